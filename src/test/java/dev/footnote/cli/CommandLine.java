package dev.footnote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.cli.terminal.Terminals;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Runs the program in this process and keeps what it printed. It must never print a stack trace or an internal error. */
final class CommandLine {

    private CommandLine() {}

    /**
     * What the program did.
     *
     * @param code its exit code
     * @param out what it printed
     * @param err what it told beside
     */
    record Said(int code, String out, String err) {}

    /** Runs it where nobody watches. */
    static Said run(String... arguments) {
        return start(false, arguments);
    }

    /** Runs it with lines on its standard input, which is one for the whole process. */
    static Said run(boolean terminal, String[] arguments, String... lines) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)));
        try {
            return start(terminal, arguments);
        } finally {
            System.setIn(before);
        }
    }

    private static Said start(boolean terminal, String[] arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Console console = new Console(
                new PrintWriter(out),
                new PrintWriter(err),
                terminal ? Map.of("TERM_PROGRAM", "WezTerm") : Map.of(),
                terminal,
                terminal,
                () -> terminal ? 90 : Terminals.USUAL_COLUMNS,
                Optional::empty);
        int code = Main.run(console, arguments);
        console.out().flush();
        console.err().flush();
        assertThat(out + "\n" + err).as("no stack trace").doesNotContain("\tat ", "Exception:", "something broke");
        return new Said(code, out.toString(), err.toString());
    }
}
