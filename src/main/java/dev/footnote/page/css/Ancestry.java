package dev.footnote.page.css;

import java.util.IdentityHashMap;
import java.util.Locale;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The names of the elements around each element, as a set of bits in which names may share a bit: it can tell that a name is not among them, never that it is.
 * So most rules for "this within that" are ruled out without a walk up the page. For one thread and one page that does not change its names.
 */
final class Ancestry {

    private static final int WORDS = 4;

    private static final long[] NOTHING = new long[WORDS];

    private final IdentityHashMap<Element, long[]> bits = new IdentityHashMap<>();

    /** Returns the bit of a tag, by its name in lower case. */
    static int ofTag(String name) {
        return bit(name, 0);
    }

    /** Returns the bit of a class, upper and lower case being the same. */
    static int ofClass(String name) {
        return bit(name.toLowerCase(Locale.ROOT), 1);
    }

    static int ofId(String id) {
        return bit(id, 2);
    }

    private static int bit(String name, int kind) {
        int hash = (name.hashCode() + kind) * 0x9E3779B1;
        return hash >>> 24;
    }

    /** Returns false if one of the names is not among those of the elements around. */
    boolean mayHold(Element e, int[] names) {
        if (names.length == 0) {
            return true;
        }
        long[] around = of(e.parent());
        for (int name : names) {
            if ((around[name >> 6] & 1L << (name & 63)) == 0) {
                return false;
            }
        }
        return true;
    }

    /** Returns the bits of an element and of all around it. */
    private long[] of(@Nullable Element e) {
        if (e == null) {
            return NOTHING;
        }
        long[] known = bits.get(e);
        if (known == null) {
            known = of(e.parent()).clone();
            set(known, ofTag(e.normalName()));
            if (e.hasAttr("class")) {
                for (String name : Selectors.words(e.attr("class"))) {
                    set(known, ofClass(name));
                }
            }
            if (e.hasAttr("id")) {
                set(known, ofId(e.id()));
            }
            bits.put(e, known);
        }
        return known;
    }

    private static void set(long[] bits, int name) {
        bits[name >> 6] |= 1L << (name & 63);
    }
}
