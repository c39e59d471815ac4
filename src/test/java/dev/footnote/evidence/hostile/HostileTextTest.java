package dev.footnote.evidence.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.SourceDetails.Field;
import dev.footnote.api.SourceDetails.Flag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileTextTest {

    private static List<Flag> flags(String text) {
        return HostileText.flags(text, Field.TEXT);
    }

    /** The texts of a pool, one a line, with Java's escapes for line ends and odd characters. */
    static List<String> pool(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(HostileTextTest.class.getResourceAsStream(name))) {
            List<String> out = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                out.add(unescaped(line));
            }
            return out;
        }
    }

    private static String unescaped(String line) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            if (line.startsWith("\\u", i)) {
                out.append((char) Integer.parseInt(line.substring(i + 2, i + 6), 16));
                i += 5;
            } else if (line.startsWith("\\n", i)) {
                out.append('\n');
                i++;
            } else {
                out.append(line.charAt(i));
            }
        }
        return out.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"first", "second", "third", "thirteenth"})
    void injections_are_flagged_and_texts_about_them_are_not(String name) throws IOException {
        List<String> missed = pool(name + "-injections.txt").stream()
                .filter(text -> flags(text).isEmpty())
                .toList();
        List<String> alarms = pool(name + "-benign.txt").stream()
                .filter(text -> !flags(text).isEmpty())
                .toList();
        assertThat(List.of(missed, alarms)).isEqualTo(List.of(List.of(), List.of()));
    }
}
