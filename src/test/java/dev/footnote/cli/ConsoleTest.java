package dev.footnote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.answer.render.TerminalText;
import dev.footnote.api.Answer;
import dev.footnote.api.Usage;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.SourceInfo;
import dev.footnote.api.run.ThoughtDelta;
import dev.footnote.cli.terminal.CheckedOutput;
import dev.footnote.cli.terminal.Terminals;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What reaches a terminal, and what must not. */
class ConsoleTest {

    private static final String HOSTILE = "a\u001b]0;owned\u0007b\u001b[2Jc\u009b31md\u202ee\rf\u001b[31mg";

    private final AtomicLong nanos = new AtomicLong();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private Console console(Map<String, String> environment, boolean terminal, int columns) {
        return new Console(
                new PrintWriter(out),
                new PrintWriter(err),
                environment,
                terminal,
                terminal,
                () -> columns,
                Optional::empty);
    }

    @Test
    void foreign_text_cannot_command_the_terminal() {
        Console console = console(Map.of(), true, 80);
        console.progress(console.dim(HOSTILE));
        console.complain(HOSTILE + "\nsecond line");
        console.print(HOSTILE + "\n");
        assertThat(err.toString() + out)
                .doesNotContain("\u001b]", "\u001b[2J", "\u009b", "\u202e", "\u0007", "\r")
                .contains("\nsecond line");
        assertThat(err.toString().lines().findFirst().orElse("")).doesNotContain("\u001b[31m");
        assertThat(EventLinesLine.read(HOSTILE)).doesNotContain("\u001b", "\u009b", "\u202e");
    }

    /** The line of a page whose title is hostile. */
    private static final class EventLinesLine {
        static String read(String text) {
            return new EventFormatter(true, false)
                    .of(new RecordedEvent(1, Instant.EPOCH, 0, new ResearchEvent.AttemptDiscarded(1, 1, text)))
                    .orElseThrow();
        }
    }

