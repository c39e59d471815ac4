package dev.footnote.page.office;

import dev.footnote.api.PermanentException;
import dev.footnote.api.search.PublishedDate;
import dev.footnote.page.format.InvisibleCharacters;
import dev.footnote.page.format.PageDates;
import dev.footnote.page.format.ParsedDocument;
import dev.footnote.page.html.HtmlParser;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    private static final Pattern DAY = Pattern.compile("^\\p{Alpha}{3},\\s*");
    private static final Pattern REMARK = Pattern.compile("\\([^()]{0,80}\\)");
    private static final int DEEPEST = 8;

    private final HtmlParser html;

    /**
     * Makes a parser.
     *
     * @param html reads mails that are written as pages
     */
    public MailParser(HtmlParser html) {
        this.html = html;
    }

    /**
     * Reads a file.
     *
     * @throws PermanentException if it has no text
     */
    public ParsedDocument parse(URI url, byte[] bytes) {
        MimePart mail = MimePart.of(bytes);
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

    private String text(URI url, MimePart part, int depth, List<String> attached) {
        String type = part.header("content-type");
        String kind = type.toLowerCase(Locale.ROOT);
        String file = decoded(MimePart.parameter(part.header("content-disposition"), "filename"));
        String name = file.isEmpty() ? decoded(MimePart.parameter(type, "name")) : file;
        if (part.header("content-disposition").toLowerCase(Locale.ROOT).startsWith("attachment") || depth > DEEPEST) {
            attached.add(name.isEmpty() ? "a file" : name);
            return "";
        }
        if (kind.startsWith("multipart/")) {
            List<String> texts = new ArrayList<>();
            for (MimePart child : part.children()) {
                String text = text(url, child, depth + 1, attached).strip();
                boolean chosen = kind.startsWith("multipart/alternative") && !texts.isEmpty();
                if (!text.isEmpty() && !chosen) {
                    texts.add(text);
                }
            }
            return String.join("\n\n", texts);
        }
        if (kind.startsWith("message/rfc822")) {
            MimePart inner = MimePart.of(part.body().stripLeading());
            return "From: " + decoded(inner.header("from")) + "\n\n" + text(url, inner, depth + 1, attached);
        }
        if (!kind.isEmpty() && !kind.startsWith("text/")) {
            attached.add(name.isEmpty() ? type.split(";", 2)[0] : name);
            return "";
        }
        String text = new String(part.bytes(), MimePart.charset(MimePart.parameter(type, "charset")));
        return kind.startsWith("text/html") ? html.parse(url, text).text() : text;
    }

    /** Headers without coded words are in UTF-8 where they are not in ASCII. */
    static String decoded(String header) {
        String read = new String(header.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        Matcher word = WORD.matcher(BETWEEN.matcher(read).replaceAll(""));
        StringBuilder out = new StringBuilder();
        while (word.find()) {
            byte[] bytes = word.group(2).equalsIgnoreCase("B")
                    ? MimePart.base64(word.group(3))
                    : MimePart.quoted(word.group(3), true);
            word.appendReplacement(out, Matcher.quoteReplacement(new String(bytes, MimePart.charset(word.group(1)))));
        }
        word.appendTail(out);
        return out.toString();
    }
}
