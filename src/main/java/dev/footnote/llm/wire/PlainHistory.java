package dev.footnote.llm.wire;

import dev.footnote.llm.endpoint.HistoryFix;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A history as the strictest templates take it; see {@link HistoryFix}. */
public final class PlainHistory {

    private final HistoryFix fix;
    private final boolean namedIds;
    private final List<ChatMessage> out = new ArrayList<>();
    private int calls;

    private PlainHistory(HistoryFix fix, boolean namedIds) {
        this.fix = fix;
        this.namedIds = namedIds;
    }

    static List<ChatMessage> of(List<ChatMessage> messages, HistoryFix fix) {
        return of(messages, fix, false);
    }

    /**
     * The history in another form.
     *
     * @param namedIds true for a model that was trained on ids such as {@code functions.search:0}
     */
    static List<ChatMessage> of(List<ChatMessage> messages, HistoryFix fix, boolean namedIds) {
        PlainHistory history = new PlainHistory(fix, namedIds);
        for (int i = 0; i < messages.size(); i++) {
            ChatMessage message = messages.get(i);
            if (message instanceof AiMessage turn && turn.hasToolExecutionRequests()) {
                history.turn(turn, results(messages, i + 1));
            } else if (message instanceof UserMessage user
                    && user.hasSingleText()
                    && user.singleText().isBlank()) {
                history.out.add(UserMessage.from("(nothing)"));
            } else if (!(message instanceof ToolExecutionResultMessage)) {
                history.out.add(message);
            }
        }
        return history.out;
    }

    /** The results that directly follow a turn, in their order for each id. */
    private static Map<String, List<ToolExecutionResultMessage>> results(List<ChatMessage> messages, int from) {
        Map<String, List<ToolExecutionResultMessage>> byId = new HashMap<>();
        for (int i = from; i < messages.size() && messages.get(i) instanceof ToolExecutionResultMessage result; i++) {
            byId.computeIfAbsent(String.valueOf(result.id()), id -> new ArrayList<>())
                    .add(result);
        }
        return byId;
    }

    private void turn(AiMessage turn, Map<String, List<ToolExecutionResultMessage>> results) {
        List<ToolExecutionRequest> renamed = new ArrayList<>();
        List<ToolExecutionResultMessage> answers = new ArrayList<>();
        for (ToolExecutionRequest call : turn.toolExecutionRequests()) {
            String id = namedIds ? "functions." + call.name() + ":" + calls : id(calls);
            calls++;
            renamed.add(call.toBuilder().id(id).build());
            List<ToolExecutionResultMessage> mine = results.getOrDefault(String.valueOf(call.id()), List.of());
            String text = mine.isEmpty() ? "" : mine.remove(0).text();
            answers.add(ToolExecutionResultMessage.from(id, call.name(), text.isBlank() ? "(no result)" : text));
        }
        if (!fix.oneCallATurn()) {
            out.add(turn.toBuilder().toolExecutionRequests(renamed).build());
            out.addAll(answers);
            return;
        }
        for (int i = 0; i < renamed.size(); i++) {
            AiMessage.Builder one = i == 0 ? turn.toBuilder() : AiMessage.builder();
            out.add(one.toolExecutionRequests(List.of(renamed.get(i))).build());
            out.add(answers.get(i));
        }
    }

    /** Nine letters or digits, which every template takes. */
    public static String id(int number) {
        return String.format(Locale.ROOT, "c%08d", number);
    }
}
