package dev.footnote.answer.quote;

import java.util.Arrays;
import java.util.List;

/**
 * A normal form without some of its characters, with the way back: finds what pages and quotes write differently. Whoever
 * finds something here compares again, or only shows it.
 */
final class ReducedText {

    /** The longest address of a link that is passed over. */
    private static final int LONGEST_LINK = 2000;

    /** Entities that pages and models leave unresolved, and their characters. */
    private static final List<String> ENTITIES = List.of("&amp;", "&lt;", "&gt;", "&quot;", "&#39;", "&nbsp;");

    private static final String RESOLVED = "&<>\"' ";

    private final StringBuilder text;
    private int[] at;

    private ReducedText(int capacity) {
        this.text = new StringBuilder(capacity);
        this.at = new int[Math.max(16, capacity)];
    }

    /** Leaves out hyphens between letters or digits, with the blank after them where a line ends. */
    static ReducedText withoutHyphens(String normal) {
        ReducedText out = new ReducedText(normal.length());
        for (int i = 0; i < normal.length(); i++) {
            boolean hyphen = normal.charAt(i) == '-' && i > 0 && Character.isLetterOrDigit(normal.charAt(i - 1));
            if (hyphen && isWord(normal, i + 1)) {
                continue;
            }
            if (hyphen && i + 1 < normal.length() && normal.charAt(i + 1) == ' ' && isWord(normal, i + 2)) {
                i++;
                continue;
            }
            out.add(normal.charAt(i), i);
        }
        return out;
    }

    /** Leaves out blanks, marks such as [1], and Markdown's emphasis, code and links; entities become their characters. */
    static ReducedText withoutMarkup(String normal) {
        ReducedText out = new ReducedText(normal.length());
        int i = 0;
        while (i < normal.length()) {
            char c = normal.charAt(i);
            int past = c == '[' ? pastMark(normal, i) : c == ']' ? pastAddress(normal, i) : i;
            if (past > i) {
                i = past;
            } else if (c == '&' && entity(normal, i) >= 0) {
                int entity = entity(normal, i);
                if (RESOLVED.charAt(entity) != ' ') {
                    out.add(RESOLVED.charAt(entity), i);
                }
                i += ENTITIES.get(entity).length();
            } else {
                if (" *_`[]\\".indexOf(c) < 0) {
                    out.add(c, i);
                }
                i++;
            }
        }
        return out;
    }

    private static boolean isWord(String s, int i) {
        return i < s.length() && Character.isLetterOrDigit(s.charAt(i));
    }

    /** After a mark such as [1], [1, 2] or [^1] that begins there; where there is none, the same place. */
    private static int pastMark(String s, int from) {
        int i = from + 1;
        boolean digits = false;
        while (i < s.length() && i - from < 24 && "0123456789, ^-".indexOf(s.charAt(i)) >= 0) {
            digits |= Character.isDigit(s.charAt(i));
            i++;
        }
        return digits && i < s.length() && s.charAt(i) == ']' ? i + 1 : from;
    }

    /** After the address of a link whose text ends there; where there is none, the same place. */
    private static int pastAddress(String s, int from) {
        if (from + 1 >= s.length() || s.charAt(from + 1) != '(') {
            return from;
        }
        int end = s.indexOf(')', from);
        return end > 0 && end - from < LONGEST_LINK ? end + 1 : from;
    }

    private static int entity(String s, int from) {
        for (int i = 0; i < ENTITIES.size(); i++) {
            if (s.startsWith(ENTITIES.get(i), from)) {
                return i;
            }
        }
        return -1;
    }

    private void add(char c, int from) {
        if (text.length() == at.length) {
            at = Arrays.copyOf(at, at.length * 2);
        }
        at[text.length()] = from;
        text.append(c);
    }

    String text() {
        return text.toString();
    }

    /** Where a unit stands in the normal form. */
    int at(int i) {
        return at[i];
    }
}
