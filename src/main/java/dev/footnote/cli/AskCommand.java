package dev.footnote.cli;

import dev.footnote.answer.render.Renderers;
import dev.footnote.api.Answer;
import dev.footnote.api.CacheReport;
import dev.footnote.api.InvalidInputException;
import dev.footnote.api.PermanentException;
import dev.footnote.api.PrefetchReport;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.run.Estimate;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.cli.arguments.AnswerFormat;
import dev.footnote.cli.arguments.RequestOptions;
import dev.footnote.cli.arguments.SchemaFile;
import dev.footnote.cli.terminal.EstimateText;
import dev.footnote.json.Json;
import dev.footnote.service.FootnoteService;
import dev.footnote.trajectory.RecordedRun;
import dev.footnote.trajectory.TrajectoryWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Researches one question. */
@CommandLine.Command(name = "ask", description = "Researches a question and prints the cited, checked answer.")
final class AskCommand extends Command {

    /** Bytes of a line's end, which do not count. */
    private static final int LINE_END = 2;

    private static final int LEAST_COLUMNS = 30;

    private static final Duration STOPPING = Duration.ofSeconds(5);

    @CommandLine.Parameters(
            arity = "0..1",
            paramLabel = "QUESTION",
            description = "The question, or - to read it from standard input.")
    private @Nullable String question;

    @CommandLine.Option(
            names = "--dry-run",
            description = "Asks nothing, and tells what the question is expected to take: steps, tokens, money, time.")
    private boolean dryRun;

    @CommandLine.Mixin
    private RequestOptions options = new RequestOptions();

    @CommandLine.Option(
            names = "--format",
            paramLabel = "FORM",
            description = "${COMPLETION-CANDIDATES} (default: markdown; on a terminal the same without its markup, in"
                    + " colours).")
    private @Nullable AnswerFormat format;

    @CommandLine.Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Writes the answer to a file, in place of what it held.")
    private @Nullable Path output;

    @CommandLine.Option(
            names = "--with-sources",
            description = "Puts the sources' texts into the answer's JSON (--format json).")
    private boolean withSources;

    @CommandLine.Option(
            names = "--schema",
            paramLabel = "FILE",
            description = "A JSON Schema whose fields are filled in besides, each with its quotes (--format json shows"
                    + " them).")
    private @Nullable Path schema;

    @CommandLine.Mixin
    private TrajectoryFiles files = new TrajectoryFiles();

    @Override
    int run() throws Exception {
        Optional<RecordedRun> recorded = files.recorded(question);
        if (recorded.isPresent()) {
            return replay(recorded.get());
        }
        ResearchRequest request = request();
        if (dryRun) {
            return estimate(request);
        }
        checkOutput();
        files.check(output);
        ProgressView view = new ProgressView(console(), shown(), options.showThinking(), System::nanoTime);
        try (view) {
            view.start();
            return ask(request, view);
        }
    }

    private int estimate(ResearchRequest request) throws IOException {
        try (FootnoteService footnote = builder().build()) {
            Estimate estimate = footnote.estimate(request);
            int columns = shown() ? Math.max(LEAST_COLUMNS, console().columns() - 1) : Integer.MAX_VALUE;
            write(format() == AnswerFormat.JSON ? Json.estimate(estimate) + "\n" : EstimateText.of(estimate, columns));
            return 0;
        }
    }

    /** True if the answer goes to a terminal, in words. */
    private boolean shown() {
        return output == null && console().outTerminal() && (format() == null || format() == AnswerFormat.MARKDOWN);
    }

    private int replay(RecordedRun run) throws IOException {
        checkOutput();
        try (ProgressView view = new ProgressView(console(), shown(), System::nanoTime)) {
            view.say(console().dim("replaying run " + run.id() + "; nothing is sent anywhere"));
            view.budget(run.request().budget());
            return finished(run, view);
        }
    }

    private int ask(ResearchRequest request, ProgressView view) throws Exception {
        try (FootnoteService footnote = builder().build()) {
            view.say(console().dim(footnote.consent()));
            if (withSources && format() != AnswerFormat.JSON) {
                view.say("--with-sources does nothing here: only --format json has room for the texts");
            }
            tell(footnote.index(line -> view.say(console().dim(line))), view::say);
            ResearchRun run = footnote.start(request);
            view.budget(run.request().budget());
            Optional<TrajectoryWriter> writer = files.save(footnote, run);
            int code = watch(run, view);
            if (writer.isPresent()) {
                console().progress(files.finish(writer.get()));
            }
            tellReuse(footnote);
            return code;
        }
    }

