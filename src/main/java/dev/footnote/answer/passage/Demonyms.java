package dev.footnote.answer.passage;

import dev.footnote.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Adjectives of countries whose form does not show the country, and a few short forms of states and titles. */
public final class Demonyms {

    private static final Map<String, String> LAND = Map.ofEntries(
            Map.entry("french", "france"),
            Map.entry("german", "germany"),
            Map.entry("dutch", "netherlands"),
            Map.entry("spanish", "spain"),
            Map.entry("welsh", "wales"),
            Map.entry("greek", "greece"),
            Map.entry("british", "britain"),
            Map.entry("english", "england"),
            Map.entry("irish", "ireland"),
            Map.entry("scottish", "scotland"),
            Map.entry("polish", "poland"),
            Map.entry("danish", "denmark"),
            Map.entry("turkish", "turkey"),
            Map.entry("swiss", "switzerland"),
            Map.entry("norwegian", "norway"),
            Map.entry("american", "states"),
            Map.entry("america", "states"),
            Map.entry("mexican", "mexico"),
            Map.entry("icelandic", "iceland"),
            Map.entry("argentine", "argentina"),
            Map.entry("israeli", "israel"),
            Map.entry("iraqi", "iraq"),
            Map.entry("pakistani", "pakistan"),
            Map.entry("slovak", "slovakia"),
            Map.entry("croatian", "croatia"),
            Map.entry("serbian", "serbia"),
            Map.entry("tv", "television"),
            Map.entry("xmas", "christmas"),
            Map.entry("ussr", "soviet"),
            Map.entry("uk", "kingdom"),
            Map.entry("us", "states"),
            Map.entry("usa", "states"),
            Map.entry("finnish", "finland"),
            Map.entry("swedish", "sweden"),
            Map.entry("czech", "czechia"),
            Map.entry("thai", "thailand"),
            Map.entry("filipino", "philippines"),
            Map.entry("belgian", "belgium"),
            Map.entry("chinese", "china"),
            Map.entry("portuguese", "portugal"));

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

    public static boolean known(String word, SourceText page) {
        String land = LAND.get(word);
        if (land != null
                && (has(page, land)
                        || LAND.entrySet().stream()
                                .anyMatch(e -> e.getValue().equals(land) && has(page, e.getKey())))) {
            return true;
        }
        return LAND.entrySet().stream().anyMatch(e -> e.getValue().equals(word) && has(page, e.getKey()))
                || (word.equals("united") || word.equals("states") || word.equals("kingdom"))
                        && (has(page, "us") || has(page, "uk") || has(page, "american") || has(page, "british"));
    }

    private static boolean has(SourceText page, String word) {
        return page.count(word) > 0;
    }
}
