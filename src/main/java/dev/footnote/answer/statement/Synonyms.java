package dev.footnote.answer.statement;

import dev.footnote.text.Words;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * English words that can stand for each other when a sentence is reworded: synonyms, and words that are derived from one another, by
 * WordNet 3.1 (the resource {@code related.txt}; its head names the licence, {@code BuildSynonyms} of the test tree makes it). Read
 * at first use; immutable after that.
 */
public final class Synonyms {

    /** Read when a word is first asked for: many claims need none. */
    private static final class Table {
        static final Map<String, Set<String>> STEMS = read();
    }

    private Synonyms() {}

    /**
     * Returns true if one of the stems is of a word that is related to the word.
     *
     * @param word an English word in any case
     * @param stems stems of other words, as {@link Words#stem} gives them
     */
    public static boolean isAmong(String word, Set<String> stems) {
        Set<String> related = Table.STEMS.getOrDefault(Words.stem(word.toLowerCase(Locale.ROOT)), Set.of());
        return related.stream().anyMatch(stems::contains);
    }

    /** Returns true if an English word, in any case, is among the common words of the table. */
    public static boolean isCommon(String word) {
        return Table.STEMS.containsKey(Words.stem(word.toLowerCase(Locale.ROOT)));
    }

    private static Map<String, Set<String>> read() {
        Map<String, Set<String>> out = new HashMap<>();
        try (InputStream in = Synonyms.class.getResourceAsStream("related.txt")) {
            if (in == null) {
                throw new IllegalStateException("the resource related.txt is missing beside " + Synonyms.class);
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            lines.lines()
                    .filter(line -> !line.isEmpty() && line.charAt(0) != '#')
                    .forEach(line -> {
                        String[] stems = line.split(" ", -1);
                        for (int i = 1; i < stems.length; i++) {
                            out.computeIfAbsent(stems[0], k -> new HashSet<>(4)).add(stems[i]);
                            out.computeIfAbsent(stems[i], k -> new HashSet<>(4)).add(stems[0]);
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException("the resource related.txt could not be read", e);
        }
        return out;
    }
}
