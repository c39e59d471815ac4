package dev.footnote.offline.relation;

import dev.footnote.text.Spaces;
import dev.footnote.text.Words;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Words of the same relation, so that "born" answers "place of birth". The families stand in {@code kin.txt}. */
public final class RelatedWords {

    private static final String FAMILIES = "kin.txt";
    private static final String LEADS = "> ";

    private static final Map<String, Set<String>> RELATIVES = relatives();
    private static final Set<String> LEADING = leading();

    private RelatedWords() {}

    /** Stems of its relatives, itself among them; empty for a word of no family. */
    public static Set<String> of(String stem) {
        return RELATIVES.getOrDefault(stem, Set.of());
    }

    /** True for a word that connects a thing with a person or body, as "director" does a film with one. */
    public static boolean leads(String stem) {
        return LEADING.contains(stem);
    }

    private static Map<String, Set<String>> relatives() {
        Map<String, Set<String>> out = new TreeMap<>();
        for (String line : lines()) {
            Set<String> family = stems(line);
            family.forEach(stem ->
                    out.computeIfAbsent(stem, s -> new LinkedHashSet<>()).addAll(family));
        }
        return Map.copyOf(out);
    }

    private static Set<String> leading() {
        Set<String> out = new HashSet<>();
        lines().stream().filter(line -> line.startsWith(LEADS)).forEach(line -> out.addAll(stems(line)));
        return Set.copyOf(out);
    }

    private static Set<String> stems(String line) {
        Set<String> out = new LinkedHashSet<>();
        String words = line.startsWith(LEADS) ? line.substring(LEADS.length()) : line;
        for (String word : Spaces.split(words.strip())) {
            out.add(Words.stem(word));
        }
        return out;
    }

    private static List<String> lines() {
        try (InputStream in = Objects.requireNonNull(RelatedWords.class.getResourceAsStream(FAMILIES), FAMILIES);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own list " + FAMILIES + " cannot be read", e);
        }
    }
}
