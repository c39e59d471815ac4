package dev.footnote.page.office;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a MIME message (RFC 2045).
 *
 * @param headers by lower-case name, the first of each
 * @param body its bytes as Latin-1, still in their transfer encoding
 */
record MimePart(Map<String, String> headers, String body) {

    private static final Pattern PARAMETER =
            Pattern.compile(";\\s{0,80}([\\w*-]{1,40})\\s?=\\s?(?:\"([^\"]{0,300})\"|([^;\\s]{1,300}))");
    private static final int MOST_PARTS = 1_000;

    /** Takes a message apart into headers and body. */
    static MimePart of(byte[] bytes) {
        return of(new String(bytes, StandardCharsets.ISO_8859_1).replace("\r\n", "\n"));
    }

    /** Returns the same, for Latin-1 with line feeds. */
    static MimePart of(String text) {
        int end = text.startsWith("\n") ? 0 : text.indexOf("\n\n");
        String head = end < 0 ? text : text.substring(0, end);
        Map<String, String> headers = new LinkedHashMap<>();
        String name = "";
        for (String line : head.split("\n", -1)) {
            int colon = line.indexOf(':');
            if ((line.startsWith(" ") || line.startsWith("\t")) && !name.isEmpty()) {
                headers.merge(name, line.strip(), (old, more) -> old + " " + more);
            } else if (colon > 0) {
                name = line.substring(0, colon).toLowerCase(Locale.ROOT);
                headers.putIfAbsent(name, line.substring(colon + 1).strip());
            }
        }
        return new MimePart(headers, end < 0 ? "" : text.substring(Math.min(text.length(), end + 1)));
    }

    /** Returns a header by its lower-case name, or the empty text. */
    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** Returns the parts of a multipart body, in order; none where it names no boundary. */
    List<MimePart> children() {
        String boundary = parameter(header("content-type"), "boundary");
        List<MimePart> out = new ArrayList<>();
        String mark = "--" + boundary;
        StringBuilder text = null;
        for (String line : body.split("\n", -1)) {
            if (!boundary.isEmpty() && line.startsWith(mark) && out.size() < MOST_PARTS) {
                if (text != null) {
                    out.add(of(text.toString()));
                }
                text = line.startsWith(mark + "--") ? null : new StringBuilder();
            } else if (text != null) {
                text.append(line).append('\n');
            }
        }
        if (text != null) {
            out.add(of(text.toString()));
        }
        return out;
    }

    /** Returns a parameter of a header, or the empty text. */
    static String parameter(String header, String name) {
        Matcher found = PARAMETER.matcher(header);
        while (found.find()) {
            if (found.group(1).toLowerCase(Locale.ROOT).equals(name)) {
                return found.group(2) == null ? found.group(3) : found.group(2);
            }
        }
        return "";
    }

    /** Returns the bytes that the body stands for. */
    byte[] bytes() {
        String how =
                header("content-transfer-encoding").toLowerCase(Locale.ROOT).strip();
        if (how.equals("quoted-printable")) {
            return quoted(body, false);
        }
        if (how.equals("base64")) {
            return base64(body);
        }
        return body.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] base64(String text) {
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return text.getBytes(StandardCharsets.ISO_8859_1); // shown as it came
        }
    }

    static byte[] quoted(String text, boolean inHeader) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int high = c == '=' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = high >= 0 ? Character.digit(text.charAt(i + 2), 16) : -1;
            if (low >= 0) {
                out.write(high * 16 + low);
                i += 2;
            } else if (c == '=' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                i++;
            } else {
                out.write(inHeader && c == '_' ? ' ' : c);
            }
        }
        return out.toByteArray();
    }

    /** Returns a charset by its name, UTF-8 where the name is empty or not known. */
    static Charset charset(String name) {
        try {
            return name.isEmpty() ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8; // the commonest by far
        }
    }
}
