package dev.footnote.cli.terminal;

import dev.footnote.api.run.Estimate;
import dev.footnote.api.run.Estimate.Range;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.LongFunction;

/** An estimate in a few lines. */
public final class EstimateText {

    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;

    /** Columns of the labels. */
    public static final int LABEL = 8;

    private EstimateText() {}

    /**
     * Returns the estimate as lines, each with its end.
     *
     * @param rows breaks a value into the rows that fit beside the labels
     */
    public static String of(Estimate e, Function<String, List<String>> rows) {
        String basis = e.seenRuns() == 0
                ? "Rough figures: too few runs of this model and mode were seen on this machine."
                : "From " + e.seenRuns() + " runs of this model and mode on this machine; eight of ten lay between.";
        return line("model", e.model() + " (endpoint " + e.endpoint() + ")", rows)
                + line("mode", e.mode().name().toLowerCase(Locale.ROOT) + ": " + e.reason(), rows)
                + line("steps", text(e.steps(), String::valueOf), rows)
                + line("tokens", text(e.tokens(), value -> String.format(Locale.ROOT, "%,d", value)), rows)
                + line("money", money(e), rows)
                + line("time", text(e.millis(), EstimateText::time), rows)
                + String.join(
                        "\n",
                        rows.apply(basis
                                + " The limits of the run hold in any case; it passes one by a single step at most."))
                + "\n";
    }

    private static String line(String label, String value, Function<String, List<String>> rows) {
        return label + " ".repeat(LABEL - label.length())
                + String.join("\n" + " ".repeat(LABEL), rows.apply(value)) + "\n";
    }

    private static String money(Estimate e) {
        Estimate.Money cost = e.costUsd();
        if (cost == null) {
            return "unknown; no prices are set for endpoint " + e.endpoint();
        }
        String low = cost.low().toPlainString();
        String high = cost.high().toPlainString();
        return (low.equals(high) ? low : low + " to " + high) + " USD";
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
