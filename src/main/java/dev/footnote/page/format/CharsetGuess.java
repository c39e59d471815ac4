package dev.footnote.page.format;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mozilla.universalchardet.UniversalDetector;

/** Guesses the charset of text that declares none, or a wrong one. */
final class CharsetGuess {

    /** Bytes that are looked at; enough for any detector. */
    private static final int LOOK = 1 << 18;

    private static final double MOST_LOST = 0.01;

    /** What is tried where the detector does not know. */
    private static final List<String> OTHERS = List.of(
            "windows-31j",
            "x-windows-949",
            "GB18030",
            "Big5-HKSCS",
            "windows-1251",
            "windows-1252",
            "windows-1253",
            "windows-1255",
            "windows-1256",
            "x-windows-874");

    private static final Set<String> LATIN = Set.of(
            "windows-1252",
            "windows-1250",
            "windows-1254",
            "windows-1257",
            "windows-1258",
            "ISO-8859-2",
            "ISO-8859-3",
            "ISO-8859-4",
            "ISO-8859-15",
            "ISO-8859-16",
            "ISO-8859-13",
            "x-MacRoman");

    /** The commonest characters of running Chinese text, in both forms; together about a quarter of any page. */
    private static final String COMMON_HAN = "的一是不了在人有我他这這个個们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得";

    private static final int MIN_HAN = 30;

    /** A wrong charset makes of bytes one of the thousands of characters, so far fewer of these. */
    private static final double MIN_COMMON_HAN = 0.1;

    private CharsetGuess() {}

    /** Returns the charset that bytes are most likely in, if their text looks like one in a language. */
    static Optional<Charset> of(byte[] bytes) {
        byte[] start = bytes.length <= LOOK ? bytes : Arrays.copyOf(bytes, LOOK);
        for (String name : List.of("GB18030", "Big5-HKSCS")) {
            if (Charset.isSupported(name) && isRunningChinese(start, Charset.forName(name))) {
                return Optional.of(Charset.forName(name));
            }
        }
        UniversalDetector detector = new UniversalDetector();
        detector.handleData(start, 0, start.length);
        detector.dataEnd();
        List<Charset> tried = new ArrayList<>();
        String found = detector.getDetectedCharset();
        if (found != null && found.equals("MACCYRILLIC")) {
            // The two differ in capitals only, and this one is by far the more common.
            tried.add(Charset.forName("windows-1251"));
        }
        if (found != null) {
            CharsetLabels.of(found)
                    .or(() -> Optional.of(found).filter(Charset::isSupported).map(Charset::forName))
                    .ifPresent(tried::add);
        }
        OTHERS.stream().filter(Charset::isSupported).map(Charset::forName).forEach(tried::add);
        return tried.stream()
                .filter(charset -> isLikely(start, charset))
                .findFirst()
                .map(charset -> LATIN.contains(charset.name()) ? LatinGuess.better(start, charset) : charset);
    }

    /** Returns true for text in which the commonest Han characters are as frequent as in running text. Some broken bytes do no harm. */
    private static boolean isRunningChinese(byte[] bytes, Charset charset) {
        String text = new String(bytes, charset);
        long han = text.chars().filter(Character::isIdeographic).count();
        long common = text.chars().filter(c -> COMMON_HAN.indexOf(c) >= 0).count();
        long lost = text.chars().filter(c -> c == '\uFFFD').count();
        return han >= MIN_HAN && common >= MIN_COMMON_HAN * han && lost <= MOST_LOST * han;
    }

    /** Returns false for text that no one writes: signs that do not exist, accented letters in a row, scripts mixed in a word. */
    static boolean isLikely(byte[] bytes, Charset charset) {
        String text = new String(bytes, 0, Math.min(bytes.length, LOOK), charset);
        long wide = text.chars().filter(c -> c > 0x7F).count();
        long lost = text.chars()
                .filter(c -> c == '\uFFFD' || Character.getType(c) == Character.PRIVATE_USE || (c > 0x7F && c < 0xA0))
                .count();
        if (wide == 0 || lost > Math.max(1, MOST_LOST * wide)) {
            return wide == 0;
        }
        return LATIN.contains(charset.name()) ? isLatin(text) : isOtherScript(text, wide);
    }

    /** Accented letters stand among plain ones; signs are fewer than letters. */
    private static boolean isLatin(String text) {
        int odd = 0;
        int single = 0;
        int run = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            if (c > 0x7F && Character.isLetter(c)) {
                run++;
            } else {
                odd += run > 3 ? run : 0;
                single += run <= 3 ? run : 0;
                run = 0;
            }
        }
        return odd * 3 <= odd + single;
    }

    /** Letters of one script beside each other, most of them common ones. */
    private static boolean isOtherScript(String text, long wide) {
        long strange = 0;
        long letters = 0;
        Character.UnicodeScript before = Character.UnicodeScript.COMMON;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            Character.UnicodeScript script = Character.UnicodeScript.of(c);
            boolean letter = Character.isLetter(c) && c > 0x7F;
            letters += letter ? 1 : 0;
            boolean mixed = letter && Character.isLetter(before(text, i)) && isForeign(before, script);
            boolean raised = letter && Character.isUpperCase(c) && Character.isLowerCase(before(text, i));
            strange += mixed || raised || isRare(c) ? 1 : 0;
            before = script;
        }
        return letters * 2 > wide && strange * 20 <= letters;
    }

    private static char before(String text, int at) {
        return at == 0 ? ' ' : text.charAt(at - 1);
    }

    private static boolean isForeign(Character.UnicodeScript a, Character.UnicodeScript b) {
        return a != b && !isEastAsian(a) && !isEastAsian(b);
    }

    private static boolean isEastAsian(Character.UnicodeScript script) {
        return switch (script) {
            case HAN, HIRAGANA, KATAKANA, COMMON, INHERITED, LATIN, BOPOMOFO -> true;
            default -> false;
        };
    }

    /** Half-width kana in masses, and Han characters outside the common block, come of a wrong charset. */
    private static boolean isRare(char c) {
        return (c >= 0xFF61 && c <= 0xFF9F)
                || (c >= 0x3400 && c <= 0x4DBF)
                || (c >= 0x2500 && c <= 0x257F)
                || (c >= 0xF900 && c <= 0xFAFF);
    }
}
