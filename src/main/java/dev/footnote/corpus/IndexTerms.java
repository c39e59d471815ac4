package dev.footnote.corpus;

import dev.footnote.text.Languages;
import dev.footnote.text.LetterForms;
import dev.footnote.text.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a text as the index holds them: stems in the plainest form of their letters, without English stop words; Chinese ones stay, they
 * help tell a phrase. What a word may be written as beside (email for e-mail, 12742 for 12 742) comes as a term of its own, on both
 * sides.
 */
final class IndexTerms {

    /** What the cutting of words takes apart or leaves out, and people look for as one. */
    private static final Pattern WHOLE =
            Pattern.compile("(?<![\\p{L}\\p{N}])(?:(?<capitals>[A-Z]{2,6})(?![\\p{L}\\p{N}'’])"
                    + "|(?<hyphen>\\p{IsLatin}{1,12}[-\u2010\u2011]\\p{IsLatin}{1,12})(?![\\p{L}\\p{N}\u2010\u2011-])"
                    + "|(?<sign>[\\p{IsLatin}\\d]{1,3}&[\\p{IsLatin}\\d]{1,3}(?![\\p{L}\\p{N}])|\\p{IsLatin}(?:\\+\\+|#))"
                    + "|(?<number>\\d{1,3}(?:\\h\\d{3}){1,4})(?![\\p{L}\\p{N}]))");

    /** Longer words are no stop words. */
    private static final int LONGEST_STOP = 12;

    /** Stop words in a row that are looked up together. */
    private static final int ROW = 3;

    private static final int GAP = 3;

    private IndexTerms() {}

    static List<String> of(String text) {
        String plain = LetterForms.plain(text);
        return of(plain, Words.of(plain));
    }

    /** The same, of a text's words that are not Chinese; the dictionary of Chinese is not needed for it. */
    static List<String> outsideHan(String text) {
        String plain = LetterForms.plain(text);
        return of(plain, Words.outsideHan(plain));
    }

    private static List<String> of(String plain, List<String> words) {
        List<String> out = new ArrayList<>();
        for (String word : words) {
            if (Languages.isHan(word.codePointAt(0)) || !Words.isStop(word)) {
                addForms(word, out);
                // The article in l'écluse, and the beginning of d'Arc, are often left off.
                int elided = word.indexOf('\'');
                if (elided == 1 || (elided == 2 && word.startsWith("qu"))) {
                    addForms(word.substring(elided + 1), out);
                }
            }
        }
        wholes(plain, out);
        return Collections.unmodifiableList(out);
    }

    /** All words, stop words as well, each in one form only. */
    static List<String> all(String text) {
        return Words.of(LetterForms.plain(text)).stream()
                .map(word -> Words.stem(LetterForms.of(word).get(0)))
                .toList();
    }

    private static void addForms(String word, List<String> out) {
        LetterForms.of(word).forEach(form -> out.add(Words.stem(form)));
    }

    private static void wholes(String plain, List<String> out) {
        Matcher matcher = WHOLE.matcher(plain);
        while (matcher.find()) {
            String capitals = matcher.group("capitals");
            String hyphen = matcher.group("hyphen");
            String number = matcher.group("number");
            if (capitals != null) {
                // The body called WHO is no stop word; its term in capitals is its own.
                if (Words.isStop(capitals.toLowerCase(Locale.ROOT))) {
                    out.add(capitals);
                }
            } else if (hyphen != null) {
                String joined = letters(hyphen).toLowerCase(Locale.ROOT);
                addForms(joined, out);
            } else if (number != null) {
                out.add(letters(number));
            } else {
                out.add(matcher.group("sign").toLowerCase(Locale.ROOT));
            }
        }
    }

    private static String letters(String joined) {
        StringBuilder out = new StringBuilder();
        joined.codePoints().filter(Character::isLetterOrDigit).forEach(out::appendCodePoint);
        return out.toString();
    }

    /**
     * Stop words that stand together and may be a name or a saying: three in a row, or two with capitals ("The Who").
     *
     * @param query whether two in a row count without capitals as well, as people type names
     */
    static Set<String> sayings(String text, boolean query) {
        Set<String> out = new LinkedHashSet<>();
        List<String> row = new ArrayList<>();
        boolean capital = false;
        int end = 0;
        for (int start = letter(text, 0); start < text.length(); ) {
            int wordEnd = wordEnd(text, start);
            String written = wordEnd - start > LONGEST_STOP ? "" : text.substring(start, wordEnd);
            String word = written.toLowerCase(Locale.ROOT).replace('’', '\'');
            int from = start;
            start = letter(text, wordEnd);
            if (!Words.isStop(word)) {
                row.clear();
                continue;
            }
            if (!isGap(text, end, from)) {
                row.clear();
            }
            boolean both = capital && Character.isUpperCase(written.charAt(0));
            row.add(word);
            int size = row.size();
            if (size >= 2 && (query || both)) {
                out.add(key(row.subList(size - 2, size)));
            }
            if (size >= ROW) {
                out.add(key(row.subList(size - ROW, size)));
            }
            capital = Character.isUpperCase(written.charAt(0));
            end = wordEnd;
        }
        return out;
    }

    /** The first letter of the alphabet from a place on; the text's length if there is none. */
    private static int letter(String text, int from) {
        int at = from;
        while (at < text.length() && !isLetter(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Where a word of letters ends, which may have one apostrophe within. */
    private static int wordEnd(String text, int start) {
        int end = lettersEnd(text, start);
        boolean elided = end + 1 < text.length()
                && (text.charAt(end) == '\'' || text.charAt(end) == '’')
                && isLetter(text.charAt(end + 1));
        return elided ? lettersEnd(text, end + 1) : end;
    }

    private static int lettersEnd(String text, int start) {
        int end = start;
        while (end < text.length() && isLetter(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isGap(String text, int from, int to) {
        return to - from <= GAP
                && text.substring(from, to)
                        .chars()
                        .allMatch(c -> Character.isWhitespace(c) || ",;:'\"“”‘’-–".indexOf(c) >= 0);
    }

    /** A title without the remark in brackets by which encyclopaedias tell things of one name apart. */
    static String called(String title) {
        String whole = title.strip();
        int end = whole.length() - 1;
        if (end < 0 || ")）".indexOf(whole.charAt(end)) < 0) {
            return whole;
        }
        int open = end - 1;
        while (open >= 0 && "()（）".indexOf(whole.charAt(open)) < 0) {
            open--;
        }
        boolean opens = open >= 0 && "(（".indexOf(whole.charAt(open)) >= 0;
        String name = opens ? whole.substring(0, open).strip() : "";
        return name.isEmpty() ? whole : name;
    }

    /** One key for a name, however it is written. */
    static String key(List<String> words) {
        return String.join(" ", words);
    }
}
