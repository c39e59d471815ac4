package dev.footnote.page;

import dev.footnote.text.WordPatterns;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out how bytes are to be read as characters: byte order mark, then bytes that can only be UTF-8, then what the header says, then what the
 * file says, then a guess among UTF-8 with faults, GB18030 and windows-1252.
 */
final class Charsets {

    /** As far as a declaration within a file is looked for; the HTML standard wants it in the first 1,024, many pages are late. */
    private static final int HEAD = 8192;

    private static final Pattern IN_HEADER = Pattern.compile("(?i)charset\\s*+=\\s*+[\"']?([\\w:.-]++)");
    private static final Pattern IN_FILE = WordPatterns.compile(
            "(?i)<(?:meta|\\?xml|text)\\b[^<>]*?\\b(?:charset|encoding)\\s*+=\\s*+[\"']?\\s*+([\\w:.-]++)");

    /** Names that servers use for a smaller set than the bytes hold, as browsers read them. */
    private static final Map<String, String> WIDER = Map.of(
            "gb2312", "GB18030",
            "gbk", "GB18030",
            "x-gbk", "GB18030",
            "iso-8859-1", "windows-1252",
            "us-ascii", "windows-1252",
            "ascii", "windows-1252",
            "latin1", "windows-1252",
            "shift_jis", "windows-31j",
            "big5", "Big5-HKSCS");

    /** A share of faulty sequences that a page read with the right charset may have. */
    private static final double FAULTS = 0.02;

    private Charsets() {}

    /**
     * The text of some bytes.
     *
     * @param mediaType as a server gives it, with its charset, or empty
     */
    static String decode(byte[] bytes, String mediaType) {
        return new String(bytes, charset(bytes, mediaType));
    }

    static Charset charset(byte[] bytes, String mediaType) {
        Optional<Charset> mark = mark(bytes);
        if (mark.isPresent()) {
            return mark.get();
        }
        Optional<Charset> declared = first(IN_HEADER, mediaType).or(() -> first(IN_FILE, head(bytes)));
        if (hasHighBytes(bytes) && faults(bytes) == 0) {
            return StandardCharsets.UTF_8;
        }
        if (declared.isPresent() && !declared.get().equals(StandardCharsets.UTF_8)) {
            boolean wide = declared.get().name().startsWith("UTF-");
            return wide ? StandardCharsets.UTF_8 : declared.get();
        }
        return guess(bytes);
    }

    private static Optional<Charset> mark(byte[] b) {
        if (b.length >= 3 && b[0] == (byte) 0xEF && b[1] == (byte) 0xBB && b[2] == (byte) 0xBF) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        int first = b.length >= 2 ? ((b[0] & 0xFF) << 8) | (b[1] & 0xFF) : 0;
        return first == 0xFEFF || first == 0xFFFE ? Optional.of(StandardCharsets.UTF_16) : Optional.empty();
    }

    private static String head(byte[] bytes) {
        return new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
    }

    private static Optional<Charset> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            String name = matcher.group(1).toLowerCase(Locale.ROOT);
            try {
                return Optional.of(Charset.forName(WIDER.getOrDefault(name, name)));
            } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
                // a name nobody knows says nothing
            }
        }
        return Optional.empty();
    }

    private static boolean hasHighBytes(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return true;
            }
        }
        return false;
    }

    private static Charset guess(byte[] bytes) {
        if (!hasHighBytes(bytes) || faults(bytes) <= FAULTS) {
            return StandardCharsets.UTF_8;
        }
        return chinesePairs(bytes) > 0.9 ? Charset.forName("GB18030") : Charset.forName("windows-1252");
    }

    /** The share of faulty sequences among all that are not ASCII; a cut at the very end is no fault. */
    private static double faults(byte[] bytes) {
        CharBuffer out = CharBuffer.allocate(8192);
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        long wide = 0;
        long faults = 0;
        while (in.hasRemaining()) {
            var result = decoder.decode(in, out, false);
            out.flip();
            wide += out.chars().filter(c -> c > 127).count();
            out.clear();
            if (result.isError()) {
                faults++;
                in.position(in.position() + Math.min(result.length(), in.remaining()));
                decoder.reset();
            } else if (result.isUnderflow()) {
                break;
            }
        }
        return faults == 0 ? 0 : (double) faults / (faults + wide);
    }

    /** The share of high bytes that pair up within the range of GB2312. */
    private static double chinesePairs(byte[] bytes) {
        int pairs = 0;
        int single = 0;
        for (int i = 0; i < bytes.length; i++) {
            int lead = bytes[i] & 0xFF;
            if (lead < 0x80) {
                continue;
            }
            int trail = i + 1 < bytes.length ? bytes[i + 1] & 0xFF : 0;
            if (lead >= 0xA1 && lead <= 0xF7 && trail >= 0xA1 && trail <= 0xFE) {
                pairs++;
                i++;
            } else {
                single++;
            }
        }
        return pairs == 0 ? 0 : (double) pairs / (pairs + single);
    }
}
