package dev.footnote.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.answer.render.TerminalText;
import dev.footnote.doctor.Doctor;
import dev.footnote.doctor.DoctorReport;
import dev.footnote.doctor.Finding;
import dev.footnote.json.JsonNodes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Checks whether a model's host serves it as runs need it. */
@CommandLine.Command(
        name = "doctor",
        description =
                "Checks whether the model's host serves it as runs need it, in a minute and under a cent: streaming,"
                        + " thinking, tool calls, history, usage, window. Exit code 5 if a check fails.")
final class DoctorCommand extends Command {

    private static final String INDENT = " ".repeat(32);
    private static final int LEAST_COLUMNS = 30;

    @CommandLine.Option(names = "--json", description = "One JSON object instead of the table.")
    private boolean json;

    @CommandLine.Option(names = "--quick", description = "Only the first six checks, with two short requests.")
    private boolean quick;

    @CommandLine.Option(
            names = "--max-time",
            paramLabel = "D",
            description = "Time at most, such as 5m for a slow model on your own machine (default: 60s).")
    private @Nullable String maxTime;

    @Override
    int run() {
        var builder = builder();
        if (maxTime != null) {
            builder.setting("doctor.max_time", maxTime);
        }
        Doctor doctor = new Doctor(builder.effectiveSettings(), Clock.systemUTC());
        DoctorReport report = doctor.examine(
                quick,
                finding -> console()
                        .progress(console().dim("checked: " + finding.check().title() + ", " + finding.level())));
        console().print(json ? object(report) + "\n" : table(report));
        return report.healthy() ? 0 : Main.FAILED;
    }

    private String table(DoctorReport report) {
        StringBuilder out = new StringBuilder(report.endpoint() + " at " + report.host()
                + (report.model().isEmpty() ? "" : ", model " + report.model()) + "\n\n");
        for (Finding finding : report.findings()) {
            String head = String.format(
                    Locale.ROOT,
                    "%-4s  %2d  %-20s  ",
                    finding.level(),
                    finding.check().number(),
                    finding.check().title());
            lines(head, finding.seen(), out);
            if (!finding.change().isEmpty()) {
                lines(INDENT, "change: " + finding.change(), out);
            }
        }
        BigDecimal cost = report.costUsd();
        return out.append('\n')
                .append(report.count(Finding.Level.PASS) + " pass, " + report.count(Finding.Level.WARN) + " warn, "
                        + report.count(Finding.Level.FAIL) + " fail, " + report.count(Finding.Level.SKIP)
                        + " skipped; " + report.elapsedMs() / 1000 + " s, "
                        + (report.tokens().input() + report.tokens().output()) + " tokens, "
                        + (cost == null
                                ? "cost unknown"
                                : cost.setScale(4, RoundingMode.HALF_UP).toPlainString() + " USD"))
                .append('\n')
                .toString();
    }

    /** What a host said stands in a finding, so nothing in it may steer the terminal. */
    private void lines(String head, String text, StringBuilder out) {
        int columns = console().outTerminal() ? console().columns() - 1 : Integer.MAX_VALUE;
        List<String> wrapped =
                TerminalText.wrap(Console.cleaned(text, false), Math.max(LEAST_COLUMNS, columns - INDENT.length()));
        for (int i = 0; i < wrapped.size(); i++) {
            out.append(i == 0 ? head : INDENT).append(wrapped.get(i)).append('\n');
        }
    }

    private static String object(DoctorReport report) {
        ObjectNode out = JsonNodes.object().put("endpoint", report.endpoint()).put("host", report.host());
        out.put("model", report.model()).put("healthy", report.healthy());
        ArrayNode checks = out.putArray("checks");
        for (Finding finding : report.findings()) {
            checks.addObject()
                    .put("number", finding.check().number())
                    .put("check", finding.check().name().toLowerCase(Locale.ROOT))
                    .put("title", finding.check().title())
                    .put("level", finding.level().toString())
                    .put("seen", finding.seen())
                    .put("change", finding.change());
        }
        return out.put("input_tokens", report.tokens().input())
                .put("output_tokens", report.tokens().output())
                .put("cost_usd", report.costUsd())
                .put("elapsed_ms", report.elapsedMs())
                .toString();
    }
}
