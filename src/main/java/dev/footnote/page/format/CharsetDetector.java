package dev.footnote.page.format;

import dev.footnote.text.WordPatterns;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds out how bytes are to be read as characters, by the first that tells: a byte order mark or the zero bytes of UTF-16; bytes that can
 * only be UTF-8; the common characters of Chinese and Japanese in UTF-16; the charset that the header names, or else the file, where the
 * bytes fit it; UTF-8 with few faults; a guess by the characters.
 */
public final class CharsetDetector {

    /** As far as a declaration within a file is looked for; the HTML standard wants it in the first 1,024, many pages are late. */
    private static final int HEAD = 8192;

    private static final Pattern IN_HEADER = Pattern.compile("(?i)charset\\s*+=\\s*+[\"']?([\\w:.-]++)");
    private static final Pattern IN_FILE = WordPatterns.compile(
            "(?i)<(?:meta|\\?xml|text)\\b[^<>]*?\\b(?:charset|encoding)\\s*+=\\s*+[\"']?\\s*+([\\w:.-]++)");

    /** A share of faulty sequences that a page read with the right charset may have. */
    private static final double FAULTS = 0.02;

    /** What stands in a text for bytes that could not be read. */
    private static final char REPLACEMENT = '\uFFFD';

    private static final int ESCAPE = 0x1B;

    private CharsetDetector() {}

    /**
     * The text of some bytes.
     *
     * @param mediaType as a server gives it, with its charset, or empty
     */
    public static String decode(byte[] bytes, String mediaType) {
        return new String(bytes, charset(bytes, mediaType));
    }

    /** Returns the charset of some bytes; windows-1252 where it cannot be told. */
    static Charset charset(byte[] bytes, String mediaType) {
        return find(bytes, mediaType).orElse(Charset.forName("windows-1252"));
    }

    /**
     * Returns the text of some bytes, where it can be told how to read them. Bytes in UTF-8, which most are, are read once.
     *
     * @param mediaType as a server gives it, with its charset, or empty
     */
    public static Optional<String> text(byte[] bytes, String mediaType) {
        if (isPlain(bytes)) {
            return Optional.of(new String(bytes, StandardCharsets.ISO_8859_1));
        }
        if (mark(bytes).isEmpty() && withoutMark(bytes).isEmpty() && hasHighBytes(bytes)) {
            String text = new String(bytes, StandardCharsets.UTF_8);
            if (text.indexOf(REPLACEMENT) < 0) {
                return Optional.of(text);
            }
        }
        return find(bytes, mediaType).map(charset -> new String(bytes, charset));
    }

    /** The charset of some bytes, if it can be told: no declaration is believed that makes no sense of them. */
    public static Optional<Charset> find(byte[] bytes, String mediaType) {
        Optional<Charset> mark = mark(bytes).or(() -> withoutMark(bytes));
        if (mark.isPresent()) {
            return mark;
        }
        Optional<Charset> declared = first(IN_HEADER, mediaType)
                .or(() -> first(IN_FILE, head(bytes)))
                .filter(charset -> !charset.name().startsWith("UTF-"));
        boolean high = hasHighBytes(bytes);
        if (high && faults(bytes) == 0) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        Optional<Charset> wide = high && faults(bytes) > FAULTS ? WideHan.of(bytes) : Optional.empty();
        if (wide.isPresent()) {
            return wide;
        }
        if (declared.isPresent() && (!high || CharsetGuess.isLikely(bytes, declared.get()))) {
            return declared;
        }
        if (!high || faults(bytes) <= FAULTS) {
            return Optional.of(isEscaped(bytes) ? Charset.forName("ISO-2022-JP") : StandardCharsets.UTF_8);
        }
        return CharsetGuess.of(bytes).or(() -> declared);
    }

    /** Text of two bytes a character has a zero in every second place, at least where it is ASCII: in its spaces and line ends. */
    static Optional<Charset> withoutMark(byte[] bytes) {
        int length = Math.min(bytes.length, HEAD) & ~1;
        int even = 0;
        int odd = 0;
        for (int i = 0; i < length; i += 2) {
            even += bytes[i] == 0 ? 1 : 0;
            odd += bytes[i + 1] == 0 ? 1 : 0;
        }
        boolean little = odd > 0.2 * length / 2 && even <= odd / 50;
        boolean big = even > 0.2 * length / 2 && odd <= even / 50;
        return little
                ? Optional.of(StandardCharsets.UTF_16LE)
                : big ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
    }

