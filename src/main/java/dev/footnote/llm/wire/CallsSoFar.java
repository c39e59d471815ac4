package dev.footnote.llm.wire;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The calls of a conversation and their ids. A conversation that only grew since the last look is looked through from there on. Safe for many threads. */
public final class CallsSoFar {

    private final Set<String> ids = new HashSet<>();
    private int count;
    private int seen;
    private @Nullable ChatMessage last;

    /**
     * Returns true if a call of the conversation has an id.
     *
     * @param messages the whole conversation
     */
    public synchronized boolean hasId(List<ChatMessage> messages, @Nullable String id) {
        look(messages);
        return ids.contains(id);
    }

    /**
     * Returns the number of calls in the conversation.
     *
     * @param messages the whole conversation
     */
    public synchronized int count(List<ChatMessage> messages) {
        look(messages);
        return count;
    }

    private void look(List<ChatMessage> messages) {
        if (seen > messages.size() || (seen > 0 && messages.get(seen - 1) != last)) {
            ids.clear(); // folded, or another conversation
            count = 0;
            seen = 0;
        }
        for (; seen < messages.size(); seen++) {
            last = messages.get(seen);
            if (last instanceof AiMessage ai && ai.hasToolExecutionRequests()) {
                for (ToolExecutionRequest call : ai.toolExecutionRequests()) {
                    ids.add(call.id());
                    count++;
                }
            }
        }
    }
}
