package dev.footnote.research.address;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds web addresses in running text. Linear in the text; does not use regular expressions, as the text is foreign.
 *
 * <p>Punctuation that ends a sentence does not belong to an address, nor does a bracket that was opened before it. Where Chinese, Japanese or Korean
 * characters follow an address without a space, nobody can tell whether they belong to it: both readings are given.
 */
public final class AddressMentions {

    private static final String SEPARATOR = "://";
    private static final String SENTENCE_END = ".,;:!?'*_";

    /**
     * An address in a text.
     *
     * @param start offset of its first character
     * @param end offset behind its last character, as far as the longest reading goes
     * @param readings the address as written; the longest reading first
     */
    public record Mention(int start, int end, List<String> readings) {}

    private AddressMentions() {}

    /** Returns the http and https addresses of a text in their order. */
    public static List<Mention> in(String text) {
        List<Mention> out = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(SEPARATOR); at >= 0; at = text.indexOf(SEPARATOR, Math.max(from, at + 1))) {
            int start = schemeStart(text, at);
            if (start < from || (start > 0 && belongs(text.charAt(start - 1)))) {
                continue;
            }
            Mention mention = mention(text, start, at + SEPARATOR.length());
            if (mention.end() > at + SEPARATOR.length()) {
                out.add(mention);
                from = mention.end();
            }
        }
        return out;
    }

    /** Returns addresses of a text that are written without a scheme, such as {@code example.org/page}. */
    public static List<String> withoutScheme(String text) {
        List<String> out = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = end(text, start);
            String token = trimmed(text.substring(start, end));
            if (!token.contains(SEPARATOR) && token.indexOf('@') < 0 && beginsWithHost(token)) {
                out.add(token);
            }
            start = Math.max(end, start + 1);
        }
        return out;
    }

    private static boolean beginsWithHost(String token) {
        int end = 0;
        while (end < token.length() && "/?#:".indexOf(token.charAt(end)) < 0) {
            end++;
        }
        String[] labels = token.substring(0, end).split("\\.", -1);
        for (String label : labels) {
            if (label.isEmpty() || !label.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || c == '-')) {
                return false;
            }
        }
        String last = labels[labels.length - 1];
        boolean name = last.length() > 1 && last.codePoints().allMatch(Character::isLetter);
        boolean number = labels.length == 4 && token.substring(0, end).chars().allMatch(c -> c == '.' || isDigit(c));
        return labels.length > 1 && (name || number);
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** Returns where the scheme before a separator begins, or -1 if it is neither http nor https. */
    private static int schemeStart(String text, int separator) {
        for (String scheme : List.of("https", "http")) {
            int start = separator - scheme.length();
            if (start >= 0 && text.regionMatches(true, start, scheme, 0, scheme.length())) {
                return start;
            }
        }
        return -1;
    }

    private static Mention mention(String text, int start, int hostStart) {
        int end = end(text, hostStart);
        String whole = trimmed(text.substring(start, end));
        int foreign = 0;
        while (foreign < whole.length() && !isUnspaced(whole.codePointAt(foreign))) {
            foreign += Character.charCount(whole.codePointAt(foreign));
        }
        String first = trimmed(whole.substring(0, foreign));
        return new Mention(start, start + whole.length(), first.equals(whole) ? List.of(whole) : List.of(whole, first));
    }

    /** Returns where the run of characters that addresses are written with ends; a bracket that closes more than was opened ends it. */
    private static int end(String text, int from) {
        int round = 0;
        int square = 0;
        int at = from;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            round += c == '(' ? 1 : c == ')' ? -1 : 0;
            square += c == '[' ? 1 : c == ']' ? -1 : 0;
            boolean part = c < 128 ? belongs((char) c) || "()[],;!*'#".indexOf(c) >= 0 : Character.isLetterOrDigit(c);
            if (!part || round < 0 || square < 0) {
                break;
            }
            at += Character.charCount(c);
        }
        return at;
    }

    private static String trimmed(String written) {
        int end = written.length();
        while (end > 0 && SENTENCE_END.indexOf(written.charAt(end - 1)) >= 0) {
            end--;
        }
        return written.substring(0, end);
    }

    /** True for characters of scripts that are written without spaces between words. */
    private static boolean isUnspaced(int c) {
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, THAI -> true;
            default -> false;
        };
    }

    private static boolean belongs(char c) {
        return c < 128 && (Character.isLetterOrDigit(c) || "-_~%/?&=+$@:.".indexOf(c) >= 0);
    }
}
