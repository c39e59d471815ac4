package dev.footnote.page.office;

import dev.footnote.api.PermanentException;
import dev.footnote.api.search.PublishedDate;
import dev.footnote.page.format.InvisibleCharacters;
import dev.footnote.page.format.PageDates;
import dev.footnote.page.format.ParsedDocument;
import dev.footnote.page.html.HtmlParser;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a mail (RFC 5322 with MIME): who wrote to whom and when, and its text. Attachments are named, not read. */
public final class MailParser {

    private static final List<String> SHOWN = List.of("From", "To", "Cc", "Date");

    /** A word of RFC 2047: charset, coding and text. */
    private static final Pattern WORD =
            Pattern.compile("=\\?([\\w-]{1,40})(?:\\*[\\w-]{1,20})?\\?([BbQq])\\?([^?\\s]{0,500})\\?=");

    private static final Pattern BETWEEN = Pattern.compile("(?<=\\?=)\\s{1,80}(?==\\?)");
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s{0,80}([\\w*-]{1,40})\\s?=\\s?(?:\"([^\"]{0,300})\"|([^;\\s]{1,300}))");
    private static final Pattern DAY = Pattern.compile("^\\p{Alpha}{3},\\s*");
    private static final Pattern REMARK = Pattern.compile("\\([^()]{0,80}\\)");
    private static final int DEEPEST = 8;
    private static final int MOST_PARTS = 1_000;

    private final HtmlParser html;

    /**
     * Makes a parser.
     *
     * @param html reads mails that are written as pages
     */
    public MailParser(HtmlParser html) {
        this.html = html;
    }

    /** A part with its headers by lower-case name, and its bytes as Latin-1. */
    private record Part(Map<String, String> headers, String body) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /**
     * Reads a file.
     *
     * @throws PermanentException if it has no text
     */
    public ParsedDocument parse(URI url, byte[] bytes) {
        Part mail = part(new String(bytes, StandardCharsets.ISO_8859_1).replace("\r\n", "\n"));
        List<String> attached = new ArrayList<>();
        String body = text(url, mail, 0, attached).strip();
        StringBuilder out = new StringBuilder();
        for (String name : SHOWN) {
            String value = decoded(mail.header(name.toLowerCase(Locale.ROOT)));
            out.append(value.isEmpty() ? "" : name + ": " + value + "\n");
        }
        out.append(attached.isEmpty() ? "" : "Attached, not read: " + String.join(", ", attached) + "\n");
        out.append('\n').append(body);
        if (body.isEmpty()) {
            throw new PermanentException(url + " is a mail without text; use another source");
        }
        String subject = decoded(mail.header("subject"));
        String text = InvisibleCharacters.readable(out.toString()).strip();
        return new ParsedDocument(subject, text, null, date(mail.header("date")), List.of(), List.of());
    }

    private static @Nullable PublishedDate date(String header) {
        String plain = DAY.matcher(REMARK.matcher(header).replaceAll(""))
                .replaceFirst("")
                .strip();
        try {
            String day = DateTimeFormatter.ISO_LOCAL_DATE.format(DateTimeFormatter.RFC_1123_DATE_TIME.parse(plain));
            return PageDates.parse(day, PublishedDate.Kind.PUBLISHED).orElse(null);
        } catch (DateTimeException e) {
            return null; // a date that cannot be read is none
        }
    }

    private static Part part(String text) {
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
        return new Part(headers, end < 0 ? "" : text.substring(Math.min(text.length(), end + 1)));
    }

    private String text(URI url, Part part, int depth, List<String> attached) {
        String type = part.header("content-type");
        String kind = type.toLowerCase(Locale.ROOT);
        String file = decoded(parameter(part.header("content-disposition"), "filename"));
        String name = file.isEmpty() ? decoded(parameter(type, "name")) : file;
        if (part.header("content-disposition").toLowerCase(Locale.ROOT).startsWith("attachment") || depth > DEEPEST) {
            attached.add(name.isEmpty() ? "a file" : name);
            return "";
        }
        if (kind.startsWith("multipart/")) {
            List<String> texts = new ArrayList<>();
            for (Part child : parts(part.body(), parameter(type, "boundary"))) {
                String text = text(url, child, depth + 1, attached).strip();
                boolean chosen = kind.startsWith("multipart/alternative") && !texts.isEmpty();
                if (!text.isEmpty() && !chosen) {
                    texts.add(text);
                }
            }
            return String.join("\n\n", texts);
        }
        if (kind.startsWith("message/rfc822")) {
            Part inner = part(part.body().stripLeading());
            return "From: " + decoded(inner.header("from")) + "\n\n" + text(url, inner, depth + 1, attached);
        }
        if (!kind.isEmpty() && !kind.startsWith("text/")) {
            attached.add(name.isEmpty() ? type.split(";", 2)[0] : name);
            return "";
        }
        String text = new String(
                bytes(part.body(), part.header("content-transfer-encoding")), charset(parameter(type, "charset")));
        return kind.startsWith("text/html") ? html.parse(url, text).text() : text;
    }

    private static List<Part> parts(String body, String boundary) {
        List<Part> out = new ArrayList<>();
        String mark = "--" + boundary;
        StringBuilder text = null;
        for (String line : body.split("\n", -1)) {
            if (!boundary.isEmpty() && line.startsWith(mark) && out.size() < MOST_PARTS) {
                if (text != null) {
                    out.add(part(text.toString()));
                }
                text = line.startsWith(mark + "--") ? null : new StringBuilder();
            } else if (text != null) {
                text.append(line).append('\n');
            }
        }
        if (text != null) {
            out.add(part(text.toString()));
        }
        return out;
    }

    private static String parameter(String header, String name) {
        Matcher found = PARAMETER.matcher(header);
        while (found.find()) {
            if (found.group(1).toLowerCase(Locale.ROOT).equals(name)) {
                return found.group(2) == null ? found.group(3) : found.group(2);
            }
        }
        return "";
    }

    private static byte[] bytes(String body, String coding) {
        String how = coding.toLowerCase(Locale.ROOT).strip();
        if (how.equals("quoted-printable")) {
            return quoted(body, false);
        }
        if (how.equals("base64")) {
            return base64(body);
        }
        return body.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return text.getBytes(StandardCharsets.ISO_8859_1); // shown as it came
        }
    }

    private static byte[] quoted(String text, boolean inHeader) {
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

    /** Headers without coded words are in UTF-8 where they are not in ASCII. */
    private static String decoded(String header) {
        String read = new String(header.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        Matcher word = WORD.matcher(BETWEEN.matcher(read).replaceAll(""));
        StringBuilder out = new StringBuilder();
        while (word.find()) {
            byte[] bytes = word.group(2).equalsIgnoreCase("B") ? base64(word.group(3)) : quoted(word.group(3), true);
            word.appendReplacement(out, Matcher.quoteReplacement(new String(bytes, charset(word.group(1)))));
        }
        word.appendTail(out);
        return out.toString();
    }

    private static Charset charset(String name) {
        try {
            return name.isEmpty() ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8; // the commonest by far
        }
    }
}
