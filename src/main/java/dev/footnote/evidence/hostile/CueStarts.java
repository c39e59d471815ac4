package dev.footnote.evidence.hostile;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The states that a pair of characters leads to. It is asked at each character of a text, so that nothing is allocated for it. */
final class CueStarts {

    private int[] keys = new int[64];
    private int[] @Nullable [] states = new int[64][];
    private int size;

    /** Adds a state to those of a pair. */
    void add(char one, char two, int state) {
        if (2 * size > keys.length) {
            grow();
        }
        int place = place(keys, states, key(one, two));
        int[] known = states[place];
        if (known == null) {
            keys[place] = key(one, two);
            states[place] = new int[] {state};
            size++;
        } else {
            int[] more = Arrays.copyOf(known, known.length + 1);
            more[known.length] = state;
            states[place] = more;
        }
    }

    /** Returns the states of a pair in the order in which they were added; null without any. */
    int @Nullable [] get(char one, char two) {
        return states[place(keys, states, key(one, two))];
    }

    private static int key(char one, char two) {
        return one << 16 | two;
    }

    /** Where a key stands, or would stand. */
    private static int place(int[] keys, int[] @Nullable [] states, int key) {
        int mask = keys.length - 1;
        int place = key * 0x9E3779B9 >>> 8 & mask;
        while (states[place] != null && keys[place] != key) {
            place = place + 1 & mask;
        }
        return place;
    }

    private void grow() {
        int[] moreKeys = new int[2 * keys.length];
        int[] @Nullable [] moreStates = new int[2 * keys.length][];
        for (int i = 0; i < keys.length; i++) {
            int[] known = states[i];
            if (known != null) {
                int place = place(moreKeys, moreStates, keys[i]);
                moreKeys[place] = keys[i];
                moreStates[place] = known;
            }
        }
        keys = moreKeys;
        states = moreStates;
    }
}
