package dev.footnote.markdown;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonmark.node.Code;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/**
 * Finds what looks like a mark such as [1] to a reader: with wide or invisible characters in it, with emphasis, as a superscript. One pass over
 * the characters that a reader sees.
 */
final class MarkLookAlikes {

    private static final String OPENERS = "[\u3010\u3014\u301A\u27E6\u2045";
    private static final String CLOSERS = "]\u3011\u3015\u301B\u27E7\u2046";
    private static final String BETWEEN = " ,;\u3001\u2013-^\u2020";
    private static final String RAISED = "\u00B9\u00B2\u00B3\u2070\u2074\u2075\u2076\u2077\u2078\u2079";

    /** Characters of a mark at most. */
    private static final int LONGEST = 120;

    /** A longer row of digits is a year or another number. */
    private static final int MOST_DIGITS = 3;

    /** Units of which there are powers; single letters are taken for variables. */
    private static final Set<String> UNITS = Set.of(
            "km", "cm", "mm", "dm", "nm", "pm", "hm", "um", "\u03BCm", "ft", "yd", "mi", "sec", "min", "rad", "kg");

    private final Set<Integer> genuine;
    private final List<Node> nodes = new ArrayList<>();
    private final StringBuilder shown = new StringBuilder();
    private final List<int[]> places = new ArrayList<>();
    private final BitSet dropped = new BitSet();
    /** Places of the characters that stay visible so far, and what each looks like. */
    private final List<Integer> kept = new ArrayList<>();

    private final StringBuilder seen = new StringBuilder();

    private MarkLookAlikes(Set<Integer> genuine) {
        this.genuine = genuine;
    }

    /**
     * Takes the look-alikes out of the text of one block.
     *
     * @param block its inline elements are changed
     * @param genuine numbers of marks that stay where they are written plainly
     */
    static void drop(Node block, Set<Integer> genuine) {
        MarkLookAlikes work = new MarkLookAlikes(genuine);
        work.collect(block);
        work.mark();
        work.rewrite();
    }

    /** The same for a text that is no Markdown. */
    static String drop(String text) {
        Text node = new Text(text);
        MarkLookAlikes work = new MarkLookAlikes(Set.of());
        work.add(node, text);
        work.mark();
        work.rewrite();
        return node.getLiteral();
    }

