package dev.footnote.answer.passage;

import dev.footnote.text.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names of lands, their adjectives and their parts of the world, and a few short forms, by the resource {@code lands.txt}. May be
 * used by several threads.
 */
public final class Demonyms {

    private static final Set<String> LANDS = new HashSet<>();

    /** The words that stand for the same land as a word, by word; for a part of the world, those of all its lands. */
    private static final Map<String, Set<String>> ALIKE = read();

    private Demonyms() {}

    /** Returns true if a page has the word or a form of it: "Italian" and "Italy" share their beginning and have usual endings. */
    public static boolean isRelated(String word, SourceText page) {
        List<String> bases = new ArrayList<>();
        if (word.length() >= 4) {
            bases.add(word);
        }
        for (String ending :
                List.of("ian", "an", "ese", "ish", "ic", "ch", "i", "n", "s", "y", "ia", "e", "vian", "nian")) {
            if (word.endsWith(ending) && word.length() - ending.length() >= 4) {
                bases.add(word.substring(0, word.length() - ending.length()));
            }
        }
        for (String base : bases) {
            for (String ending : List.of(
                    "", "a", "y", "ia", "e", "o", "land", "ian", "an", "n", "ese", "ish", "s", "vian", "nian")) {
                if (page.count(base + ending) > 0 || page.count(Words.stem(base + ending)) > 0) {
                    return true;
                }
            }
        }
        return known(word, page);
    }

    /** Returns true if a page has another word for the land, or a land of the part of the world, that the word names. */
    public static boolean known(String word, SourceText page) {
        return ALIKE.getOrDefault(word, Set.of()).stream().anyMatch(w -> has(page, w))
                || (word.equals("united") || word.equals("states") || word.equals("kingdom"))
                        && (has(page, "us") || has(page, "uk") || has(page, "american") || has(page, "british"));
    }

    /** Returns true if one of some words, in small letters, names the same land as a word, or a land of its part of the world. */
    public static boolean isAmong(String word, Set<String> words) {
        return ALIKE.getOrDefault(word, Set.of()).stream().anyMatch(words::contains);
    }

    /** Returns true if the word, in small letters, is of a land. */
    public static boolean isLand(String word) {
        return LANDS.contains(word);
    }

    private static Map<String, Set<String>> read() {
        Map<String, Set<String>> out = new HashMap<>();
        try (InputStream in = Demonyms.class.getResourceAsStream("lands.txt")) {
            if (in == null) {
                throw new IllegalStateException("the resource lands.txt is missing beside " + Demonyms.class);
            }
            List<String> world = List.of();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                boolean part = line.endsWith(":");
                boolean form = line.startsWith("= ");
                String bare = part ? line.substring(0, line.length() - 1) : form ? line.substring(2) : line;
                List<String> words = line.isBlank() || line.charAt(0) == '#' ? List.of() : List.of(bare.split(" ", -1));
                world = part ? words : form ? List.of() : world;
                for (String word : words) {
                    out.computeIfAbsent(word, k -> new HashSet<>()).addAll(words);
                }
                if (!part && !form) {
                    LANDS.addAll(words);
                }
                for (String word : part ? List.<String>of() : world) {
                    out.computeIfAbsent(word, k -> new HashSet<>()).addAll(words);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the resource lands.txt could not be read", e);
        }
        return out;
    }

    private static boolean has(SourceText page, String word) {
        return page.count(word) > 0;
    }
}
