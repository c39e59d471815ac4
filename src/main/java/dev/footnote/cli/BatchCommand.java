package dev.footnote.cli;

import dev.footnote.api.InvalidInputException;
import dev.footnote.batch.BatchPlan;
import dev.footnote.batch.BatchProgress;
import dev.footnote.batch.BatchReport;
import dev.footnote.batch.BatchRunner;
import dev.footnote.batch.FootnotePool;
import dev.footnote.cli.arguments.OptionFields;
import dev.footnote.cli.arguments.SchemaFile;
import dev.footnote.config.Settings;
import dev.footnote.service.FootnoteService;
import dev.footnote.service.ServiceBuilder;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Researches the questions of files. */
@CommandLine.Command(
        name = "batch",
        description = {
            "Answers the questions of files, one answer a line; start it again to go on where it was stopped.",
            "Exit codes: 0 all done, 2 bad usage, 4 a total budget stopped it, 5 some lines failed, 130 cancelled."
        })
final class BatchCommand extends Command {

    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final int MOST_PROBLEMS = 20;

    @CommandLine.Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "JSON lines or a JSON array, CSV or TSV with a header, or plain text; .gz of each; - for standard"
                            + " input.")
    private List<String> files = new ArrayList<>();

    @CommandLine.Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "OUT.jsonl",
            description = "Where answers are appended; as CSV if the name ends in .csv.")
    private Path output = Path.of("");

    @CommandLine.Option(
            names = "--question-column",
            paramLabel = "NAME",
            description = "The field that is the question; its number where a CSV file has no header.")
    private @Nullable String questionColumn;

    @CommandLine.Option(
            names = "--encoding",
            paramLabel = "NAME",
            description = "Encoding of the files, such as windows-1251 (default: told from their bytes).")
    private @Nullable Charset encoding;

    @CommandLine.Option(
            names = "--mode",
            paramLabel = "MODE",
            description = "fast, think, heavy or auto, for all questions (default: research.mode).")
    private @Nullable String mode;

    @CommandLine.Option(
            names = "--schema",
            paramLabel = "FILE",
            description = "A JSON Schema whose fields each answer fills besides; a line may have its own as"
                    + " output_schema.")
    private @Nullable Path schema;

    @CommandLine.Option(names = "--concurrency", paramLabel = "N", description = "Questions at a time.")
    private @Nullable Integer concurrency;

    @CommandLine.Option(
            names = "--max-total-cost",
            paramLabel = "USD",
            description = "Money that this start may spend on all questions.")
    private @Nullable BigDecimal maxTotalCost;

    @CommandLine.Option(
            names = "--max-total-time",
            paramLabel = "D",
            description = "Time that this start may take, such as 2h.")
    private @Nullable Duration maxTotalTime;

    @CommandLine.Option(names = "--fail-fast", description = "Stop at the first question that fails.")
    private boolean failFast;

    @Override
    int run() throws Exception {
        Settings settings = builder().effectiveSettings();
        BatchPlan plan = plan(settings);
        BatchView view = new BatchView(console(), settings.duration("batch.progress_every"));
        try (FootnoteService footnote = builder().batch(true).build();
                FootnotePool services = new FootnotePool(footnote, this::open, settings.integer("batch.max_corpora"))) {
            console().progress(console().dim(footnote.consent()));
            footnote.index(view::line).problems().stream()
                    .limit(MOST_PROBLEMS)
                    .forEach(problem -> view.line("left out: " + problem));
            return watched(new BatchRunner(plan, services, System.in, view, Clock.systemUTC()), view);
        }
    }

    private FootnoteService open(Path corpus) {
        return builder(List.of(corpus)).batch(true).build();
    }

    @Override
    ServiceBuilder builder(List<Path> folders) {
        ServiceBuilder builder = super.builder(folders);
        return mode == null
                ? builder
                : builder.setting("research.mode", mode.strip().toLowerCase(Locale.ROOT));
    }

    private BatchPlan plan(Settings settings) {
        String fields = SchemaFile.read(schema);
        try {
            return new BatchPlan(
                    files,
                    output,
                    concurrency != null ? concurrency : settings.integer("batch.concurrency"),
                    maxTotalCost,
                    maxTotalTime,
                    failFast,
                    new BatchPlan.Reading(
                                    questionColumn,
                                    encoding,
                                    settings.integer("batch.max_line_chars"),
                                    settings.integer("batch.max_carried_chars"))
                            .withOutputSchema(fields));
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(OptionFields.named(String.valueOf(e.getMessage())), e);
        }
    }

    /** Ctrl-C stops cleanly: what is on the way ends as cancelled, and the summary is still printed. */
    private int watched(BatchRunner runner, BatchView view) throws Exception {
        Interrupts.Work work = new Interrupts.Work(
                () -> runner.running() == 1
                        ? "the question on the way ends with what it has"
                        : runner.running() + " questions on the way end with what they have",
                by -> runner.stop("the program was stopped (" + by + ")"),
                GRACE);
        try {
            return Interrupts.during(work, view::line, () -> {
                BatchReport report = runner.run();
                view.erase();
                summarise(report);
                return exitCode(report.outcome());
            });
        } finally {
            view.erase();
        }
    }

    private void summarise(BatchReport report) {
        BatchProgress p = report.progress();
        console().progress(summary(p) + "; written to " + output);
        if (!report.reason().isEmpty()) {
            console().complain("stopped early: " + report.reason());
        }
        howToGoOn(report).ifPresent(console()::progress);
    }

    static String summary(BatchProgress p) {
        long met = p.before() + p.done() + p.failed() + p.cancelled();
        return BatchView.told(p)
                + (p.cancelled() == 0 ? "" : ", " + p.cancelled() + " cancelled")
                + (p.bad() == 0 ? "" : p.bad() == 1 ? ", 1 bad line skipped" : ", " + p.bad() + " bad lines skipped")
                + "; took " + BatchView.span(p.elapsed().toSeconds())
                + (met + p.bad() == 0 ? "; there was no question" : "");
    }

    static Optional<String> howToGoOn(BatchReport report) {
        BatchProgress p = report.progress();
        if (report.outcome() == BatchReport.Outcome.COMPLETE) {
            return Optional.empty();
        }
        boolean onlyBad = report.reason().isEmpty() && p.failed() + p.cancelled() == 0;
        return Optional.of(
                onlyBad
                        ? "To answer the bad lines too, mend them and start the same command again."
                        : "To go on, start the same command again: answers that are there are kept.");
    }

    static int exitCode(BatchReport.Outcome outcome) {
        return switch (outcome) {
            case COMPLETE -> 0;
            case SOME_FAILED -> Main.FAILED;
            case BUDGET_EXHAUSTED -> Main.BUDGET;
            case CANCELLED -> Main.CANCELLED;
        };
    }
}
