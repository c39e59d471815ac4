package dev.footnote.evidence.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds text that is written in base64, in hexadecimal or binary digits, in percent or backslash escapes, or in character references. */
final class EncodedText {

    /** Longer ones are files rather than words. */
    private static final int LONGEST = 8000;

    private static final int SHORTEST = 12;

    /** Steps of an address that may stand before a run. */
    private static final int SLASHES = 6;

    private static final Pattern BASE64 = Pattern.compile("(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{20,}+={0,2}");
    private static final Pattern HEX = Pattern.compile("(?:(?:0x|\\\\x)?[0-9A-Fa-f]{2}[ ,:]?+){12,}+");
    private static final Pattern PERCENT =
            Pattern.compile("(?:[A-Za-z0-9.,_+-]{0,20}+%[0-9A-Fa-f]{2}){3,}+[A-Za-z0-9.,_+-]{0,20}+");
    private static final Pattern ESCAPES = Pattern.compile("(?:\\\\u[0-9A-Fa-f]{4}[ ]?+){8,}+");
    private static final Pattern REFERENCES = Pattern.compile("(?:&#(?:[xX][0-9A-Fa-f]{1,8}|[0-9]{1,8});[ ]?+){8,}+");
    private static final Pattern DECIMAL =
            Pattern.compile("(?<![\\d.])(?:(?:3[2-9]|[4-9]\\d|1[01]\\d|12[0-6])[ ,;]{1,2}+){12,}+\\d{0,3}");
    private static final Pattern MORSE =
            Pattern.compile("(?:[.·•-]{1,5}+(?:[ ]{1,3}+[/|]?[ ]{0,3}+|[/|][ ]{0,3}+)){12,}+[.·•-]{0,5}+");
    private static final Pattern BETWEEN = Pattern.compile("[ ,;]+");
    private static final Pattern BINARY = Pattern.compile("(?:[01]{8} ?+){12,}+");

    /**
     * An encoded text.
     *
     * @param plain its decoded text
     */
    record Run(int start, int end, String plain) {}

    private EncodedText() {}

    static List<Run> in(String text) {
        List<Run> out = new ArrayList<>();
        add(out, text, BASE64, EncodedText::base64);
        add(out, text, HEX, run -> digits(run, 16, 2));
        add(out, text, DECIMAL, run -> numbers(run));
        add(out, text, MORSE, run -> MorseCode.decode(run));
        add(out, text, BINARY, run -> digits(run, 2, 8));
        // What most texts do not hold at all is found sooner than a pattern fails.
        if (text.indexOf('%') >= 0) {
            add(out, text, PERCENT, EncodedText::percent);
        }
        if (text.contains("\\u")) {
            add(out, text, ESCAPES, EncodedText::units);
        }
        if (text.contains("&#")) {
            add(out, text, REFERENCES, EncodedText::references);
        }
        return out;
    }

    /** Numbers of ASCII characters. */
    private static Optional<String> numbers(String run) {
        StringBuilder out = new StringBuilder();
        for (String number : BETWEEN.split(run.strip())) {
            if (!number.isEmpty()) {
                out.append((char) Integer.parseInt(number));
            }
        }
        return Optional.of(out.toString());
    }

    private interface Decoder {
        Optional<String> decode(String run);
    }

    private static void add(List<Run> out, String text, Pattern pattern, Decoder decoder) {
        Matcher m = pattern.matcher(text);
        while (m.find()) {
            if (m.end() - m.start() <= LONGEST) {
                decoder.decode(m.group())
                        .filter(EncodedText::isWords)
                        .ifPresent(plain -> out.add(new Run(m.start(), m.end(), plain)));
            }
        }
    }

    /** A run in an address begins behind one of its slashes, which are signs of base64 too. */
    private static Optional<String> base64(String run) {
        Optional<String> out = base64Whole(run).filter(EncodedText::isWords);
        int slash = run.indexOf('/');
        for (int i = 0; i < SLASHES && slash >= 0 && out.isEmpty(); i++) {
            out = base64Whole(run.substring(slash + 1)).filter(EncodedText::isWords);
            slash = run.indexOf('/', slash + 1);
        }
        return out;
    }

    private static Optional<String> base64Whole(String run) {
        String body = run.replace('-', '+').replace('_', '/');
        int pad = body.indexOf('=');
        body = pad < 0 ? body : body.substring(0, pad);
        body = body.substring(0, body.length() - (body.length() % 4 == 1 ? 1 : 0));
        try {
            return utf8(Base64.getDecoder().decode(body));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> digits(String run, int radix, int size) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < run.length(); i++) {
            char c = run.charAt(i);
            boolean prefix = (c == 'x' || c == '0') && i + 1 < run.length() && c == '0' && run.charAt(i + 1) == 'x';
            i += prefix ? 1 : 0;
            if (!prefix && Character.digit(c, radix) >= 0) {
                plain.append(c);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i + size <= plain.length(); i += size) {
            bytes.write(Integer.parseInt(plain.substring(i, i + size), radix));
        }
        // Words such as "bead" and "faded" look like digits too: what they add is passed over.
        return Optional.of(bytes.toString(StandardCharsets.UTF_8));
    }

    private static Optional<String> percent(String run) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < run.length(); i++) {
            char c = run.charAt(i);
            if (c == '%'
                    && i + 2 < run.length()
                    && Character.digit(run.charAt(i + 1), 16) >= 0
                    && Character.digit(run.charAt(i + 2), 16) >= 0) {
                bytes.write(Integer.parseInt(run.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.write(c == '+' ? ' ' : c);
            }
        }
        return utf8(bytes.toByteArray());
    }

    private static Optional<String> units(String run) {
        StringBuilder out = new StringBuilder();
        for (int at = run.indexOf("\\u"); at >= 0 && at + 6 <= run.length(); at = run.indexOf("\\u", at + 6)) {
            out.append((char) Integer.parseInt(run.substring(at + 2, at + 6), 16));
        }
        return Optional.of(out.toString());
    }

    private static Optional<String> references(String run) {
        StringBuilder out = new StringBuilder();
        for (int at = run.indexOf("&#"); at >= 0; at = run.indexOf("&#", at + 2)) {
            String number = run.substring(at + 2, run.indexOf(';', at));
            boolean hex = number.startsWith("x") || number.startsWith("X");
            long c = hex ? Long.parseLong(number.substring(1), 16) : Long.parseLong(number);
            if (c <= Character.MAX_CODE_POINT) {
                out.appendCodePoint((int) c);
            }
        }
        return Optional.of(out.toString());
    }

    private static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** True for what reads like words: letters and spaces, and hardly anything else. */
    private static boolean isWords(String plain) {
        int letters = 0;
        int odd = 0;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            letters += Character.isLetter(c) || c == ' ' ? 1 : 0;
            odd += c < ' ' && c != '\n' && c != '\t' ? 1 : 0;
        }
        return plain.length() >= SHORTEST / 2 && odd == 0 && letters * 10 >= plain.length() * 7;
    }
}
