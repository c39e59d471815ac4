package dev.footnote.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Counts of the parts of a page that are not in its text.
 *
 * @param furniture parts around the text, by kind in plain words
 * @param hidden parts that readers cannot see, by how they are hidden
 */
public record LeftOut(Map<String, Integer> furniture, Map<String, Integer> hidden) {

    /** Nothing. */
    public static final LeftOut NOTHING = new LeftOut(Map.of(), Map.of());

    public LeftOut {
        furniture = Collections.unmodifiableMap(new LinkedHashMap<>(furniture));
        hidden = Collections.unmodifiableMap(new LinkedHashMap<>(hidden));
    }

    /** Both in one line, such as {@code 2 navigation, 1 page footer; hidden: 1 off the screen}; empty where nothing was left out. */
    public String summary() {
        String around = list(furniture);
        String unseen = list(hidden);
        if (unseen.isEmpty()) {
            return around;
        }
        return (around.isEmpty() ? "" : around + "; ") + "hidden: " + unseen;
    }

    private static String list(Map<String, Integer> counts) {
        StringJoiner out = new StringJoiner(", ");
        counts.forEach((kind, count) -> out.add(count + " " + kind));
        return out.toString();
    }
}
