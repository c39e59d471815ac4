package dev.footnote.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.util.Map;

/** Where the command line prints: the answer to one stream, all else to the other. */
final class Console {

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean terminal;
    private final boolean colour;
    private boolean quiet;
    private boolean verbose;

    /**
     * @param environment for {@code NO_COLOR} and {@code TERM}
     * @param terminal true if somebody watches
     */
    Console(Map<String, String> environment, boolean terminal) {
        this(
                Main.utf8(new FileOutputStream(FileDescriptor.out)),
                Main.utf8(new FileOutputStream(FileDescriptor.err)),
                environment,
                terminal);
    }

    Console(PrintWriter out, PrintWriter err, Map<String, String> environment, boolean terminal) {
        this.out = out;
        this.err = err;
        this.terminal = terminal && !"dumb".equals(environment.get("TERM"));
        this.colour = this.terminal && environment.getOrDefault("NO_COLOR", "").isEmpty();
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

    boolean terminal() {
        return terminal;
    }

    boolean quiet() {
        return quiet;
    }

    boolean verbose() {
        return verbose;
    }

    void print(String text) {
        out.print(text);
        out.flush();
    }

    void progress(String line) {
        if (!quiet) {
            err.println(line);
            err.flush();
        }
    }

    void complain(String message) {
        err.println(styled("31", "footnote: ") + message);
        err.flush();
    }

    String dim(String text) {
        return styled("2", text);
    }

    String bold(String text) {
        return styled("1", text);
    }

    private String styled(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
