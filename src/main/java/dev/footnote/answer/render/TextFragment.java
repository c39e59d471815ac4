package dev.footnote.answer.render;

import dev.footnote.text.Cut;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Addresses that lead to a quote within its page, as browsers understand {@code #:~:text=}. */
final class TextFragment {

    /** What a page shows differently from the Markdown that it was read as, or breaks into blocks. */
    private static final Pattern MARKUP = Pattern.compile("[*_`#|<>\\[\\]()\\n]++");

    /** Characters of a stretch that is likely to stand on the page only once. */
    private static final int LEAST = 8;

    private static final int WHOLE = 90;
    private static final int EDGE = 30;

    private TextFragment() {}

    /**
     * The address of a quote in a source that may have pages, as viewers of PDF understand {@code #page=}.
     *
     * @param page from 1, or empty
     */
    static String of(URI url, String quote, OptionalInt page) {
        String address = url.toString();
        return page.isEmpty() || address.indexOf('#') >= 0 ? of(url, quote) : address + "#page=" + page.getAsInt();
    }

    /** The address of a quote; that of its page where no stretch of the quote is sure to be found there. */
    static String of(URI url, String quote) {
        String address = url.toString();
        String lower = address.toLowerCase(Locale.ROOT);
        boolean page = (lower.startsWith("https://") || lower.startsWith("http://")) && !lower.endsWith(".pdf");
        String stretch = longest(quote);
        if (!page || stretch.length() < LEAST) {
            return address;
        }
        String directive = stretch.length() <= WHOLE
                ? encoded(stretch)
                : encoded(beginning(stretch)) + "," + encoded(end(stretch));
        return address + (address.indexOf('#') < 0 ? "#" : "") + ":~:text=" + directive;
    }

    private static String longest(String quote) {
        String best = "";
        for (String part : MARKUP.split(quote, -1)) {
            best = part.strip().length() > best.length() ? part.strip() : best;
        }
        return best;
    }

    /** Whole words; in a script without blanks, characters. */
    private static String beginning(String text) {
        int blank = text.lastIndexOf(' ', EDGE);
        int at = blank > EDGE / 2 ? blank : EDGE;
        return text.substring(0, Cut.start(text, at));
    }

    private static String end(String text) {
        int blank = text.indexOf(' ', text.length() - EDGE);
        int at = blank >= 0 && blank < text.length() - EDGE / 2 ? blank + 1 : text.length() - EDGE;
        return text.substring(Character.isLowSurrogate(text.charAt(at)) ? at + 1 : at);
    }

    private static String encoded(String text) {
        StringBuilder out = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "._~".indexOf(c) >= 0);
            out.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return out.toString();
    }
}
