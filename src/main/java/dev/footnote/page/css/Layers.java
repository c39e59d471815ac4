package dev.footnote.page.css;

import java.util.HashMap;
import java.util.Map;

/** The cascade layers of a page in their order. Of two rules the one in the later layer counts, and one in none most; for important ones it is the other way round. */
final class Layers {

    /** The rank of rules in no layer. */
    static final int NONE = 7;

    private final Map<String, Integer> ranks = new HashMap<>();
    private int count;

    /** The rank of a layer by its name, which is empty for one without. */
    int rank(String name) {
        int at = name.isEmpty() ? count++ : ranks.computeIfAbsent(name, key -> count++);
        return Math.min(at, NONE - 1);
    }

    /** What a rank adds to the weight of a declaration, which outweighs all selectors. */
    static long weight(int rank, boolean important) {
        return (long) (important ? NONE - rank : rank) << 45;
    }
}
