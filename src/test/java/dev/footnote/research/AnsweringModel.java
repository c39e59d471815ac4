package dev.footnote.research;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Answers each request by what stands in it, so that it also serves runs that were broken off; keeps each request as text. */
public final class AnsweringModel implements StreamingChatModel {

    /** A turn that may depend on the request. */
    public interface Turn extends Function<ChatRequest, AiMessage> {}

    final List<String> requests = new CopyOnWriteArrayList<>();
    final List<List<String>> tools = new CopyOnWriteArrayList<>();
    private final Turn turns;

    AnsweringModel(Turn turns) {
        this.turns = turns;
    }

    /** Gives the turn of a script that follows those in the request. */
    public static AnsweringModel of(Turn... script) {
        return new AnsweringModel(request -> {
            int turn = turnsOf(request);
            if (turn >= script.length) {
                throw new AssertionError("the script has " + script.length + " turns");
            }
            return script[turn].apply(request);
        });
    }

    static int turnsOf(ChatRequest request) {
        return (int)
                request.messages().stream().filter(AiMessage.class::isInstance).count();
    }

    @Override
    public void chat(ChatRequest request, StreamingChatResponseHandler handler) {
        requests.add(request.messages().toString());
        tools.add(request.toolSpecifications().stream()
                .map(ToolSpecification::name)
                .toList());
        ScriptedModel.of(turns.apply(request)).chat(request, handler);
    }
}
