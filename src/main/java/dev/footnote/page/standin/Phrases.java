package dev.footnote.page.standin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Phrases of the resource file by kind and place, all of them or those that a text may hold. Safe for many threads. */
final class Phrases {

    private static final String RESOURCE = "phrases.txt";

    private static final Phrases ALL = read();

    private final Map<String, List<Phrase>> phrases;

    private Phrases(Map<String, List<Phrase>> phrases) {
        this.phrases = phrases;
    }

    /** The phrases that may stand in a text, or in one of its sentences. */
    static Phrases of(String text) {
        return new Phrases(ALL.phrases.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream()
                                .filter(phrase -> phrase.mayBeIn(text))
                                .toList())));
    }

    /** True if a sentence holds a phrase of a kind. */
    boolean isSaid(StandInKind kind, String sentence) {
        return has(kind + " said", sentence);
    }

    /** True if a title begins with a phrase of a kind, or holds it after the name of the site. */
    boolean isTitle(StandInKind kind, String title) {
        return has(kind + " title", title);
    }

    /** True for a sentence that such pages hold and that says nothing. */
    boolean isFiller(String sentence) {
        return has("FILLER", sentence);
    }

    /** True for the heading of a page that tells about a thing. */
    boolean isTopic(String heading) {
        return has("TOPIC", heading);
    }

    boolean hasPassword(String text) {
        return has("PASSWORD", text);
    }

    private boolean has(String key, String sentence) {
        return phrases.getOrDefault(key, List.of()).stream().anyMatch(phrase -> phrase.isIn(sentence));
    }

    private static Phrases read() {
        Map<String, List<Phrase>> phrases = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(Phrases.class.getResourceAsStream(RESOURCE), RESOURCE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && line.charAt(0) != '#') {
                    add(phrases, line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Phrases(phrases);
    }

    private static void add(Map<String, List<Phrase>> phrases, String line) {
        int colon = line.indexOf(':');
        String head = line.substring(0, colon);
        boolean said = head.contains(" said");
        boolean title = head.contains(" title");
        int end = said || title ? head.lastIndexOf(' ') : head.indexOf(' ');
        List<Phrase> list = phrases.computeIfAbsent(end < 0 ? head : head.substring(0, end), key -> new ArrayList<>());
        for (String part : line.substring(colon + 1).split(";", -1)) {
            String form = part.strip();
            if (!form.isEmpty()) {
                boolean whole = head.startsWith("FILLER") || head.startsWith("TOPIC");
                list.add(title ? Phrase.ofTitle(form) : whole ? Phrase.whole(form) : Phrase.within(form));
            }
        }
    }
}
