package dev.footnote.cli;

import dev.footnote.answer.render.TerminalText;
import dev.footnote.batch.BatchListener;
import dev.footnote.batch.BatchProgress;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows a batch: a bar on a terminal, elsewhere a plain line now and then. Safe for many threads. */
final class BatchView implements BatchListener {

    private static final int WIDEST_BAR = 24;
    private static final int NARROWEST_BAR = 8;
    private static final String SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
    private static final long SPIN_MS = 200;
    private static final Duration REDRAW = Duration.ofMillis(100);
    private static final int MOST_BAD_LINES = 100;

    private final Console console;
    private final Duration every;
    private final boolean bar;
    private @Nullable Duration shown;
    private int drawn;
    private int badLines;

    /**
     * @param every between two plain lines
     */
    BatchView(Console console, Duration every) {
        this.console = console;
        this.bar = console.terminal() && !console.quiet();
        this.every = bar ? REDRAW : every;
    }

    @Override
    public synchronized void mapped(String file, String mapping) {
        line(file + ": " + ProgressView.printable(mapping));
    }

    @Override
    public synchronized void badLine(String file, long line, String problem) {
        badLines++;
        if (badLines <= MOST_BAD_LINES) {
            line(file + ", line " + line + ": skipped, " + ProgressView.printable(problem));
        } else if (badLines == MOST_BAD_LINES + 1) {
            line("further bad lines are only counted");
        }
    }

    @Override
    public synchronized void resumed(long kept, long dropped, boolean torn) {
        line("going on: " + (kept == 1 ? "1 answer is there, " : kept + " answers are there, ")
                + (dropped == 1
                        ? "1 failed or cancelled one is tried again"
                        : dropped + " failed or cancelled ones are tried again")
                + (torn ? "; a last line that was cut short was removed" : ""));
    }

    @Override
    public synchronized void answered(String id, BatchProgress progress) {
        waiting(progress);
    }

    @Override
    public synchronized void waiting(BatchProgress progress) {
        Duration last = shown;
        if (last == null ? bar : progress.elapsed().minus(last).compareTo(every) >= 0) {
            shown = progress.elapsed();
            show(progress);
        } else if (last == null) {
            shown = progress.elapsed();
        }
    }

    private void show(BatchProgress progress) {
        if (!bar) {
            console.progress(
                    told(progress) + left(progress).map(left -> ", " + left).orElse(""));
            return;
        }
        String line = spin(progress) + fitted(progress, console.columns() - 3);
        // Without the terminal's wrapping, so that a line that is too long all the same does not take two.
        console.err().print(back() + "\u001b[?7l" + line + "\u001b[K\u001b[?7h");
        console.err().flush();
        drawn = TerminalText.width(line);
    }

    /** Turns while the batch works, though nothing may end for minutes. */
    private static String spin(BatchProgress progress) {
        return SPINNER.charAt((int) (progress.elapsed().toMillis() / SPIN_MS % SPINNER.length())) + " ";
    }

    /** To the start of what was drawn: a window that became narrower shows it in several rows. */
    private String back() {
        int rows = drawn == 0 ? 0 : (drawn - 1) / Math.max(1, console.columns());
        return rows == 0 ? "\r" : "\r\u001b[" + rows + "A\u001b[J";
    }

    /** A line of its own, above the bar. */
    synchronized void line(String text) {
        erase();
        console.progress(console.dim(text));
    }

    synchronized void erase() {
        if (drawn > 0) {
            console.err().print(back() + "\u001b[K");
            console.err().flush();
            drawn = 0;
        }
    }

    private static long over(BatchProgress p) {
        return p.before() + p.done() + p.failed() + p.cancelled();
    }

    /** As much as has room, the dispensable left out first: rate, money, the bar itself, then the rest from its end. */
    static String fitted(BatchProgress p, int room) {
        List<String> parts = new ArrayList<>();
        parts.add(p.before() + p.done() + (p.total() > 0 ? "/" + p.total() : "") + " done");
        left(p).ifPresent(parts::add);
        parts.add(p.failed() + " failed");
        parts.add(apart(p));
        money(p).ifPresent(parts::add);
        rate(p).ifPresent(parts::add);
        int needed = p.total() > 0 ? NARROWEST_BAR + 3 : 0;
        int kept = parts.size();
        while (kept > 4 && needed + String.join(", ", parts.subList(0, kept)).length() > room) {
            kept--;
        }
        while (kept > 1 && String.join(", ", parts.subList(0, kept)).length() > room) {
            kept--;
        }
        String text = String.join(", ", parts.subList(0, kept));
        int forBar = Math.min(WIDEST_BAR, room - text.length() - 3);
        return p.total() > 0 && forBar >= NARROWEST_BAR ? bar(p, forBar) + text : text;
    }

    private static String bar(BatchProgress p, int wide) {
        int full = (int) Math.min(wide, wide * over(p) / p.total());
        return "[" + "#".repeat(full) + "-".repeat(wide - full) + "] ";
    }

    /** Counts, rate and money. */
    static String told(BatchProgress p) {
        StringBuilder text = new StringBuilder();
        text.append(over(p)).append(p.total() < 0 ? "" : " of " + p.total());
        text.append(": ").append(p.before() + p.done()).append(" done");
        text.append(" (").append(apart(p)).append("), ");
        text.append(p.failed()).append(" failed");
        rate(p).ifPresent(rate -> text.append(", ").append(rate));
        money(p).ifPresent(money -> text.append(", ").append(money));
        return text.toString();
    }

    /** What is done without an answer that holds. */
    private static String apart(BatchProgress p) {
        return p.notFound() + " not found"
                + (p.unsupported() == 0 ? "" : ", " + p.unsupported() + " unsupported")
                + (p.outOfBudget() == 0 ? "" : ", " + p.outOfBudget() + " out of budget");
    }

    /** What this start answered; a cancelled question tells nothing of how long one takes. */
    private static long mine(BatchProgress p) {
        return p.done() + p.failed();
    }

    private static double seconds(BatchProgress p) {
        return Math.max(0.001, p.elapsed().toMillis() / 1000.0);
    }

    private static Optional<String> rate(BatchProgress p) {
        double rate = mine(p) * 60 / seconds(p);
        if (mine(p) == 0) {
            return Optional.empty();
        }
        return Optional.of(
                rate < 1
                        ? String.format(Locale.ROOT, "%.1f an hour", 60 * rate)
                        : String.format(Locale.ROOT, rate < 100 ? "%.1f a minute" : "%.0f a minute", rate));
    }

    private static Optional<String> money(BatchProgress p) {
        BigDecimal cost = p.costUsd();
        return cost == null || cost.signum() == 0
                ? Optional.empty()
                : Optional.of(cost.setScale(4, RoundingMode.HALF_UP) + " USD");
    }

    /** The time left; before anything has ended, what is being waited for. */
    private static Optional<String> left(BatchProgress p) {
        if (mine(p) == 0 && p.running() > 0) {
            return Optional.of(
                    p.running() + " on the way for " + span(p.elapsed().toSeconds()));
        }
        long left = p.total() - over(p);
        return left <= 0 || mine(p) == 0
                ? Optional.empty()
                : Optional.of(span((long) (left * seconds(p) / mine(p))) + " left");
    }

    static String span(long seconds) {
        return seconds < 60
                ? seconds + " s"
                : seconds < 3600
                        ? seconds / 60 + " min"
                        : String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds / 60 % 60);
    }
}
