package dev.footnote.cli.terminal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/** The terminals that the program's streams lead to. */
public final class Terminals {

    /** The columns of a terminal that does not tell its width. */
    public static final int USUAL_COLUMNS = 80;

    private static final Pattern DEVICE = Pattern.compile("/dev/(?:pts/.+|tty.*|console)");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");
    private static final Pattern SIZE = Pattern.compile("\\d{1,5} (\\d{1,5})");

    private Terminals() {}

    /**
     * True if a stream leads to a terminal. The JDK only tells whether standard input and output both do; the system knows better where it shows its open files.
     *
     * @param stream 1 for standard output, 2 for standard error
     */
    public static boolean watched(int stream) {
        return watched(Path.of("/proc/self/fd/" + stream), jdkHasTerminal());
    }

    public static boolean watched(Path openFile, boolean otherwise) {
        try {
            return DEVICE.matcher(Files.readSymbolicLink(openFile).toString()).matches();
        } catch (IOException | UnsupportedOperationException e) {
            return otherwise;
        }
    }

    /** From JDK 22 on there is always a console, and it tells whether it is a terminal. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean jdkHasTerminal() {
        java.io.Console found = System.console();
        try {
            return found != null
                    && (boolean) java.io.Console.class.getMethod("isTerminal").invoke(found);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    /**
     * Returns the width of the terminal now, in columns.
     *
     * @param environment for {@code COLUMNS}, which goes before the width that the terminal reports
     */
    public static int columns(Map<String, String> environment) {
        int given = number(environment.getOrDefault("COLUMNS", ""));
        if (given > 0) {
            return given;
        }
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectErrorStream(true)
                    .start();
            if (!stty.waitFor(1, TimeUnit.SECONDS)) {
                stty.destroyForcibly();
                return USUAL_COLUMNS;
            }
            return columnsOf(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            return USUAL_COLUMNS;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return USUAL_COLUMNS;
        }
    }

    /** The width, asked for again when it may have changed: a window is resized by hand. */
    public static final class Width implements IntSupplier {

        private static final long ASK_AGAIN = TimeUnit.SECONDS.toNanos(1);

        private final IntSupplier ask;
        private final LongSupplier nanos;
        private int known;
        private long asked;
        private volatile boolean changed;

        public Width(Map<String, String> environment, LongSupplier nanos) {
            this(() -> columns(environment), nanos);
        }

        public Width(IntSupplier ask, LongSupplier nanos) {
            this.ask = ask;
            this.nanos = nanos;
        }

        /** The system says that the window has another size. */
        public void change() {
            changed = true;
        }

        @Override
        public synchronized int getAsInt() {
            long now = nanos.getAsLong();
            if (known == 0 || changed || now - asked >= ASK_AGAIN) {
                changed = false;
                known = ask.getAsInt();
                asked = now;
            }
            return known;
        }
    }

    /** Returns the columns in the output of {@code stty size}: rows, a blank, columns. */
    public static int columnsOf(String size) {
        var found = SIZE.matcher(size.strip());
        int columns = found.matches() ? number(found.group(1)) : 0;
        return columns > 0 ? columns : USUAL_COLUMNS;
    }

    private static int number(String text) {
        return NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
    }
}
