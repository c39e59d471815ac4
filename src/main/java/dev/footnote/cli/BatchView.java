package dev.footnote.cli;

import dev.footnote.batch.BatchListener;
import dev.footnote.batch.BatchProgress;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Shows a batch: a bar on a terminal, elsewhere a plain line now and then. */
final class BatchView implements BatchListener {

    private static final int BAR = 24;
    private static final Duration REDRAW = Duration.ofMillis(100);
    private static final int MOST_BAD_LINES = 100;

    private final Console console;
    private final Duration every;
    private final boolean bar;
    private @Nullable Duration shown;
    private boolean drawn;
    private int badLines;

    BatchView(Console console, Duration every) {
        this.console = console;
        this.bar = console.terminal() && !console.quiet();
        this.every = bar ? REDRAW : every;
    }

    @Override
    public void mapped(String file, String mapping) {
        line(file + ": " + ProgressView.printable(mapping));
    }

    @Override
    public void badLine(String file, long line, String problem) {
        badLines++;
        if (badLines <= MOST_BAD_LINES) {
            line(file + ", line " + line + ": skipped, " + ProgressView.printable(problem));
        } else if (badLines == MOST_BAD_LINES + 1) {
            line("further bad lines are only counted");
        }
    }

    @Override
    public void resumed(long kept, long dropped, boolean torn) {
        line("going on: " + kept + " answers are there, " + dropped + " failed or cancelled ones are tried again"
                + (torn ? "; a last line that was cut short was removed" : ""));
    }

    @Override
    public void answered(String id, BatchProgress progress) {
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
            console.progress(told(progress));
            return;
        }
        erase();
        console.err().print(bar(progress) + told(progress));
        console.err().flush();
        drawn = true;
    }

    /** A line of its own, above the bar. */
    void line(String text) {
        erase();
        console.progress(console.dim(text));
    }

    void erase() {
        if (drawn) {
            console.err().print("\r\u001b[K");
            console.err().flush();
            drawn = false;
        }
    }

    private static long over(BatchProgress p) {
        return p.before() + p.done() + p.failed() + p.cancelled();
    }

    private static String bar(BatchProgress p) {
        if (p.total() <= 0) {
            return "";
        }
        int full = (int) Math.min(BAR, BAR * over(p) / p.total());
        return "[" + "#".repeat(full) + "-".repeat(BAR - full) + "] ";
    }

    /** Counts, rate, money and time left. */
    static String told(BatchProgress p) {
        long mine = p.done() + p.failed() + p.cancelled();
        double seconds = Math.max(0.001, p.elapsed().toMillis() / 1000.0);
        StringBuilder text = new StringBuilder();
        text.append(over(p)).append(p.total() < 0 ? "" : " of " + p.total());
        text.append(": ").append(p.before() + p.done()).append(" done");
        text.append(" (").append(p.notFound()).append(" not found), ");
        text.append(p.failed()).append(" failed, ");
        text.append(String.format(Locale.ROOT, "%.1f a minute", mine * 60 / seconds));
        if (p.costUsd() != null && p.costUsd().signum() > 0) {
            text.append(", ")
                    .append(p.costUsd().setScale(4, RoundingMode.HALF_UP))
                    .append(" USD");
        }
        long left = p.total() - over(p);
        if (left > 0 && mine > 0) {
            text.append(", ").append(span((long) (left * seconds / mine))).append(" left");
        }
        return text.toString();
    }

    private static String span(long seconds) {
        return seconds < 60
                ? seconds + " s"
                : seconds < 3600
                        ? seconds / 60 + " min"
                        : String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds / 60 % 60);
    }
}
