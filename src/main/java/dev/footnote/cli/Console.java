package dev.footnote.cli;

import dev.footnote.answer.render.TerminalStyle;
import dev.footnote.answer.render.TerminalText;
import dev.footnote.cli.terminal.CheckedOutput;
import dev.footnote.cli.terminal.Hyperlinks;
import dev.footnote.cli.terminal.Signals;
import dev.footnote.cli.terminal.Terminals;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where the command line prints: the answer to one stream, all else to the other. Texts of files, pages and hosts may hold what a terminal obeys; only this class's
 * own codes get through.
 */
final class Console {

    private static final String PREFIX = "footnote: ";

    private static final String OWN_CODES = "\u001b\\[(?:0|1|2|31|33|36)m";

    private static final String OWN_LINKS = "\u001b\\]8;;[!-~]*+\u001b\\\\";

    /** Control characters and marks that turn the direction of text round; line ends and tabs only within a line. */
    private static final Pattern OBEYED = Pattern.compile(
            "(" + OWN_CODES + ")|(" + OWN_LINKS + ")|[\\u0000-\\u001f\\u007f-\\u009f\\u202a-\\u202e\\u2066-\\u2069]");

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean terminal;
    private final boolean outTerminal;
    private final boolean colour;
    private final boolean links;
    private final IntSupplier columns;
    private final Supplier<Optional<String>> lost;
    private boolean quiet;
    private boolean verbose;

    Console(PrintWriter out, PrintWriter err, Map<String, String> environment, boolean terminal) {
        this(out, err, environment, terminal, terminal, () -> Terminals.USUAL_COLUMNS, Optional::empty);
    }

    /**
     * @param environment for {@code NO_COLOR}, {@code TERM} and what else terminals say of themselves
     * @param terminal true if somebody watches {@code err}
     * @param outTerminal true if somebody watches {@code out}
     * @param columns how wide that somebody's terminal is now
     * @param lost why {@code out} could not be written to
     */
    Console(
            PrintWriter out,
            PrintWriter err,
            Map<String, String> environment,
            boolean terminal,
            boolean outTerminal,
            IntSupplier columns,
            Supplier<Optional<String>> lost) {
        boolean able = !"dumb".equals(environment.get("TERM"));
        this.out = out;
        this.err = err;
        this.terminal = terminal && able;
        this.outTerminal = outTerminal && able;
        this.colour = able && environment.getOrDefault("NO_COLOR", "").isEmpty();
        this.links = able && outTerminal && Hyperlinks.known(environment);
        this.columns = columns;
        this.lost = lost;
    }

    /**
     * The process's own streams.
     *
     * @param environment for {@code NO_COLOR}, {@code TERM} and {@code COLUMNS}
     */
    static Console ofProcess(Map<String, String> environment) {
        Terminals.Width width = new Terminals.Width(environment, System::nanoTime);
        Runnable unused = Signals.on("WINCH", width::change);
        CheckedOutput out = new CheckedOutput(new FileOutputStream(FileDescriptor.out));
        return new Console(
                Main.utf8(out),
                Main.utf8(new FileOutputStream(FileDescriptor.err)),
                environment,
                Terminals.watched(2),
                Terminals.watched(1),
                width,
                out::lost);
    }

    void set(boolean beQuiet, boolean beVerbose) {
        quiet = beQuiet;
        verbose = beVerbose;
    }

    PrintWriter out() {
        return out;
    }

    PrintWriter err() {
        return err;
    }

    /** True if somebody watches the progress. */
    boolean terminal() {
        return terminal;
    }

    /** True if the answer goes to a terminal. */
    boolean outTerminal() {
        return outTerminal;
    }

    /** True if the answer may have colours. */
    boolean outColour() {
        return outTerminal && colour;
    }

    /** What the terminal of the answer can show. */
    TerminalStyle style() {
        return new TerminalStyle(outColour(), links, columns());
    }

