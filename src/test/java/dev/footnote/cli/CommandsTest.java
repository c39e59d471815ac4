package dev.footnote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Which commands the parser knows. */
class CommandsTest {

    private final StringWriter out = new StringWriter();

    private CommandLine line(String... arguments) {
        PrintWriter printer = new PrintWriter(out, true);
        return Main.commandLine(new Console(printer, printer, Map.of(), false), arguments);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ask", "chat", "batch", "index", "search", "read", "config", "serve", "mcp", "schema"})
    void a_command_that_is_named_is_made_without_the_others(String name) {
        assertThat(line(name, "x").getSubcommands()).containsOnlyKeys(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "--help", "help ask", "generate-completion", "asc Who?", "Which mill is it?", "--version ask"
            })
    void what_names_no_command_or_speaks_of_others_knows_all_of_them(String arguments) {
        String[] words = arguments.isEmpty() ? new String[0] : arguments.split(" ", -1);
        assertThat(line(words).getSubcommands().keySet())
                .containsExactly(
                        "ask",
                        "chat",
                        "batch",
                        "index",
                        "search",
                        "read",
                        "config",
                        "serve",
                        "mcp",
                        "schema",
                        "runs",
                        "doctor",
                        "generate-completion",
                        "help");
    }

    @Test
    void every_command_has_the_name_that_it_gives_itself_and_tells_how_it_is_used() {
        line().getSubcommands().forEach((name, command) -> {
            assertThat(command.getCommandName()).isEqualTo(name);
            assertThat(command.getCommandSpec()
                            .userObject()
                            .getClass()
                            .getAnnotation(CommandLine.Command.class)
                            .name())
                    .isEqualTo(name);
            assertThat(command.getUsageMessage()).contains("Usage: footnote " + name);
        });
    }

    @Test
    void the_help_of_one_command_does_not_depend_on_how_it_was_asked_for() {
        line("ask", "--help").execute("ask", "--help");
        String alone = out.toString();
        out.getBuffer().setLength(0);
        line("help", "ask").execute("help", "ask");
        assertThat(out.toString()).isEqualTo(alone).contains("--corpus");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ask --max-steps 0 Why?                     | --max-steps is 0
            ask --max-cost -1 Why?                     | --max-cost is -1
            ask --max-time 0s Why?                     | --max-time is
            ask --max-time soon Why?                   | '--max-time': "soon" is no duration
            ask --lang 12 Why?                         | --lang is "12"
            batch q.txt -o a.jsonl --concurrency 0     | --concurrency is 0
            batch q.txt -o a.jsonl --max-total-cost 0  | --max-total-cost is 0
            batch q.txt -o a.jsonl --max-total-time x  | '--max-total-time'
            """)
    void a_wrong_value_is_told_by_the_name_of_its_option(String line, String expected) {
        PrintWriter printer = new PrintWriter(out, true);
        Console console = new Console(printer, printer, Map.of(), false);
        assertThat(Main.run(console, line.split(" ", -1))).isEqualTo(Main.USAGE);
        assertThat(out.toString()).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 80})
    void the_first_screen_is_broken_between_words_on_a_terminal(int columns) {
        PrintWriter printer = new PrintWriter(out, true);
        Console console = new Console(printer, printer, Map.of(), true, true, () -> columns, Optional::empty);
        assertThat(Main.run(console)).isZero();
        assertThat(out.toString().lines()).allMatch(line -> line.length() < columns);
        assertThat(out.toString())
                .contains("  footnote ask --model offline")
                .containsPattern("Footnote answers research questions\\.\\s")
                .containsPattern("\\n      asks a bundled sample;");
        String whole = out.toString().replaceAll("\\s+", " ");
        assertThat(whole).contains("a conversation about your own documents, which stay on this machine");
    }
}
