package dev.footnote.offline;

import dev.footnote.tools.BadArguments;
import dev.footnote.tools.ToolContract;
import dev.footnote.tools.ToolNames;
import dev.footnote.tools.ToolTexts;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the embedded model knows: read anew from the messages of each request. */
final class Conversation {

    private final Set<String> asked = new LinkedHashSet<>();
    private final Set<String> wantedUrls = new LinkedHashSet<>();
    private final Map<String, ToolTexts.ParsedHit> hits = new LinkedHashMap<>();
    private final List<ToolTexts.ParsedPage> pages = new ArrayList<>();
    private List<ToolTexts.ParsedHit> lastHits = new ArrayList<>();
    private String question = "";
    private int searchTurns;
    private int readTurns;
    private int submits;
    private int calls;

    static Conversation of(List<ChatMessage> messages) {
        Conversation out = new Conversation();
        for (ChatMessage message : messages) {
            out.take(message);
        }
        return out;
    }

    private void take(ChatMessage message) {
        if (message instanceof UserMessage user && question.isEmpty()) {
            question = user.hasSingleText() ? user.singleText().strip() : "";
        } else if (message instanceof AiMessage ai) {
            ai.toolExecutionRequests().forEach(this::take);
            searchTurns += has(ai, ToolNames.SEARCH) ? 1 : 0;
            readTurns += has(ai, ToolNames.READ) ? 1 : 0;
            submits += has(ai, ToolNames.SUBMIT) ? 1 : 0;
            lastHits = has(ai, ToolNames.SEARCH) ? new ArrayList<>() : lastHits;
        } else if (message instanceof ToolExecutionResultMessage result) {
            String text = result.text();
            ToolTexts.parseSearch(text).ifPresent(search -> search.hits().forEach(this::hit));
            ToolTexts.parsePage(text).ifPresent(pages::add);
        }
    }

    private void hit(ToolTexts.ParsedHit hit) {
        hits.putIfAbsent(hit.url().toString(), hit);
        lastHits.add(hit);
    }

    private static boolean has(AiMessage ai, String tool) {
        return ai.toolExecutionRequests().stream().anyMatch(call -> call.name().equals(tool));
    }

    private void take(ToolExecutionRequest call) {
        calls++;
        try {
            if (call.name().equals(ToolNames.SEARCH)) {
                ToolContract.search(call.arguments()).queries().forEach(q -> asked.add(q.toLowerCase(Locale.ROOT)));
            } else if (call.name().equals(ToolNames.READ)) {
                wantedUrls.add(ToolContract.read(call.arguments()).url());
            }
        } catch (BadArguments e) {
            // Not one of this model's own calls: it writes only arguments that can be read.
            asked.add(call.arguments());
        }
    }

    String question() {
        return question;
    }

    boolean hasAsked(String query) {
        return asked.contains(query.toLowerCase(Locale.ROOT));
    }

    /** Hits of the last search that nobody has tried to read, best first. */
    List<ToolTexts.ParsedHit> unread() {
        return lastHits.stream()
                .filter(hit -> !wantedUrls.contains(hit.url().toString()))
                .toList();
    }

    List<ToolTexts.ParsedPage> pages() {
        return pages;
    }

    Set<String> asked() {
        return asked;
    }

    int searchTurns() {
        return searchTurns;
    }

    int readTurns() {
        return readTurns;
    }

    int submits() {
        return submits;
    }

    int calls() {
        return calls;
    }
}