    int columns() {
        return columns.getAsInt();
    }

    boolean quiet() {
        return quiet;
    }

    boolean verbose() {
        return verbose;
    }

    void print(String text) {
        out.print(outTerminal ? cleaned(text, true, true) : text);
        out.flush();
    }

    /** Prints lines; on a terminal each is broken between words where it is too long, under its beginning. */
    void printLines(List<String> lines) {
        for (String line : lines) {
            String text = line.stripLeading();
            String indent = line.substring(0, line.length() - text.length());
            int room = Math.max(2, columns.getAsInt() - 1 - indent.length());
            List<String> rows = outTerminal ? TerminalText.wrap(text, room) : List.of(text);
            rows.forEach(row -> out.println(row.isEmpty() ? row : indent + row));
        }
        out.flush();
    }

    /** Prints an answer that was rendered in {@link #style}: its links get through. */
    void printAnswer(String rendered) {
        out.print(outTerminal ? cleaned(rendered, true, true, links) : rendered);
        out.flush();
    }

    /** Asks for a line of input. */
    void prompt(String text) {
        if (terminal && !quiet) {
            err.print(styled("36", text));
            err.flush();
        }
    }

    /**
     * The exit code at the end: that of the command, unless what it printed did not arrive.
     *
     * @param code the command's own
     */
    int ended(int code) {
        out.flush();
        err.flush();
        Optional<String> why = lost.get();
        why.ifPresent(reason -> complain("standard output could not be written to (" + reason
                + "); look to free space there, or name a file with --output"));
        return why.isPresent() ? Main.FAILED : code;
    }

    void progress(String line) {
        if (!quiet) {
            err.println(wrapped(cleaned(line, false, true)));
            err.flush();
        }
    }

    void complain(String message) {
        String shown =
                (PREFIX + cleaned(message, true)).lines().map(this::wrapped).collect(Collectors.joining("\n"));
        err.println(shown.startsWith(PREFIX) ? styled("31", PREFIX) + shown.substring(PREFIX.length()) : shown);
        err.flush();
    }

    /** A terminal would break a line within words. */
    private String wrapped(String line) {
        return terminal ? String.join("\n", TerminalText.wrap(line, Math.max(2, columns.getAsInt() - 1))) : line;
    }

    /**
     * Draws lines that will be taken back, in place of those drawn before. The terminal is told not to break long lines meanwhile: one that became narrower would else
     * show more lines than are taken back.
     *
     * @param before how many rows stand there from the last time
     * @param lines each without line ends
     */
    void redraw(int before, List<String> lines) {
        StringBuilder drawn = new StringBuilder("\u001b[1A\u001b[2K".repeat(before));
        if (!lines.isEmpty()) {
            drawn.append("\u001b[?7l");
            lines.forEach(line -> drawn.append(dim(line)).append('\n'));
            drawn.append("\u001b[?7h");
        }
        err.print(drawn);
        err.flush();
    }

    String dim(String text) {
        return styled("2", cleaned(text, false));
    }

    /**
     * Foreign text that a terminal shows and does not obey.
     *
     * @param text from anywhere
     * @param lines true to let line ends and tabs stay; else each control character becomes a blank
     */
    static String cleaned(String text, boolean lines) {
        return cleaned(text, lines, false);
    }

    private static String cleaned(String text, boolean lines, boolean ownCodes) {
        return cleaned(text, lines, ownCodes, false);
    }

    private static String cleaned(String text, boolean lines, boolean ownCodes, boolean ownLinks) {
        return OBEYED.matcher(text).replaceAll(m -> {
            boolean stays =
                    m.group(1) != null ? ownCodes : m.group(2) != null ? ownLinks : lines && "\n\t".contains(m.group());
            if (stays) {
                return Matcher.quoteReplacement(m.group());
            }
            return m.group(1) == null && lines ? "" : " ";
        });
    }

    private String styled(String code, String text) {
        return colour && terminal ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