    /** Returns true for the escapes to two-byte characters of mails in Japanese. */
    private static boolean isEscaped(byte[] bytes) {
        String head = head(bytes);
        return head.contains("\u001B$B") || head.contains("\u001B$@");
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
            Optional<Charset> found = CharsetLabels.of(matcher.group(1));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Returns true for bytes of ASCII alone, without the escapes and zeros of other charsets: all charsets that a page may name read them alike. */
    private static boolean isPlain(byte[] bytes) {
        for (byte b : bytes) {
            if (b <= 0 || b == ESCAPE) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasHighBytes(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return true;
            }
        }
        return false;
    }

    /** Returns the share of faulty sequences among all that are not ASCII; a cut at the very end is no fault. */
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
            for (int i = 0; i < out.length(); i++) {
                wide += out.charAt(i) > 127 ? 1 : 0;
            }
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

    /**
     * Tells UTF-16 without a mark from other bytes where the text is Chinese or Japanese, and few of its bytes are zero: by the characters
     * that such texts consist of.
     */
    static final class WideHan {

        /** As far as is looked, in bytes. */
        private static final int HEAD = 8192;

        /** Characters from which on their shares tell. */
        private static final int LEAST = 8;

        /** The share of characters that belong into such a text; the rest are rare ones and signs. */
        private static final double MOSTLY = 0.95;

        /** The share of the commonest characters in any Chinese text; bytes at random have a tenth of it. */
        private static final double COMMON_SHARE = 0.04;

        /** The share of kana in any Japanese text. */
        private static final double KANA_SHARE = 0.2;

        /** The commonest characters of modern Chinese, simplified and traditional. */
        private static final Set<Integer> COMMON =
                "的一是不了在人有我他这這中大来來上国國个個到说說们們为為子和你地出道也时時年得就那要下以生会會自着去之过過家学學对對可里裡后後小么麼心多天而能好都然没沒日于於起还還发發成事只作当當想看文无無开開手十用主行方又如前所本见見经經头頭面公同三已老从從动動两兩长長"
                        .codePoints()
                        .boxed()
                        .collect(Collectors.toUnmodifiableSet());

        private WideHan() {}

        /** Returns the byte order that makes Chinese or Japanese of some bytes, or empty if neither does or both do. */
        static Optional<Charset> of(byte[] bytes) {
            boolean little = isText(bytes, 1, 0);
            boolean big = isText(bytes, 0, 1);
            return little == big
                    ? Optional.empty()
                    : Optional.of(little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
        }

        private static boolean isText(byte[] bytes, int high, int low) {
            int length = Math.min(bytes.length, HEAD) & ~1;
            int all = length / 2;
            double mostOther = (1 - MOSTLY) * all;
            int other = 0;
            int common = 0;
            int kana = 0;
            for (int i = 0; i < length && other <= mostOther; i += 2) {
                int c = ((bytes[i + high] & 0xFF) << 8) | (bytes[i + low] & 0xFF);
                boolean isKana = c >= 0x3040 && c <= 0x30FF;
                kana += isKana ? 1 : 0;
                boolean isHan = isHan(c);
                common += isHan && COMMON.contains(c) ? 1 : 0;
                other += isKana || isHan || isSign(c) ? 0 : 1;
            }
            return all >= LEAST && other <= mostOther && (common >= COMMON_SHARE * all || kana >= KANA_SHARE * all);
        }

        private static boolean isHan(int c) {
            return c >= 0x4E00 && c <= 0x9FFF;
        }

        /** Punctuation, forms of full width, and all of ASCII that stands in a text. */
        private static boolean isSign(int c) {
            return (c >= 0x3000 && c <= 0x303F)
                    || (c >= 0xFF00 && c <= 0xFFEF)
                    || (c >= 0x2010 && c <= 0x2040)
                    || (c >= 0x20 && c < 0x7F)
                    || c == '\n'
                    || c == '\r'
                    || c == '\t';
        }
    }
}
