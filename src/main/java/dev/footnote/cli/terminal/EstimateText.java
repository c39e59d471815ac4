package dev.footnote.cli.terminal;

import dev.footnote.answer.render.TerminalText;
import dev.footnote.api.run.Estimate;
import dev.footnote.api.run.Estimate.Range;
import java.util.Locale;
import java.util.function.LongFunction;

/** An estimate in a few lines. */
public final class EstimateText {

    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;

    private static final String INDENT = " ".repeat(8);

    private EstimateText() {}

    /**
     * Returns the text, with a line end.
     *
     * @param columns of a line at most, from 20
     */
    public static String of(Estimate e, int columns) {
        String money = e.costUsd() == null
                ? "unknown; no prices are set for endpoint " + e.endpoint()
                : e.costUsd().high().signum() == 0
                        ? "none"
                        : e.costUsd().low().toPlainString() + " to "
                                + e.costUsd().high().toPlainString() + " USD";
        String basis = e.seenRuns() == 0
                ? "Rough figures: too few runs of this model and mode were seen on this machine."
                : "From " + e.seenRuns() + " runs of this model and mode on this machine; eight of ten lay between.";
        return row("model", e.model() + " (endpoint " + e.endpoint() + ")", columns)
                + row("mode", e.mode().name().toLowerCase(Locale.ROOT) + ": " + e.reason(), columns)
                + row("steps", text(e.steps(), String::valueOf), columns)
                + row("tokens", text(e.tokens(), value -> String.format(Locale.ROOT, "%,d", value)), columns)
                + row("money", money, columns)
                + row("time", text(e.millis(), EstimateText::time), columns)
                + lines(
                        basis + " The limits of the run hold in any case; it passes one by a single step at most.",
                        columns,
                        "\n")
                + "\n";
    }

    private static String row(String name, String value, int columns) {
        return name + INDENT.substring(name.length()) + lines(value, columns - INDENT.length(), "\n" + INDENT) + "\n";
    }

    private static String lines(String text, int columns, String between) {
        return String.join(between, TerminalText.wrap(text, columns));
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
