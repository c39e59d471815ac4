package dev.footnote.cli;

import dev.footnote.api.Budget;
import dev.footnote.api.Recorded;
import dev.footnote.api.ResearchEvent;
import dev.footnote.api.RunListener;
import dev.footnote.api.ThoughtDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Shows a run: a line for each thing that happens, and on a terminal the last few lines of thinking below them, dim, which vanish when the next thing happens.
 */
final class ProgressView implements RunListener, AutoCloseable {

    private static final int THOUGHT_LINES = 4;
    private static final int WIDTH = 100;

    private final Console console;
    private final EventLines lines;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final StringBuilder thinking = new StringBuilder();
    private int shown;
    private int attempt;

    ProgressView(Console console, Budget budget) {
        this.console = console;
        this.lines = new EventLines(budget);
    }

    @Override
    public void onEvent(Recorded recorded) {
        erase();
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
        erase();
        for (String line : lastLines(thinking.toString())) {
            console.progress(console.dim("  │ " + line));
            shown++;
        }
    }

    private static List<String> lastLines(String text) {
        List<String> out = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            for (int i = 0; i < line.length(); i += WIDTH) {
                out.add(printable(line.substring(i, Math.min(line.length(), i + WIDTH))));
            }
        }
        return out.subList(Math.max(0, out.size() - THOUGHT_LINES), out.size());
    }

    /** A page's text may have got into the thinking: control characters must not reach the terminal. */
    static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    private void erase() {
        if (shown > 0) {
            console.err().print("\u001b[" + shown + "A\u001b[J");
            console.err().flush();
            shown = 0;
        }
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
        erase();
    }
}