    private void collect(Node parent) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Text text) {
                add(node, text.getLiteral());
            } else if (node instanceof Code code) {
                add(node, code.getLiteral());
            } else if (node.getFirstChild() != null) {
                collect(node);
            } else {
                add(node, " ");
            }
        }
    }

    private void add(Node node, String text) {
        nodes.add(node);
        for (int i = 0; i < text.length(); i++) {
            shown.append(text.charAt(i));
            places.add(new int[] {nodes.size() - 1, i});
        }
    }

    private void mark() {
        int i = 0;
        while (i < shown.length()) {
            int cp = shown.codePointAt(i);
            int end = i + Character.charCount(cp);
            if (RAISED.indexOf(cp) >= 0) {
                end = raised(i);
            } else if (!isInvisible(cp)) {
                char look = look(cp);
                kept.add(i);
                seen.append(look);
                if (CLOSERS.indexOf(look) >= 0) {
                    close();
                }
            }
            i = end;
        }
    }

    private static boolean isInvisible(int cp) {
        int type = Character.getType(cp);
        return type == Character.FORMAT
                || type == Character.CONTROL
                || type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || cp == 0x115F
                || cp == 0x3164;
    }

    /** The plain character that one is taken for; of its digits any stands for all. */
    private static char look(int cp) {
        if (cp < 0x80) {
            return (char) cp;
        }
        if (Character.isWhitespace(cp) || Character.isSpaceChar(cp)) {
            return ' ';
        }
        String plain = Normalizer.normalize(Character.toString(cp), Normalizer.Form.NFKC);
        int first = plain.codePointAt(0);
        if (Character.isDigit(first)) {
            return (char) ('0' + Character.digit(first, 10));
        }
        return plain.length() == 1 ? plain.charAt(0) : 'x';
    }

    /** Drops what the bracket just seen closes, if that is like a mark. */
    private void close() {
        int last = seen.length() - 1;
        int open = last - 1;
        while (open >= 0 && last - open < LONGEST && OPENERS.indexOf(seen.charAt(open)) < 0) {
            open--;
        }
        boolean opens = open >= 0 && OPENERS.indexOf(seen.charAt(open)) >= 0;
        if (!opens || !isNumbers(open + 1, last, seen.charAt(open)) || isGenuine(open, last)) {
            return;
        }
        dropFrom(open, kept.get(last) + 1);
    }

    private boolean isNumbers(int from, int to, char opener) {
        String inner = seen.substring(from, to).strip();
        if (opener == OPENERS.charAt(1) && !inner.isEmpty() && Character.isDigit(inner.charAt(0))) {
            return true;
        }
        int row = 0;
        boolean any = false;
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            row = Character.isDigit(c) ? row + 1 : 0;
            any |= row > 0;
            if (row > MOST_DIGITS || (row == 0 && BETWEEN.indexOf(c) < 0)) {
                return false;
            }
        }
        return any && !inner.equals("0");
    }

    /** Written as marks are, in one piece of text. */
    private boolean isGenuine(int open, int last) {
        int from = kept.get(open);
        int to = kept.get(last);
        boolean one = places.get(from)[0] == places.get(to)[0] && nodes.get(places.get(from)[0]) instanceof Text;
        String written = shown.substring(from + 1, to);
        return one
                && shown.charAt(from) == '['
                && shown.charAt(to) == ']'
                && !written.isEmpty()
                && written.charAt(0) != '0'
                && written.chars().allMatch(c -> c >= '1' && c <= '9' || c == '0')
                && genuine.contains(Integer.valueOf(written));
    }

    private void dropFrom(int open, int end) {
        int from = open;
        while (from > 0 && seen.charAt(from - 1) == ' ') {
            from--;
        }
        dropped.set(kept.get(from), end);
        kept.subList(from, kept.size()).clear();
        seen.setLength(from);
    }

    /** A raised number is a mark behind a word, a sentence's end or a blank; it is none in a power, a unit or an isotope. */
    private int raised(int start) {
        int end = start;
        while (end < shown.length() && (RAISED.indexOf(shown.charAt(end)) >= 0 || isInvisible(shown.charAt(end)))) {
            end++;
        }
        char before = seen.length() == 0 ? ' ' : seen.charAt(seen.length() - 1);
        boolean isotope = before == ' ' && end < shown.length() && Character.isLetter(shown.charAt(end));
        boolean within = OPENERS.indexOf(before) >= 0 || CLOSERS.indexOf(before) >= 0;
        if (isotope || isPower(before, end < shown.length() ? shown.charAt(end) : ' ') || within) {
            for (int i = start; i < end; i++) {
                if (RAISED.indexOf(shown.charAt(i)) >= 0) {
                    kept.add(i);
                    seen.append(look(shown.charAt(i)));
                }
            }
        } else {
            dropped.set(start, end);
        }
        return end;
    }

    private boolean isPower(char before, char behind) {
        if ("\u7C73\u91CC)\u207B\u207A/^".indexOf(before) >= 0) {
            return true;
        }
        boolean digits = Character.isDigit(before);
        int from = seen.length();
        while (from > 0
                && (digits ? Character.isDigit(seen.charAt(from - 1)) : Character.isLetter(seen.charAt(from - 1)))) {
            from--;
        }
        String word = seen.substring(from);
        if (digits) {
            return word.length() <= MOST_DIGITS;
        }
        boolean letter = word.length() == 1 && !Character.isIdeographic(before);
        boolean ion =
                word.length() == 2 && Character.isUpperCase(word.charAt(0)) && "\u207A\u207B".indexOf(behind) >= 0;
        return letter || ion || UNITS.contains(word);
    }

    private void rewrite() {
        if (dropped.isEmpty()) {
            return;
        }
        List<StringBuilder> texts = nodes.stream().map(n -> new StringBuilder()).collect(Collectors.toList());
        for (int i = 0; i < shown.length(); i++) {
            if (!dropped.get(i)) {
                texts.get(places.get(i)[0]).append(shown.charAt(i));
            }
        }
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i) instanceof Text text) {
                text.setLiteral(texts.get(i).toString());
            }
        }
    }
}
