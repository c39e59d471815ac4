package dev.footnote.http.openai;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.api.Budget;
import java.util.List;

/** The models that a chat client can choose, named by what they do. */
public enum ChatModels {
    /** Researches as the service is set up. */
    FOOTNOTE("footnote", 0),
    /** Few steps, for simple questions. */
    FAST("footnote-fast", 6);

    private final String id;
    private final int steps;

    ChatModels(String id, int steps) {
        this.id = id;
        this.steps = steps;
    }

    /** Returns the name that clients use. */
    public String id() {
        return id;
    }

    /** Returns the limits of a run with this model. */
    public Budget budget() {
        return steps == 0 ? Budget.UNSET : Budget.builder().maxSteps(steps).build();
    }

    /**
     * Returns the model of a name.
     *
     * @param name as a client gave it
     * @throws ChatProblem if there is none
     */
    public static ChatModels of(String name) {
        for (ChatModels model : values()) {
            if (model.id.equals(name)) {
                return model;
            }
        }
        String shown = name.length() > 64 ? name.substring(0, 64) : name;
        throw new ChatProblem(
                404,
                "model",
                "there is no model \"" + shown + "\"; use " + String.join(" or ", List.of(FOOTNOTE.id, FAST.id)));
    }

    /**
     * Returns this model as clients list it.
     *
     * @param created seconds since 1970
     */
    public ObjectNode json(long created) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        return node.put("id", id).put("object", "model").put("created", created).put("owned_by", "footnote");
    }

    /**
     * Returns the list of all models.
     *
     * @param created seconds since 1970
     */
    public static ObjectNode list(long created) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("object", "list");
        ArrayNode data = node.putArray("data");
        for (ChatModels model : values()) {
            data.add(model.json(created));
        }
        return node;
    }
}
