package dev.footnote.page.format;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells charsets for Latin letters apart, which give every byte some letter: the one whose letters with marks are those of one language is right. Western
 * Europe is taken where two fit equally well.
 */
final class LatinGuess {

    /** How much better than Western Europe another must fit, as a share of the letters with marks. */
    private static final double MARGIN = 0.1;

    /** What a sign inside a word costs. */
    private static final int SIGN = 2;

    /** A letter that running Icelandic has and Turkish has not; their other letters stand on the same bytes. */
    private static final char ICELANDIC = 'í';

    private record Alphabet(String letters) {

        boolean fits(String text) {
            return letters.indexOf('þ') < 0 || text.indexOf(ICELANDIC) >= 0;
        }
    }

    private record Family(List<String> charsets, List<Alphabet> languages) {}

    private static final Family WEST = new Family(
            List.of("windows-1252"),
            alphabets(
                    "éèêëàâçîïôùûüœæÿ",
                    "äöüß",
                    "áéíóúñüªº",
                    "ãõáéíóúâêôàçü",
                    "àèéìíòóùú",
                    "ëïéèöüáó",
                    "æøåéöäü",
                    "åäöéü",
                    "áéíóúýþæöð",
                    "àèéíïòóúüç·",
                    "äöüõšž"));

    private static final List<Family> OTHERS = List.of(
            new Family(
                    List.of("windows-1250", "ISO-8859-2"),
                    alphabets("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "čćđšž", "ăâîşţ")),
            new Family(List.of("windows-1254"), alphabets("çğıöşüâîû")),
            new Family(List.of("windows-1257"), alphabets("ąčęėįšųūž", "āčēģīķļņšūž", "äöüõšž")));

    private LatinGuess() {}

    private static List<Alphabet> alphabets(String... letters) {
        List<Alphabet> out = new ArrayList<>();
        for (String one : letters) {
            out.add(new Alphabet(one));
        }
        return out;
    }

    /**
     * Returns the charset that fits bytes best.
     *
     * @param western what they are in where no other fits better
     */
    static Charset better(byte[] bytes, Charset western) {
        int high = 0;
        for (byte b : bytes) {
            high += b < 0 ? 1 : 0;
        }
        double best = fit(bytes, WEST.charsets().get(0), WEST) + Math.max(1, MARGIN * high);
        Charset out = western;
        for (Family family : OTHERS) {
            for (String name : family.charsets()) {
                int fit = Charset.isSupported(name) ? fit(bytes, name, family) : Integer.MIN_VALUE;
                if (fit > best) {
                    best = fit;
                    out = Charset.forName(name);
                }
            }
        }
        return out;
    }

    private static int fit(byte[] bytes, String charset, Family family) {
        String text = new String(bytes, Charset.forName(charset));
        int best = Integer.MIN_VALUE;
        for (Alphabet language : family.languages()) {
            best = language.fits(text) ? Math.max(best, fit(text, language.letters())) : best;
        }
        return best;
    }

    private static int fit(String text, String letters) {
        int out = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= 0x7F) {
                continue;
            }
            if (Character.isLetter(c)) {
                out += letters.indexOf(Character.toLowerCase(c)) >= 0 ? 1 : -1;
            } else if (c != '\u2019' && c != '\u2018' && c != '\u00AD' && isInWord(text, i)) {
                out -= SIGN;
            }
        }
        return out;
    }

    private static boolean isInWord(String text, int at) {
        return at > 0
                && at + 1 < text.length()
                && Character.isLetter(text.charAt(at - 1))
                && Character.isLowerCase(text.charAt(at + 1));
    }
}
