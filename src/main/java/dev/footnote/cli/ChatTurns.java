package dev.footnote.cli;

import dev.footnote.api.Answer;
import dev.footnote.api.Claim;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.api.run.SourceInfo;
import dev.footnote.cli.terminal.BriefAddress;
import dev.footnote.text.Cut;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was said and read in a conversation so far. Not safe for many threads. */
final class ChatTurns {

    /** UTF-16 units of earlier turns that are told, the latest first. */
    private static final int MOST_CONTEXT = 12_000;

    private final Deque<String> turns = new ArrayDeque<>();
    private final Map<Integer, SourceInfo> sources = new TreeMap<>();
    private @Nullable String lastRun;

    void forget() {
        turns.clear();
        sources.clear();
        lastRun = null;
    }

    void add(ResearchRun run, Answer answer) {
        lastRun = run.id();
        for (RecordedEvent recorded : run.events(1)) {
            if (recorded.event() instanceof ResearchEvent.SourceFrozen frozen) {
                sources.put(frozen.source().number(), frozen.source());
            }
        }
        String claims = answer.claims().stream()
                .filter(claim -> claim.support() != Claim.Support.NONE)
                .map(claim -> "- " + claim.text())
                .collect(Collectors.joining("\n"));
        String said = answer.status() == Answer.Status.ANSWERED ? answer.shortAnswer() : "(no answer was found)";
        turns.addFirst("User: " + answer.question() + "\nAnswer: " + said.strip() + "\n" + claims);
        int room = MOST_CONTEXT;
        int kept = 0;
        for (String turn : turns) {
            room -= turn.length();
            kept += room >= 0 ? 1 : 0;
        }
        while (turns.size() > Math.max(1, kept)) {
            turns.removeLast();
        }
    }

    /** Returns the run whose sources are those of the whole conversation, or null before the first answer. */
    @Nullable
    String lastRun() {
        return lastRun;
    }

    /** Returns what was said before, the oldest first; null where nothing was. */
    @Nullable
    String context() {
        StringBuilder out = new StringBuilder();
        turns.descendingIterator()
                .forEachRemaining(turn -> out.append(Cut.to(turn, MOST_CONTEXT)).append("\n\n"));
        return out.isEmpty() ? null : out.toString().strip();
    }

    /**
     * Returns the sources, one a line.
     *
     * @param brief true for short forms of their addresses
     */
    List<String> sources(boolean brief) {
        return sources.isEmpty()
                ? List.of("nothing was read yet")
                : sources.values().stream()
                        .map(source -> "[" + source.number() + "] " + ProgressView.printable(source.title()) + ", "
                                + (brief ? BriefAddress.of(source.url()) : source.url()))
                        .toList();
    }
}
