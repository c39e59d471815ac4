package dev.footnote.offline.span;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Reads the lists that lie beside the classes. */
final class Resources {

    private Resources() {}

    /** Returns the lines of a resource without comments and blank ones. */
    static List<String> lines(String name) {
        try (InputStream in = Objects.requireNonNull(Resources.class.getResourceAsStream(name), name);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own resource " + name + " cannot be read", e);
        }
    }
}
