package dev.footnote.cli.terminal;

import dev.footnote.api.run.Estimate;
import dev.footnote.api.run.Estimate.Range;
import java.util.Locale;
import java.util.function.LongFunction;

/** An estimate in a few lines. */
public final class EstimateText {

    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;

    private EstimateText() {}

    public static String of(Estimate e) {
        String money = e.costUsd() == null
                ? "unknown; no prices are set for endpoint " + e.endpoint()
                : e.costUsd().low().toPlainString() + " to "
                        + e.costUsd().high().toPlainString() + " USD";
        String basis = e.seenRuns() == 0
                ? "Rough figures: too few runs of this model and mode were seen on this machine."
                : "From " + e.seenRuns() + " runs of this model and mode on this machine; eight of ten lay between.";
        return "model   " + e.model() + " (endpoint " + e.endpoint() + ")\n"
                + "mode    " + e.mode().name().toLowerCase(Locale.ROOT) + ": " + e.reason() + "\n"
                + "steps   " + text(e.steps(), String::valueOf) + "\n"
                + "tokens  " + text(e.tokens(), value -> String.format(Locale.ROOT, "%,d", value)) + "\n"
                + "money   " + money + "\n"
                + "time    " + text(e.millis(), EstimateText::time) + "\n"
                + basis + " The limits of the run hold in any case; it passes one by a single step at most.\n";
    }

    private static String text(Range range, LongFunction<String> form) {
        String low = form.apply(range.low());
        String high = form.apply(range.high());
        return low.equals(high) ? low : low + " to " + high;
    }

    private static String time(long millis) {
        return millis < MINUTE
                ? Math.max(1, (millis + SECOND / 2) / SECOND) + " s"
                : (millis + MINUTE / 2) / MINUTE + " min";
    }
}
