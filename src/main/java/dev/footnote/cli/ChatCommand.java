package dev.footnote.cli;

import dev.footnote.answer.render.Renderers;
import dev.footnote.api.Answer;
import dev.footnote.api.FootnoteException;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.cli.arguments.RequestOptions;
import dev.footnote.service.FootnoteService;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** A conversation: each question may go on from the answers before, and the sources of earlier turns stay citable under their numbers. */
@CommandLine.Command(
        name = "chat",
        description = {
            "A conversation: each line is a question and may go on from the answers before it. What was read stays citable under its number.",
            "/sources lists what was read, /new begins anew, /help tells more, /quit or the end of the input ends it."
        })
final class ChatCommand extends Command {

    private static final Duration STOPPING = Duration.ofSeconds(5);

    private static final String HELP = """
            Write a question and press Enter; the next one may go on from the answer.
              /sources  what was read in this conversation, by number
              /new      begin anew, without what was said and read
              /quit     end; so does the end of the input (Ctrl-D)
            Ctrl-C while an answer is looked for ends that search alone.
            """.stripTrailing();

    @CommandLine.Parameters(arity = "0..1", paramLabel = "QUESTION", description = "The first question, if any.")
    private @Nullable String first;

    @CommandLine.Mixin
    private RequestOptions options = new RequestOptions();

    private final ChatTurns turns = new ChatTurns();

    @Override
    int run() throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (FootnoteService footnote = builder().build()) {
            say(footnote.consent());
            if (footnote.endpoint().equals("offline")) {
                say(
                        "the embedded model knows what \"it\", \"she\" or \"there\" mean from the last answer; else name what you ask about");
            }
            tell(footnote.index(this::say), console()::progress);
            String line = first;
            if (line == null) {
                say("a question, or /help");
                line = next(in);
            }
            while (line != null) {
                String typed = line.strip();
                if (typed.toLowerCase(Locale.ROOT).equals("/quit")) {
                    return 0;
                }
                obey(footnote, typed);
                line = next(in);
            }
            return 0;
        }
    }

    private void say(String line) {
        console().progress(console().dim(line));
    }

    private @Nullable String next(BufferedReader in) throws IOException {
        console().prompt("\n> ");
        return in.readLine();
    }

    private void obey(FootnoteService footnote, String typed) throws Exception {
        switch (typed.toLowerCase(Locale.ROOT)) {
            case "" -> {}
            case "/help", "/?" -> HELP.lines().forEach(console()::progress);
            case "/sources" -> turns.sources(console().terminal()).forEach(console()::progress);
            case "/new" -> {
                turns.forget();
                say("a new conversation begins");
            }
            default -> {
                if (typed.startsWith("/") && typed.indexOf(' ') < 0) {
                    console().complain("there is no command " + typed + "; /help lists them");
                } else {
                    ask(footnote, typed);
                }
            }
        }
    }

    /** A turn that cannot be done ends with a message; the conversation goes on. */
    private void ask(FootnoteService footnote, String question) throws Exception {
        boolean summarised = console().outTerminal();
        try (ProgressView view = new ProgressView(console(), summarised, options.showThinking(), System::nanoTime)) {
            view.start();
            ResearchRun run = footnote.start(request(footnote, question));
            view.budget(run.request().budget());
            Interrupts.Work work = new Interrupts.Work(
                    () -> "the search for this answer ends with what it has",
                    by -> run.cancel("it was stopped (" + by + ")"),
                    STOPPING);
            int unused = Interrupts.during(work, view::say, () -> finished(run, view));
        } catch (FootnoteException e) {
            console().complain(String.valueOf(e.getMessage()));
        }
    }

    private ResearchRequest request(FootnoteService footnote, String question) {
        String last = turns.lastRun();
        boolean kept = last != null && footnote.stored(last).isPresent();
        if (last != null && !kept) {
            say(
                    "what was read before is no longer kept (store.time_to_live); it will be read again where it is needed");
        }
        return options.request(
                question, builder -> builder.context(turns.context()).follows(kept ? last : null));
    }

    private int finished(ResearchRun run, ProgressView view) {
        ResearchRun.Watch watch = run.watch(1, view);
        Answer answer = run.result().join();
        view.await();
        watch.close();
        view.close();
        turns.add(run, answer);
        if (console().outTerminal()) {
            console().printAnswer("\n" + Renderers.plain(answer, console().style()));
        } else {
            console().print(Renderers.markdown(answer) + "\n");
        }
        if (answer.reason() != null
                && answer.status() != Answer.Status.ANSWERED
                && !console().outTerminal()) {
            console().complain(answer.reason());
        }
        return Main.exitCode(answer.status());
    }
}
