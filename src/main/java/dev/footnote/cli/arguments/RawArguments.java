package dev.footnote.cli.arguments;

import dev.footnote.api.InvalidInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The arguments as they were typed. A JVM under a locale without Unicode (a container's, often) turns each byte of a Chinese question into a replacement character
 * before {@code main} sees it; where the system shows the bytes, they are read again as UTF-8.
 */
public final class RawArguments {

    private static final char LOST = '\ufffd';

    private RawArguments() {}

    /**
     * Returns the arguments with the lost characters put back.
     *
     * @param given as {@code main} got them
     * @param commandLine the system's record of the process's command line, ended by NULs; need not be there
     * @param encoding in which the JVM read them, for the complaint
     * @throws InvalidInputException if something was lost that cannot be put back
     */
    public static String[] mended(String[] given, Path commandLine, String encoding) {
        if (!lost(given) || encoding.equalsIgnoreCase("UTF-8")) {
            return given;
        }
        List<String> typed = typed(commandLine);
        int before = typed.size() - given.length;
        String[] out = new String[given.length];
        for (int i = 0; i < given.length; i++) {
            String again = before < 0 ? "" : typed.get(before + i);
            boolean lost = given[i].indexOf(LOST) >= 0;
            // What was read well must stand there just so; else this is the record of something else.
            if (lost ? again.isEmpty() : before >= 0 && !again.equals(given[i])) {
                throw new InvalidInputException("an argument holds characters that the locale's encoding (" + encoding
                        + ") does not have; set LC_ALL=C.UTF-8, or give the question on standard input (-)");
            }
            out[i] = lost ? again : given[i];
        }
        return out;
    }

    private static boolean lost(String[] given) {
        for (String argument : given) {
            if (argument.indexOf(LOST) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static List<String> typed(Path commandLine) {
        List<String> out = new ArrayList<>();
        try {
            byte[] bytes = Files.readAllBytes(commandLine);
            int start = 0;
            for (int i = 0; i < bytes.length; i++) {
                if (bytes[i] == 0) {
                    out.add(StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes, start, i - start))
                            .toString());
                    start = i + 1;
                }
            }
            return out;
        } catch (IOException e) {
            // No such record on this system, or one that is not UTF-8 either.
            return List.of();
        }
    }
}
