package dev.footnote.page.metadata;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The words of the resource file by which pages tell who wrote them and when, by their kind. Stateless, safe for many threads. */
final class MetadataWords {

    private static final String RESOURCE = "words.txt";

    private static final String SIGNS = "\\.[]{}()<>+-=!?^$|&*";

    private static final Map<String, List<String>> WORDS = read();

    private MetadataWords() {}

    /**
     * Returns the words of a kind, in the order of the file.
     *
     * @throws IllegalArgumentException if the file has no such kind
     */
    static List<String> of(String kind) {
        List<String> words = WORDS.get(kind);
        if (words == null) {
            throw new IllegalArgumentException("there are no words of the kind " + kind + " in " + RESOURCE);
        }
        return words;
    }

    /** Returns a group of a regular expression that matches any word of a kind. */
    static String anyOf(String kind) {
        StringBuilder out = new StringBuilder();
        for (String word : of(kind)) {
            out.append(out.length() == 0 ? "(?:" : "|");
            boolean open = word.endsWith("*");
            escape(open ? word.substring(0, word.length() - 1) : word, out);
            out.append(open ? ".*" : "");
        }
        return out.append(')').toString();
    }

    /** Returns the first characters of the words of a kind, small and large. */
    static String initials(String kind) {
        StringBuilder out = new StringBuilder();
        for (String word : of(kind)) {
            String first = word.substring(0, 1);
            out.append(first.toLowerCase(Locale.ROOT)).append(first.toUpperCase(Locale.ROOT));
        }
        return out.toString();
    }

    private static void escape(String word, StringBuilder out) {
        for (int i = 0; i < word.length(); i++) {
            if (SIGNS.indexOf(word.charAt(i)) >= 0) {
                out.append('\\');
            }
            out.append(word.charAt(i));
        }
    }

    private static Map<String, List<String>> read() {
        Map<String, List<String>> out = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(MetadataWords.class.getResourceAsStream(RESOURCE), RESOURCE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && line.charAt(0) != '#') {
                    add(line, out);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.replaceAll((kind, words) -> List.copyOf(words));
        return Map.copyOf(out);
    }

    private static void add(String line, Map<String, List<String>> to) {
        int colon = line.indexOf(": ");
        int language = line.indexOf(" (");
        String kind = line.substring(0, language > 0 && language < colon ? language : colon);
        List<String> words = to.computeIfAbsent(kind, key -> new ArrayList<>());
        for (String word : line.substring(colon + 1).split(";", -1)) {
            words.add(word.strip());
        }
    }
}
