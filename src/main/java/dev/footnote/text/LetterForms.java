package dev.footnote.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * The forms in which one letter may be written: traditional and simplified characters, wide letters, ligatures, raised and lowered
 * digits, accents, umlauts. For looking things up only: the result may differ in length from the input. Stateless, safe for many
 * threads.
 */
public final class LetterForms {

    private static final String SIMPLIFIED = "simplified.txt";

    /** The simplified form of each traditional character, 0 where there is none. */
    private static final char[] SIMPLE = table();

    /** Radicals of newer fonts for whole characters; Unicode gives no other form for them. */
    private static final String RADICALS =
            "\u2E9F母\u2EA0民\u2EA9王\u2EC1虎\u2EC4西\u2EC5见\u2EC6角\u2EC9贝\u2ECB车\u2ED1长\u2ED3长\u2ED4门"
                    + "\u2ED8青\u2ED9韦\u2EDA页\u2EDB风\u2EDC飞\u2EDD食\u2EE2马\u2EE3骨\u2EE4鬼\u2EE5鱼\u2EE6鸟\u2EE8麦\u2EE9黄\u2EEC齐\u2EEE齿\u2EF0龙"
                    + "\u2EF3龟";

    private LetterForms() {}

    /**
     * Returns a text in the plainest form of its characters.
     *
     * @param text any
     * @return with simplified characters, letters and digits for wide, circled and joined ones and for radicals, lowered digits and, after a letter,
     *     raised ones on the line, and without soft hyphens and marks of no width; capitals and accents stay
     */
    public static String plain(String text) {
        int i = 0;
        while (i < text.length() && text.charAt(i) < 0x80) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, i);
        while (i < text.length()) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c < 0x80) {
                out.append((char) c);
            } else if (c < SIMPLE.length && SIMPLE[c] != 0) {
                out.append(SIMPLE[c]);
            } else if (isSmallDigit(c)) {
                append(c, out);
            } else if (isJoined(c)) {
                String parts = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC);
                parts.codePoints()
                        .map(part -> part < SIMPLE.length && SIMPLE[part] != 0 ? SIMPLE[part] : part)
                        .forEach(out::appendCodePoint);
            } else if (!isWithoutWidth(c)) {
                out.appendCodePoint(c);
            }
        }
        return out.toString();
    }

    /**
     * Returns a text with simplified characters, each in the place of its traditional one.
     *
     * @param text any
     * @return as long as the text, so that offsets in one hold in the other; the same object where nothing differs
     */
    public static String simplified(String text) {
        StringBuilder out = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < SIMPLE.length && SIMPLE[c] != 0) {
                out = out == null ? new StringBuilder(text) : out;
                out.setCharAt(i, SIMPLE[c]);
            }
        }
        return out == null ? text : out.toString();
    }

    /** A raised digit after a letter belongs to its word; after a digit it is a power or a note, which is no part of the number. */
    private static void append(int digit, StringBuilder out) {
        boolean lowered = digit >= 0x2080;
        boolean afterLetter = !out.isEmpty() && Character.isLetter(out.charAt(out.length() - 1));
        if (lowered || afterLetter) {
            out.append((char) ('0' + value(digit)));
        } else {
            out.appendCodePoint(digit);
        }
    }

    /** Of a raised or lowered digit: the first three raised ones stand apart from the others. */
    private static int value(int digit) {
        return switch (digit) {
            case 0xb9 -> 1;
            case 0xb2 -> 2;
            case 0xb3 -> 3;
            default -> digit & 0xf;
        };
    }

    private static boolean isSmallDigit(int c) {
        return c == 0xB2
                || c == 0xB3
                || c == 0xB9
                || c == 0x2070
                || (c >= 0x2074 && c <= 0x2079)
                || (c >= 0x2080 && c <= 0x2089);
    }

    private static boolean isJoined(int c) {
        return (c >= 0xFB00 && c <= 0xFB06) // ligatures
                || (c >= 0x2E80 && c <= 0x2FD5) // radicals, as some PDF files have them for characters
                || (c >= 0x2100 && c <= 0x217F) // ℃, №, Ⅳ
                || (c >= 0x2460 && c <= 0x24FF) // circled
                || (c >= 0x3200 && c <= 0x33FF) // circled and units of East Asia
                || (c >= 0xF900 && c <= 0xFAFF) // doubles of characters
                || (c >= 0xFF01 && c <= 0xFFEE) // wide and narrow forms
                || (c >= 0x1D400 && c <= 0x1D7FF); // letters of formulas
    }

    private static boolean isWithoutWidth(int c) {
        return c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF;
    }

    /**
     * Returns a word in the forms in which people type it.
     *
     * @param word in small letters
     * @return first the one without accents; then, for a word with umlauts, the one that writes them with two letters
     */
    public static List<String> of(String word) {
        String bare = bare(word, false);
        if (bare.equals(word)) {
            return List.of(word);
        }
        String spelt = bare(word, true);
        return spelt.equals(bare) ? List.of(bare) : List.of(bare, spelt);
    }

    private static String bare(String word, boolean spelt) {
        int i = 0;
        while (i < word.length() && word.charAt(i) < 0x80) {
            i++;
        }
        if (i == word.length()) {
            return word;
        }
        StringBuilder out = new StringBuilder(word.length() + 4);
        String whole = Normalizer.normalize(word, Normalizer.Form.NFC);
        for (int at = 0; at < whole.length(); at++) {
            char c = whole.charAt(at);
            String letters = spelt ? spelt(c) : "";
            out.append(letters.isEmpty() ? bare(c) : letters);
        }
        return out.toString();
    }

    private static String spelt(char c) {
        return switch (c) {
            case 'ä' -> "ae";
            case 'ö', 'ø' -> "oe";
            case 'ü' -> "ue";
            case 'å' -> "aa";
            default -> "";
        };
    }

    private static String bare(char c) {
        String own = switch (c) {
            case 'ß' -> "ss";
            case 'æ' -> "ae";
            case 'œ' -> "oe";
            case 'ø' -> "o";
            case 'ð', 'đ' -> "d";
            case 'þ' -> "th";
            case 'ħ' -> "h";
            case 'ı' -> "i";
            case 'ł' -> "l";
            case 'ё' -> "е";
            default -> "";
        };
        if (!own.isEmpty()) {
            return own;
        }
        if (c >= 0x300 && c < 0x370) {
            return ""; // a mark that its letter has no joined form with
        }
        if (c < 0xC0 || !hasAccents(c)) {
            return String.valueOf(c);
        }
        String parts = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
        return parts.substring(0, 1);
    }

    /** In other scripts a mark makes another letter: й is no и. */
    private static boolean hasAccents(char c) {
        UnicodeScript script = UnicodeScript.of(c);
        return script == UnicodeScript.LATIN || script == UnicodeScript.GREEK;
    }

    private static char[] table() {
        char[] out = new char[0xA000];
        try (InputStream in = LetterForms.class.getResourceAsStream(SIMPLIFIED)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its own file " + SIMPLIFIED);
            }
            List<String> lines = new ArrayList<>(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
            lines.removeIf(line -> line.startsWith("#"));
            lines.add(RADICALS);
            for (String line : lines) {
                for (int i = 0; i + 1 < line.length(); i += 2) {
                    out[line.charAt(i)] = line.charAt(i + 1);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the program cannot read its own file " + SIMPLIFIED, e);
        }
        return out;
    }
}
