package dev.footnote.evidence.hostile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All cues as one graph of characters, in which alternatives share what follows them. A walk from one place of a text is as long as the longest cue, so a
 * whole text takes time in proportion to its length.
 */
final class CueGraph {

    private static final int[] NOWHERE = {};

    /** The state after a whole word. */
    private static final char WORD_END = '\u0001';

    /** The state after which any letters may follow. */
    private static final char ANY_END = '\u0002';

    /** The state that any number of letters pass. */
    private static final char LETTERS = '\u0003';

    private final List<int[]> next = new ArrayList<>();
    private final StringBuilder letters = new StringBuilder();
    private final List<HostileCue> cues = new ArrayList<>();
    private final CueStarts starts = new CueStarts();

    /** What one walk found: for each cue the length of its longest form, 0 where it does not stand there. */
    static final class Walk {
        final int[] lengths = new int[HostileCue.values().length];
        private int[] now = new int[64];
        private int[] then = new int[64];
        private int found;

        /** The cues that stand at the place, as bits. */
        int found() {
            return found;
        }

        private void clear() {
            found = 0;
            Arrays.fill(lengths, 0);
        }
    }

    /**
     * Adds a cue.
     *
     * @param form folded, with {@code (a|b)} for alternatives and {@code *} for any letters; two characters at least stand before a {@code *} inside
     */
    void add(HostileCue cue, String form) {
        boolean open = form.endsWith("*");
        String body = open ? form.substring(0, form.length() - 1) : form;
        int end = state(open ? ANY_END : WORD_END, NOWHERE, cue);
        int[] first = states(body, cue, new int[] {end});
        for (int state : first) {
            for (int second : next.get(state)) {
                char two = letters.charAt(second);
                if (two == LETTERS) {
                    throw new IllegalArgumentException("cue \"" + form + "\" needs two characters before its first *");
                }
                starts.add(letters.charAt(state), two <= ANY_END ? 0 : two, second);
            }
        }
    }

    /** The states that begin a form and lead on to others. */
    private int[] states(String form, HostileCue cue, int[] after) {
        int[] follow = after;
        int i = form.length();
        while (i > 0) {
            char c = form.charAt(--i);
            if (c == ')') {
                int open = form.lastIndexOf('(', i);
                int[] all = NOWHERE;
                for (String part : parts(form.substring(open + 1, i))) {
                    all = joined(all, states(part, cue, follow));
                }
                follow = all;
                i = open;
            } else if (c == '*') {
                int loop = state(LETTERS, follow, cue);
                next.set(loop, joined(follow, new int[] {loop}));
                follow = next.get(loop);
            } else {
                follow = new int[] {state(c, follow, cue)};
            }
        }
        return follow;
    }

    private static List<String> parts(String group) {
        List<String> out = new ArrayList<>();
        int from = 0;
        for (int bar = group.indexOf('|'); bar >= 0; bar = group.indexOf('|', from)) {
            out.add(group.substring(from, bar));
            from = bar + 1;
        }
        out.add(group.substring(from));
        return out;
    }

    private int state(char letter, int[] follow, HostileCue cue) {
        letters.append(letter);
        next.add(follow);
        cues.add(cue);
        return next.size() - 1;
    }

    private static int[] joined(int[] a, int[] b) {
        int[] out = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, out, a.length, b.length);
        return out;
    }

    /**
     * Finds the cues that begin at a place.
     *
     * @param whole false where words run into each other, so that none needs to end
     */
    void walk(FoldedText text, int from, boolean whole, Walk out) {
        out.clear();
        char first = text.at(from);
        int at = from + 1;
        end(starts.get(first, (char) 0), text, from, at, whole, out);
        if (at >= text.length()) {
            return;
        }
        int[] begun = starts.get(first, text.at(at));
        int count = 0;
        for (int i = 0; begun != null && i < begun.length; i++) {
            count = push(out, count, begun[i]);
        }
        swap(out);
        while (count > 0 && at < text.length()) {
            count = step(text, from, ++at, whole, out, count);
        }
    }

    /** Reads one character; all states hold the one before it. */
    private int step(FoldedText text, int from, int at, boolean whole, Walk out, int active) {
        int count = 0;
        for (int i = 0; i < active; i++) {
            for (int state : next.get(out.now[i])) {
                char letter = letters.charAt(state);
                if (letter <= ANY_END) {
                    accept(state, text, from, at, whole, out);
                } else if (at < text.length()
                        && (letter == text.at(at) || letter == LETTERS && Character.isLetterOrDigit(text.at(at)))) {
                    count = push(out, count, state);
                }
            }
        }
        swap(out);
        return count;
    }

    private void end(
            int @org.jspecify.annotations.Nullable [] ends,
            FoldedText text,
            int from,
            int at,
            boolean whole,
            Walk out) {
        for (int i = 0; ends != null && i < ends.length; i++) {
            accept(ends[i], text, from, at, whole, out);
        }
    }

    private void accept(int state, FoldedText text, int from, int at, boolean whole, Walk out) {
        boolean ends = letters.charAt(state) == ANY_END
                || !whole
                || at >= text.length()
                || !Character.isLetterOrDigit(text.at(at))
                || FoldedText.isDense(text.at(at - 1))
                || FoldedText.isDense(text.at(at));
        if (ends) {
            HostileCue cue = cues.get(state);
            out.found |= cue.bit();
            out.lengths[cue.place()] = Math.max(out.lengths[cue.place()], at - from);
        }
    }

    private static int push(Walk out, int count, int state) {
        for (int i = 0; i < count; i++) {
            if (out.then[i] == state) {
                return count;
            }
        }
        if (count == out.then.length) {
            out.then = Arrays.copyOf(out.then, 2 * count);
        }
        out.then[count] = state;
        return count + 1;
    }

    private static void swap(Walk out) {
        int[] other = out.now;
        out.now = out.then;
        out.then = other;
    }
}
