package dev.footnote.batch;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Guesses the encoding of bytes that are not UTF-8. Only two are ever guessed, Windows-1252 and GBK, and only where the text looks like one of their languages: a wrong
 * guess would ask a question that nobody wrote.
 */
final class EncodingGuess {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Charset GBK = Charset.forName("GBK");

    /** Accented letters of Western Europe and the punctuation that word processors put in. */
    private static final String WESTERN = "àâäåáãæçèéêëíìîïñóòôöõøœùúûüßÀÂÄÅÁÆÇÈÉÊËÎÍÏÑÓÔÖØŒÙÚÛÜ’‘“”„–—…€£°«»¿¡ª º·§";

    /** The commonest characters of Chinese, and those that questions are made of. */
    private static final String COMMON =
            "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产" + "种面而方后多定行学法所民得经谁什么哪几何怎吗呢问题名家第多少最被由位本";

    /** In a Chinese text every third character is one of the common ones; in another text read as Chinese, one in forty. */
    private static final double COMMON_SHARE = 0.12;

    private EncodingGuess() {}

    /**
     * Returns the encoding of a text's first bytes.
     *
     * @param start as many as were read
     * @return UTF-8, also for what is broken UTF-8 or of an encoding that cannot be told
     */
    static Charset of(byte[] start) {
        int sound = 0;
        int broken = 0;
        for (int i = 0; i < start.length; ) {
            int length = utf8(start, i);
            sound += length > 1 ? 1 : 0;
            broken += length == 0 && i + 3 < start.length ? 1 : 0;
            i += Math.max(1, length);
        }
        if (broken <= sound) {
            return StandardCharsets.UTF_8;
        }
        return chinese(start).or(() -> western(start)).orElse(StandardCharsets.UTF_8);
    }

    /** The length of the UTF-8 character at a place, 0 if there is none. */
    private static int utf8(byte[] bytes, int at) {
        int first = bytes[at] & 0xff;
        int length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
        for (int i = at + 1; i < at + length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    private static Optional<Charset> chinese(byte[] start) {
        String text = new String(start, GBK);
        long characters = text.chars().filter(c -> c >= 0x4e00 && c <= 0x9fff).count();
        long common = text.chars().filter(c -> COMMON.indexOf(c) >= 0).count();
        long lost = text.chars().filter(c -> c == '\ufffd').count();
        return characters > 0 && lost <= 1 && common >= COMMON_SHARE * characters ? Optional.of(GBK) : Optional.empty();
    }

    private static Optional<Charset> western(byte[] start) {
        int run = 0;
        for (char c : new String(start, WINDOWS).toCharArray()) {
            run = c < 0x80 ? 0 : run + 1;
            // Three of them in a row are the letters of another script.
            if (run > 2 || (run > 0 && WESTERN.indexOf(c) < 0)) {
                return Optional.empty();
            }
        }
        return Optional.of(WINDOWS);
    }
}
