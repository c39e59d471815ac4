package dev.footnote.http.openai;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.api.ResearchRequest.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A model that clients can choose, named by its task: {@code footnote} as the service is set up, one for each other mode, and {@code footnote-offline}, which needs no key.
 *
 * @param id the name that clients use
 * @param mode of its runs, or null for the settings' own
 * @param endpoint at which it thinks, or null for the first that is set up
 */
public record NamedModel(
        String id, @Nullable Mode mode, @Nullable String endpoint) {

    private static final String NAME = "footnote";

    /** Researches as the service is set up. */
    static final NamedModel DEFAULT = new NamedModel(NAME, null, null);

    /** Few steps, for simple questions. */
    static final NamedModel FAST = of(Mode.FAST);

    private static final List<NamedModel> ALL = all();

    private static NamedModel of(Mode mode) {
        return new NamedModel(NAME + "-" + mode.name().toLowerCase(Locale.ROOT), mode, null);
    }

    private static List<NamedModel> all() {
        List<NamedModel> out = new ArrayList<>(List.of(DEFAULT));
        for (Mode mode : Mode.values()) {
            if (mode != Mode.AUTO) {
                out.add(of(mode));
            }
        }
        out.add(new NamedModel(NAME + "-offline", null, "offline"));
        return List.copyOf(out);
    }

    /**
     * Returns the model of a name.
     *
     * @param name as a client gave it
     * @throws ChatProblem if there is none
     */
    public static NamedModel of(String name) {
        for (NamedModel model : ALL) {
            if (model.id.equals(name)) {
                return model;
            }
        }
        String shown = name.length() > 64 ? name.substring(0, 64) : name;
        throw new ChatProblem(
                404,
                "model",
                "there is no model \"" + shown + "\"; use "
                        + ALL.stream().map(NamedModel::id).collect(Collectors.joining(" or ")));
    }

    /**
     * Returns this model as clients list it.
     *
     * @param created seconds since 1970
     */
    public ObjectNode json(long created) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        return node.put("id", id).put("object", "model").put("created", created).put("owned_by", NAME);
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
        for (NamedModel model : ALL) {
            data.add(model.json(created));
        }
        return node;
    }
}
