package dev.footnote.page.docx;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Characters of the symbol fonts that Word names by a place in the font. */
final class DocxSymbols {

    /** What stands for a symbol that is not known. */
    private static final String UNKNOWN = "\u25A1";

    /** The font Symbol from 0x20 to 0x7E. */
    private static final String SYMBOL =
            " !\u2200#\u2203%&\u220B()\u2217+,\u2212./0123456789:;<=>?\u2245\u0391\u0392\u03A7\u0394\u0395\u03A6\u0393\u0397"
                    + "\u0399\u03D1\u039A\u039B\u039C\u039D\u039F\u03A0\u0398\u03A1\u03A3\u03A4\u03A5\u03C2\u03A9\u039E\u03A8"
                    + "\u0396[\u2234]\u22A5_\u00AF\u03B1\u03B2\u03C7\u03B4\u03B5\u03C6\u03B3\u03B7\u03B9\u03D5\u03BA\u03BB"
                    + "\u03BC\u03BD\u03BF\u03C0\u03B8\u03C1\u03C3\u03C4\u03C5\u03D6\u03C9\u03BE\u03C8\u03B6{|}\u223C";

    /** The font Symbol from 0xA0 to 0xD9. */
    private static final String SYMBOL_HIGH =
            "\u20AC\u03D2\u2032\u2264\u2044\u221E\u0192\u2663\u2666\u2665\u2660\u2194\u2190\u2191\u2192\u2193\u00B0\u00B1"
                    + "\u2033\u2265\u00D7\u221D\u2202\u2022\u00F7\u2260\u2261\u2248\u2026|\u2014\u21B5\u2135\u2111\u211C\u2118"
                    + "\u2297\u2295\u2205\u2229\u222A\u2283\u2287\u2284\u2282\u2286\u2208\u2209\u2220\u2207\u00AE\u00A9\u2122"
                    + "\u220F\u221A\u22C5\u00AC\u2227";

    private static final Map<Integer, String> SYMBOL_REST = Map.of(
            0xDA, "\u2228", 0xDB, "\u21D4", 0xDC, "\u21D0", 0xDD, "\u21D1", 0xDE, "\u21D2", 0xDF, "\u21D3", 0xE5,
            "\u2211", 0xF2, "\u222B");

    private static final Map<Integer, String> DINGS = Map.ofEntries(
            Map.entry(0x4A, "\u263A"),
            Map.entry(0x4C, "\u2639"),
            Map.entry(0x6C, "\u25CF"),
            Map.entry(0x6E, "\u25A0"),
            Map.entry(0x6F, "\u25A1"),
            Map.entry(0x71, "\u2751"),
            Map.entry(0x75, "\u25C6"),
            Map.entry(0x76, "\u2756"),
            Map.entry(0x9F, "\u2022"),
            Map.entry(0xA7, "\u25AA"),
            Map.entry(0xA8, "\u25FB"),
            Map.entry(0xD8, "\u27A2"),
            Map.entry(0xDF, "\u2190"),
            Map.entry(0xE0, "\u2192"),
            Map.entry(0xE1, "\u2191"),
            Map.entry(0xE2, "\u2193"),
            Map.entry(0xE8, "\u2794"),
            Map.entry(0xF0, "\u21E8"),
            Map.entry(0xFB, "\u2717"),
            Map.entry(0xFC, "\u2713"),
            Map.entry(0xFD, "\u2612"),
            Map.entry(0xFE, "\u2611"));

    private DocxSymbols() {}

    static boolean isSymbolFont(String font) {
        String name = font.toLowerCase(Locale.ROOT);
        return name.equals("symbol") || name.equals("wingdings");
    }

    /**
     * Returns the character at a place of a font.
     *
     * @param hex the place, as Word writes it
     */
    static String of(String font, String hex) {
        try {
            return of(font, Integer.parseInt(hex.strip(), 16));
        } catch (NumberFormatException e) {
            return UNKNOWN;
        }
    }

    /** Returns a text that is set in a symbol font as the characters that are seen. */
    static String seen(String font, String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(code -> out.append(of(font, code)));
        return out.toString();
    }

    private static String of(String font, int code) {
        if (code <= 0x20 || !Character.isValidCodePoint(code)) {
            return code == 0x20 ? " " : UNKNOWN;
        }
        int place = code >= 0xF000 && code <= 0xF0FF ? code - 0xF000 : code;
        if (isSymbolFont(font)) {
            String found = font.equalsIgnoreCase("symbol") ? symbol(place) : DINGS.get(place);
            return found != null ? found : place < 0x100 ? UNKNOWN : Character.toString(code);
        }
        boolean isPrivate = Character.getType(code) == Character.PRIVATE_USE;
        return !isPrivate ? Character.toString(code) : place < 0x7F ? Character.toString(place) : UNKNOWN;
    }

    private static @Nullable String symbol(int place) {
        if (place >= 0x20 && place < 0x20 + SYMBOL.length()) {
            return SYMBOL.substring(place - 0x20, place - 0x1F);
        }
        if (place >= 0xA0 && place < 0xA0 + SYMBOL_HIGH.length()) {
            return SYMBOL_HIGH.substring(place - 0xA0, place - 0x9F);
        }
        return SYMBOL_REST.get(place);
    }
}