    @Test
    void a_complaint_breaks_between_words_on_a_terminal_and_not_at_all_elsewhere() {
        String message = "no API key is set for the endpoint kimi: put one into MOONSHOT_API_KEY or llm.kimi.key";
        console(Map.of("NO_COLOR", "1"), true, 40).complain(message);
        assertThat(err.toString().lines())
                .hasSizeGreaterThan(2)
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(40));
        assertThat(err.toString().replace('\n', ' ')).isEqualTo("footnote: " + message + " ");
        err.getBuffer().setLength(0);
        console(Map.of(), true, 40).complain(message);
        assertThat(err.toString()).startsWith("\u001b[31mfootnote: \u001b[0mno API key");
        err.getBuffer().setLength(0);
        console(Map.of(), true, 6).complain("");
        assertThat(err.toString()).contains("foot");
        err.getBuffer().setLength(0);
        console(Map.of(), false, 40).complain(message);
        assertThat(err.toString()).isEqualTo("footnote: " + message + "\n");
    }

    @Test
    void what_is_piped_is_not_touched() {
        console(Map.of(), false, 80).print(HOSTILE);
        assertThat(out.toString()).isEqualTo(HOSTILE);
    }

    @Test
    void colours_are_for_terminals_that_have_them_and_people_who_want_them() {
        assertThat(console(Map.of(), true, 80).dim("x")).isEqualTo("\u001b[2mx\u001b[0m");
        assertThat(console(Map.of("NO_COLOR", ""), true, 80).dim("x")).isEqualTo("\u001b[2mx\u001b[0m");
        assertThat(console(Map.of("NO_COLOR", "1"), true, 80).dim("x")).isEqualTo("x");
        assertThat(console(Map.of("TERM", "dumb"), true, 80).dim("x")).isEqualTo("x");
        assertThat(console(Map.of("TERM", "dumb"), true, 80).terminal()).isFalse();
        assertThat(console(Map.of(), false, 80).dim("x")).isEqualTo("x");
    }

    private void thinks(ProgressView view, String text) {
        view.onThought(new ThoughtDelta(1, 1, text));
    }

    @Test
    void thoughts_fit_the_terminal_and_vanish_when_something_happens() {
        Console console = console(Map.of("NO_COLOR", "1"), true, 30);
        try (ProgressView view = new ProgressView(console, false, nanos::get)) {
            thinks(view, "月球探测器的历史记录以及那些被带到月球上的地质学家的骨灰\n\n".repeat(3) + "and a \u001b[2J bridge 👩‍🚀 of many words");
            assertThat(err.toString()).contains("│").doesNotContain("\u001b[2J");
            List<String> drawn = err.toString().lines().toList();
            assertThat(drawn)
                    .hasSizeBetween(2, 5)
                    .allSatisfy(line -> assertThat(TerminalText.width(line.replaceAll("\u001b\\[\\?7[lh]", "")))
                            .isLessThan(30));
            long rows = err.toString().chars().filter(c -> c == '\n').count();
            view.onEvent(new RecordedEvent(1, Instant.EPOCH, 0, new ResearchEvent.AttemptDiscarded(1, 1, "cut")));
            assertThat(err.toString()).contains("\u001b[1A\u001b[2K".repeat((int) rows));
            assertThat(err.toString()).endsWith("  what came is not used: cut" + System.lineSeparator());
        }
    }

    @Test
    void rows_are_taken_back_also_where_the_window_became_narrower() {
        AtomicInteger columns = new AtomicInteger(60);
        Console console = new Console(
                new PrintWriter(out),
                new PrintWriter(err),
                Map.of("NO_COLOR", "1"),
                true,
                true,
                columns::get,
                Optional::empty);
        try (ProgressView view = new ProgressView(console, false, nanos::get)) {
            thinks(view, "x".repeat(46));
            columns.set(20);
            thinks(view, "y");
            assertThat(err.toString()).contains("\u001b[1A\u001b[2K".repeat(3));
        }
    }

    @Test
    void the_width_is_asked_again_after_a_second() {
        AtomicInteger columns = new AtomicInteger(60);
        Terminals.Width width = new Terminals.Width(columns::get, nanos::get);
        assertThat(width.getAsInt()).isEqualTo(60);
        columns.set(30);
        assertThat(width.getAsInt()).isEqualTo(60);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertThat(width.getAsInt()).isEqualTo(30);
    }

    @Test
    void endless_thinking_is_not_kept() {
        Console console = console(Map.of("NO_COLOR", "1"), true, 80);
        try (ProgressView view = new ProgressView(console, false, nanos::get)) {
            for (int i = 0; i < 2000; i++) {
                thinks(view, "thought number " + i + " goes on and on\n");
            }
            assertThat(err.toString()).contains("thought number 1999");
        }
        assertThat(ProgressView.lastLines("a\nb\nc\nd\ne\nf", 20))
                .isEqualTo(List.of("  │ c", "  │ d", "  │ e", "  │ f"));
    }

    @Test
    void thoughts_are_not_shown_where_nobody_watches() {
        try (ProgressView view = new ProgressView(console(Map.of(), false, 80), false, nanos::get)) {
            thinks(view, "secret musing");
        }
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void log_lines_with_their_stack_traces_are_for_those_who_ask_for_more() {
        assertThat(Main.logLevel("ask", "why?")).isEqualTo("off");
        assertThat(Main.logLevel("ask", "-v", "why?")).isEqualTo("info");
        assertThat(Main.logLevel("serve")).isEqualTo("warn");
        assertThat(Main.logLevel("serve", "--verbose")).isEqualTo("info");
    }

    private int written(IOException failure) {
        CheckedOutput sink = new CheckedOutput(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw failure;
            }
        });
        PrintWriter broken = Main.utf8(sink);
        Console console = new Console(broken, new PrintWriter(err), Map.of(), false, false, () -> 80, sink::lost);
        console.print("an answer");
        return console.ended(0);
    }

    @Test
    void an_answer_that_does_not_arrive_is_a_failure_and_a_reader_who_has_enough_is_none() {
        assertThat(written(new IOException("Broken pipe"))).isZero();
        assertThat(err.toString()).isEmpty();
        assertThat(written(new IOException("No space left on device"))).isEqualTo(Main.FAILED);
        assertThat(err.toString()).contains("No space left on device", "--output");
    }

    @Test
    void a_stream_is_watched_if_the_system_says_that_it_is_a_terminal(@TempDir Path folder) throws IOException {
        Path terminal = Files.createSymbolicLink(folder.resolve("1"), Path.of("/dev/pts/7"));
        Path pipe = Files.createSymbolicLink(folder.resolve("2"), Path.of("pipe:[77]"));
        assertThat(Terminals.watched(terminal, false)).isTrue();
        assertThat(Terminals.watched(pipe, true)).isFalse();
        assertThat(Terminals.watched(folder.resolve("3"), true)).isTrue();
        assertThat(Terminals.watched(folder.resolve("3"), false)).isFalse();
    }

    @Test
    void the_width_is_what_the_user_says_or_the_terminal() {
        assertThat(Terminals.columns(Map.of("COLUMNS", "132"))).isEqualTo(132);
        assertThat(Terminals.columnsOf("24 61\n")).isEqualTo(61);
        assertThat(Terminals.columnsOf("0 0\n")).isEqualTo(Terminals.USUAL_COLUMNS);
        assertThat(Terminals.columnsOf("stty: no tty")).isEqualTo(Terminals.USUAL_COLUMNS);
    }

    private static RecordedEvent read(String url, String title) {
        SourceInfo source =
                new SourceInfo(7, URI.create(url), title, null, Instant.EPOCH, "en", 10, "0".repeat(64), List.of());
        return new RecordedEvent(1, Instant.EPOCH, 0, new ResearchEvent.SourceFrozen(1, "c", source, null));
    }

    @Test
    void lines_of_a_terminal_are_short_and_number_no_source() {
        String folder = "file:///home/ann/some/deep/folder/of/documents/";
        try (ProgressView view = new ProgressView(console(Map.of("NO_COLOR", "1"), true, 60), false, nanos::get)) {
            view.onEvent(read(folder + "%E6%9C%88%20a.md", "Moon"));
            view.onEvent(
                    read("https://www.example.org/a/very/long/path/that/goes/on/and/on/to/page.html?x=1#y", "Page"));
            view.onEvent(read("https://example.org/", "A title that is longer than the window ".repeat(3)));
        }
        List<String> shown = err.toString().lines().toList();
        assertThat(shown.get(0)).isEqualTo("  read Moon, 月 a.md");
        assertThat(shown.get(1))
                .startsWith("  read Page, example.org/…")
                .endsWith("/to/page.html")
                .doesNotContain("?", "[7]");
        assertThat(shown)
                .allSatisfy(line -> assertThat(TerminalText.width(line)).isLessThan(60));
        assertThat(shown.get(2)).endsWith("…");
    }

    @Test
    void where_nobody_watches_addresses_are_whole() {
        try (ProgressView view = new ProgressView(console(Map.of(), false, 40), false, nanos::get)) {
            view.onEvent(read("https://www.example.org/a/very/long/path/that/goes/on?x=1", "Page"));
            view.tick();
        }
        assertThat(err.toString().strip())
                .isEqualTo("read Page, https://www.example.org/a/very/long/path/that/goes/on?x=1");
    }

    @Test
    void a_clock_moves_while_nothing_happens_and_is_gone_at_the_end() {
        ProgressView view = new ProgressView(console(Map.of("NO_COLOR", "1"), true, 60), false, nanos::get);
        view.onEvent(new RecordedEvent(1, Instant.EPOCH, 0, new ResearchEvent.ModelCalled(1, List.of(), false)));
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 10; i++) {
            nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(120));
            err.getBuffer().setLength(0);
            view.tick();
            seen.add(err.toString());
        }
        assertThat(seen).hasSize(10).allMatch(drawn -> drawn.contains(" thinking, "));
        err.getBuffer().setLength(0);
        view.close();
        view.tick();
        assertThat(err.toString()).isEqualTo("\u001b[1A\u001b[2K");
    }

    @Test
    void the_first_ctrl_c_asks_and_the_second_ends_at_once() {
        List<String> done = new ArrayList<>();
        Interrupts.Work work = new Interrupts.Work(() -> "2 runs end", by -> done.add("stop by " + by), Duration.ZERO);
        Interrupts interrupts = new Interrupts(work, done::add, code -> done.add("halt " + code));
        interrupts.close();
        interrupts.signalled();
        assertThat(done).containsExactly("stopping: 2 runs end; Ctrl-C again ends at once", "stop by Ctrl-C");
        interrupts.signalled();
        assertThat(done).last().isEqualTo("halt 130");
    }

    @Test
    void work_that_does_not_end_is_ended_after_its_grace() {
        List<String> done = new ArrayList<>();
        Interrupts.Work work = new Interrupts.Work(() -> "it ends", by -> {}, Duration.ZERO);
        new Interrupts(work, done::add, code -> done.add("halt " + code)).signalled();
        assertThat(done).containsExactly("stopping: it ends; Ctrl-C again ends at once", "halt 130");
    }

    @Test
    void a_process_that_is_told_to_end_says_what_it_waits_for() {
        List<String> done = new ArrayList<>();
        Interrupts.Work work = new Interrupts.Work(() -> "1 run ends", by -> done.add("stop by " + by), Duration.ZERO);
        Interrupts interrupts = new Interrupts(work, done::add, code -> done.add("halt " + code));
        interrupts.ending();
        assertThat(done).containsExactly("stopping: 1 run ends", "stop by the end of the process");
    }

    @Test
    void what_ctrl_c_has_said_already_is_not_said_again() {
        List<String> done = new ArrayList<>();
        Interrupts.Work work = new Interrupts.Work(() -> "1 run ends", by -> done.add("stop by " + by), Duration.ZERO);
        Interrupts interrupts = new Interrupts(work, done::add, code -> {});
        interrupts.signalled();
        interrupts.ending();
        assertThat(done)
                .containsExactly(
                        "stopping: 1 run ends; Ctrl-C again ends at once",
                        "stop by Ctrl-C",
                        "stop by the end of the process");
    }

    @Test
    void a_process_whose_work_is_over_ends_without_a_word() {
        List<String> done = new ArrayList<>();
        Interrupts.Work work = new Interrupts.Work(() -> "1 run ends", by -> done.add("stop"), Duration.ZERO);
        Interrupts interrupts = new Interrupts(work, done::add, code -> done.add("halt"));
        interrupts.close();
        interrupts.ending();
        assertThat(done).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, no run is going",
        "1, '1 run has 20 s to end, and then is cancelled'",
        "3, '3 runs have 20 s to end, and then are cancelled'"
    })
    void a_service_says_how_long_its_runs_may_take_to_end(int runs, String told) {
        assertThat(ServeCommand.waitsFor(runs, Duration.ofSeconds(20))).isEqualTo(told);
    }

    @Test
    void a_line_of_progress_is_broken_between_words_on_a_terminal_alone() {
        console(Map.of("NO_COLOR", "1"), true, 20).progress("searches stay in the documents given");
        assertThat(err.toString().lines()).containsExactly("searches stay in", "the documents given");
        err.getBuffer().setLength(0);
        console(Map.of(), false, 20).progress("searches stay in the documents given");
        assertThat(err.toString().lines()).hasSize(1);
    }

    @Test
    void what_a_run_used_is_told_once() {
        RecordedEvent end = new RecordedEvent(
                1, Instant.EPOCH, 0, new ResearchEvent.RunEnded(Answer.Status.ANSWERED, "", Usage.NONE));
        try (ProgressView view = new ProgressView(console(Map.of(), true, 80), true, nanos::get)) {
            view.onEvent(end);
        }
        assertThat(err.toString()).isEmpty();
        try (ProgressView view = new ProgressView(console(Map.of(), false, 80), true, nanos::get)) {
            view.onEvent(end);
        }
        assertThat(err.toString()).contains("answered: 0 steps");
    }
}
