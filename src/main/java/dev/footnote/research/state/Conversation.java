package dev.footnote.research.state;

import dev.footnote.api.run.Draft;
import dev.footnote.api.run.Message;
import dev.footnote.api.run.ResearchEvent.MemoryFolded;
import dev.footnote.api.run.ResearchEvent.ModelAnswered;
import dev.footnote.api.run.SourceInfo;
import dev.footnote.text.Utf8;
import dev.footnote.tools.ToolNames;
import dev.footnote.tools.ToolTexts;
import dev.langchain4j.data.message.ChatMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A run's messages, and which of them the model still sees. What is folded is shortened in three depths: the results of old turns are
 * hidden, then their thinking, then the turns themselves, for which a list of the searches and sources stands. Guarded by the lock of the
 * {@link RunJournal}.
 */
public final class Conversation {

    private static final String HIDDEN =
            "[An older result, hidden to save room. Sources keep their numbers: find(source, text) or read(url) shows"
                    + " them again.]";

    /** What a message takes beside its texts. */
    private static final int FRAME = 60;

    private static final int SAID = 500;

    private static final MemoryFolded NOTHING = new MemoryFolded(0, 0, 0, 0);

    private record Entry(int step, Message message, int size, int thinking) {}

    private final List<Entry> entries = new ArrayList<>();
    private final Map<Integer, SourceInfo> sources = new TreeMap<>();
    private final Set<String> queries = new LinkedHashSet<>();
    private final List<ChatMessage> view = new ArrayList<>();
    private List<ChatMessage> shown = List.of();
    private final Map<Integer, String> said = new HashMap<>();
    private int saidUpTo;
    private final Map<Integer, List<String>> claims = new HashMap<>();
    private @Nullable Entry question;
    private int viewed;
    private final TokenEstimate estimate = new TokenEstimate();
    private MemoryFolded folded = NOTHING;
    private int summed;
    private long sum;
    private String ledger = "";

    void add(int step, Message message) {
        int thinking = bytes(message.thinking());
        int calls = message.toolCalls().stream()
                .mapToInt(call -> FRAME + bytes(call.name()) + bytes(call.arguments()))
                .sum();
        Entry entry = new Entry(step, message, FRAME + bytes(message.text()) + thinking + calls, thinking);
        entries.add(entry);
        if (question == null && step == 0 && message.role() == Message.Role.USER) {
            question = entry; // a note may follow it before the first step
        }
    }

    /** The messages as they are now are sent to the model. */
    void sent() {
        estimate.sent(bytesNow());
    }

    /** Adds a turn, unless it is prose; its count tells how many tokens the messages had that were sent. */
    void answered(ModelAnswered e) {
        estimate.counted(e.tokens().input());
        if (!e.message().toolCalls().isEmpty()) {
            add(e.step(), e.message());
        }
    }

    /** Returns the tokens that the next request is expected to have. */
    public long tokensToSend() {
        return estimate.tokens(bytesNow());
    }

    /** Returns the tokens that the next request is expected to have after a fold. */
    public long tokensAfter(MemoryFolded fold) {
        return estimate.tokens(bytes(fold));
    }

    void read(SourceInfo source) {
        sources.put(source.number(), source); // it may come again with more addresses
    }

    void searched(List<String> words) {
        queries.addAll(words);
    }

    /** Keeps what a draft says of each source; a later draft says it anew. */
    void drafted(Draft draft) {
        claims.clear();
        for (Draft.DraftClaim claim : draft.claims()) {
            claim.quotes().stream()
                    .map(Draft.DraftQuote::source)
                    .distinct()
                    .forEach(source -> claims.computeIfAbsent(source, number -> new ArrayList<>())
                            .add(claim.text()));
        }
    }

    /** The list of sources is fixed here: if it grew with each step, no prefix of a request would stay the same. */
    void fold(MemoryFolded fold) {
        folded = fold;
        summed = 0;
        sum = 0;
        view.clear();
        shown = List.of();
        viewed = 0;
        ledger = fold.droppedUpToStep() > 0 ? freshLedger() : "";
    }

    public MemoryFolded folded() {
        return folded;
    }

    /** The bytes of the messages that are never folded. */
    public long openingBytes() {
        return entries.stream()
                .filter(entry -> entry.step() == 0)
                .mapToLong(Entry::size)
                .sum();
    }

    /** The bytes of the model's view as it is; what was added up before is not added up anew. */
    private long bytesNow() {
        for (; summed < entries.size(); summed++) {
            sum += bytes(entries.get(summed), folded);
        }
        return sum + (folded.droppedUpToStep() > 0 ? bytes(ledger) : 0);
    }

    /** The bytes that the model's view would have after a fold, without tools and the frame of a request. */
    public long bytes(MemoryFolded fold) {
        if (fold.equals(folded)) {
            return bytesNow();
        }
        long all = fold.droppedUpToStep() > 0 ? bytes(freshLedger()) : 0;
        for (Entry entry : entries) {
            all += bytes(entry, fold);
        }
        return all;
    }

    private static long bytes(Entry entry, MemoryFolded fold) {
        if (entry.step() > 0 && entry.step() <= fold.droppedUpToStep()) {
            return 0;
        }
        long shown = isHidden(entry, fold) ? FRAME + HIDDEN.length() : entry.size();
        return shown - (entry.step() <= fold.thinkingUpToStep() ? entry.thinking() : 0);
    }

    /** Returns what the next request sends. The messages that were there before are the same objects, so that nothing is written twice. */
    public List<ChatMessage> messages() {
        for (Entry entry : entries.subList(viewed, entries.size())) {
            if (entry.step() == 0 || entry.step() > folded.droppedUpToStep()) {
                view.add(MessageMapping.toChat(shown(entry)));
            }
        }
        viewed = entries.size();
        if (shown.size() != view.size()) {
            shown = List.copyOf(view);
        }
        return shown;
    }

    private Message shown(Entry entry) {
        Message message = entry.message();
        if (isHidden(entry, folded)) {
            return with(message, HIDDEN, null);
        }
        if (entry.thinking() > 0 && entry.step() <= folded.thinkingUpToStep()) {
            return with(message, message.text(), null);
        }
        return entry.equals(question) && folded.droppedUpToStep() > 0
                ? with(message, message.text() + "\n\n" + ledger, message.thinking())
                : message;
    }

    private static boolean isHidden(Entry entry, MemoryFolded fold) {
        return entry.message().role() == Message.Role.TOOL && entry.step() <= fold.hiddenUpToStep();
    }

    private String freshLedger() {
        for (; saidUpTo < entries.size(); saidUpTo++) {
            Message message = entries.get(saidUpTo).message();
            String text = message.text();
            if (message.role() == Message.Role.TOOL && text != null && ToolNames.READ.equals(message.toolName())) {
                ToolTexts.parsePage(text)
                        .ifPresent(page -> ToolTexts.wordsOfPage(text)
                                .ifPresent(words -> said.put(page.source(), shortened(words))));
            }
        }
        return ToolTexts.ledger(List.copyOf(sources.values()), List.copyOf(queries), said, claims);
    }

    /** What a list may show of it, and some more; the whole pages stand elsewhere. */
    private static String shortened(String words) {
        return words.substring(0, Math.min(words.length(), SAID));
    }

    private static Message with(Message message, @Nullable String text, @Nullable String thinking) {
        return new Message(
                message.role(),
                text,
                thinking,
                message.toolCalls(),
                message.toolCallId(),
                message.toolName(),
                message.attributes());
    }

    private static int bytes(@Nullable String text) {
        return text == null ? 0 : Utf8.length(text);
    }
}
