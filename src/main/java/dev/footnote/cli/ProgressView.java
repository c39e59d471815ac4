package dev.footnote.cli;

import dev.footnote.answer.render.Columns;
import dev.footnote.api.Budget;
import dev.footnote.api.Recorded;
import dev.footnote.api.ResearchEvent;
import dev.footnote.api.RunListener;
import dev.footnote.api.ThoughtDelta;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Shows a run: a line for each thing that happens, and on a terminal the last few lines of thinking below them, dim, which vanish when the next thing happens.
 */
final class ProgressView implements RunListener, AutoCloseable {

    private static final int THOUGHT_LINES = 4;

    /** Wider lines are hard to read. */
    private static final int MOST_COLUMNS = 100;

    /** Fewer hold no Chinese character and its frame. */
    private static final int LEAST_COLUMNS = 10;

    private static final String FRAME = "  │ ";

    /** UTF-16 units of thinking that are kept for showing; the last lines of the widest view need a tenth. */
    private static final int KEPT = 8000;

    private final Console console;
    private final EventLines lines;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final StringBuilder thinking = new StringBuilder();
    private List<String> shown = List.of();
    private int attempt;

    ProgressView(Console console, Budget budget) {
        this.console = console;
        this.lines = new EventLines(budget);
    }

    @Override
    public void onEvent(Recorded recorded) {
        show(List.of());
        thinking.setLength(0);
        lines.of(recorded.event()).ifPresent(line -> console.progress(console.dim(line)));
        if (recorded.event() instanceof ResearchEvent.RunEnded) {
            ended.countDown();
        }
    }

    @Override
    public void onThought(ThoughtDelta delta) {
        if (!console.terminal() || console.quiet()) {
            return;
        }
        if (delta.attempt() != attempt) {
            attempt = delta.attempt();
            thinking.setLength(0);
        }
        thinking.append(delta.text());
        if (thinking.length() > 2 * KEPT) {
            thinking.delete(0, thinking.length() - KEPT);
        }
        int room = Math.max(LEAST_COLUMNS, Math.min(MOST_COLUMNS, console.columns() - 1)) - FRAME.length();
        show(lastLines(thinking.toString(), room));
    }

    static List<String> lastLines(String text, int columns) {
        List<String> out = Columns.wrap(Console.cleaned(text, true).replace('\t', ' '), columns).stream()
                .filter(line -> !line.isBlank())
                .map(line -> FRAME + line)
                .toList();
        return out.subList(Math.max(0, out.size() - THOUGHT_LINES), out.size());
    }

    private void show(List<String> next) {
        if (!next.equals(shown)) {
            // In a window that became narrower a line drawn before stands on several rows.
            int columns = shown.isEmpty() ? 1 : console.columns();
            int rows = shown.stream()
                    .mapToInt(line -> Math.max(1, (Columns.width(line) + columns - 1) / columns))
                    .sum();
            console.redraw(rows, next);
            shown = next;
        }
    }

    /** A page's text may have got into the thinking: control characters must not reach the terminal. */
    static String printable(String text) {
        return Console.cleaned(text, false);
    }

    /** Waits a moment for the last event to be shown. */
    void await() {
        try {
            if (!ended.await(2, TimeUnit.SECONDS)) {
                console.progress("(progress is behind)");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        show(List.of());
    }
}