    private void tellReuse(FootnoteService footnote) {
        if (!console().verbose()) {
            return;
        }
        for (CacheReport cache : footnote.caches()) {
            console()
                    .progress(console()
                            .dim("kept " + cache.cache() + ": " + cache.hits() + " of "
                                    + (cache.hits() + cache.misses()) + " asked for were there"));
        }
        PrefetchReport early = footnote.prefetched();
        console()
                .progress(console()
                        .dim("pages fetched early: " + early.started() + " begun, " + early.fetched() + " came, "
                                + early.read() + " were read"));
    }

    private int watch(ResearchRun run, ProgressView view) throws Exception {
        // What the run has when it is stopped is still printed.
        Interrupts.Work work = new Interrupts.Work(
                () -> "the run ends with what it has",
                by -> run.cancel("the program was stopped (" + by + ")"),
                STOPPING);
        return Interrupts.during(work, view::say, () -> finished(run, view));
    }

    private int finished(ResearchRun run, ProgressView view) throws IOException {
        ResearchRun.Watch watch = run.watch(1, view);
        Answer answer = run.result().join();
        view.await();
        watch.close();
        view.close();
        // The report shows each quote within its passage.
        boolean texts = withSources || format() == AnswerFormat.HTML;
        write(rendered(texts ? Json.withTexts(answer, run::source) : answer, run));
        if (answer.reason() != null && answer.status() != Answer.Status.ANSWERED && !shown()) {
            console().complain(answer.reason());
        }
        return Main.exitCode(answer.status());
    }

    /** The form that was asked for, by name or by the output's ending; null if by neither. */
    private @Nullable AnswerFormat format() {
        // Only JSON has room for the fields of a schema.
        AnswerFormat plain = format == null && schema != null ? AnswerFormat.JSON : format;
        return format != null || output == null
                ? plain
                : AnswerFormat.ofEnding(output.toString()).orElse(plain);
    }

    private String rendered(Answer answer, ResearchRun run) {
        AnswerFormat wanted = format();
        if (wanted == null) {
            return output == null && console().outTerminal()
                    ? Renderers.plain(answer, console().style())
                    : Renderers.markdown(answer);
        }
        return switch (wanted) {
            case JSON -> Json.pretty(answer, withSources) + "\n";
            case HTML -> Renderers.html(answer, run.events(1));
            case MARKDOWN -> Renderers.markdown(answer);
            case BIBTEX -> Renderers.bibtex(answer);
            case CSL -> Renderers.csl(answer);
        };
    }

    private void write(String text) throws IOException {
        Path file = output;
        if (file == null) {
            boolean below = console().outTerminal()
                    && console().terminal()
                    && !console().quiet();
            console().printAnswer(below ? "\n" + text : text);
            return;
        }
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
            console().progress("written to " + file);
        } catch (IOException e) {
            console().print(text);
            throw new PermanentException(
                    "the answer could not be written to " + file + ", so it is printed here; look to that folder's"
                            + " space and rights",
                    e);
        }
    }

    /** Before any work is done and paid for. */
    private void checkOutput() {
        Path file = output;
        if (file != null) {
            if (format == null) {
                AnswerFormat.refuseOthers(file);
            }
            checkWritable("--output", file);
        }
    }

    static void checkWritable(String option, Path file) {
        Path parent = file.toAbsolutePath().getParent();
        boolean writable = Files.exists(file)
                ? Files.isRegularFile(file) && Files.isWritable(file)
                : parent != null && Files.isDirectory(parent) && Files.isWritable(parent);
        if (!writable && !isDevice(file)) {
            throw new InvalidInputException(option + " " + file
                    + " cannot be written; name a file in a folder that is there" + " and may be written to");
        }
    }

    /** Such as /dev/stdout or a pipe. */
    private static boolean isDevice(Path file) {
        return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
    }

    private ResearchRequest request() throws IOException {
        String wanted = text();
        String fields = SchemaFile.read(schema);
        return options.request(wanted, builder -> builder.outputSchema(fields));
    }

    private String text() throws IOException {
        String given = question;
        if (given == null) {
            throw new InvalidInputException(
                    "the question is missing; write it in quotes, or - to read it from standard input; write -- before"
                            + " one that begins with -");
        }
        if (!given.equals("-")) {
            return given;
        }
        byte[] bytes = System.in.readNBytes(ResearchRequest.MAX_QUESTION_BYTES + LINE_END + 1);
        if (bytes.length > ResearchRequest.MAX_QUESTION_BYTES + LINE_END) {
            throw new InvalidInputException("the question on standard input has more than "
                    + ResearchRequest.MAX_QUESTION_BYTES
                    + " bytes (64 KB); put long material into a --corpus folder instead");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            // A byte order mark is what some editors put before UTF-8.
            return (text.startsWith("\ufeff") ? text.substring(1) : text).strip();
        } catch (CharacterCodingException e) {
            throw new InvalidInputException("the question on standard input is not UTF-8 text; save it as UTF-8", e);
        }
    }
}
