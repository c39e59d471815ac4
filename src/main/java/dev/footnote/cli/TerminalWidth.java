package dev.footnote.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Asks the system how wide the terminal is that standard error goes to. */
final class TerminalWidth {

    /** What terminals have been since there are any, where the system does not tell. */
    private static final int USUAL = 80;

    private static final int NO_SUCH_COMMAND = 127;

    private TerminalWidth() {}

    /** Columns, or 0 if standard error goes to no terminal. */
    static int columns() {
        try {
            Process stty = new ProcessBuilder("sh", "-c", "stty size <&2")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String said = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            if (!stty.waitFor(1, TimeUnit.SECONDS)) {
                stty.destroy();
                return USUAL;
            }
            return columns(stty.exitValue(), said);
        } catch (IOException e) {
            return USUAL; // no shell: a system of another kind
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return USUAL;
        }
    }

    /** What stty's answer, rows and columns, means. */
    static int columns(int exit, String said) {
        if (exit != 0) {
            return exit == NO_SUCH_COMMAND ? USUAL : 0;
        }
        String[] numbers = said.strip().split(" ", -1);
        boolean known = numbers.length == 2 && numbers[1].matches("[1-9][0-9]{0,4}");
        return known ? Integer.parseInt(numbers[1]) : USUAL;
    }
}
