package dev.footnote.page.format;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Kinds of files that are not read, told by their first bytes, then by their media type and name. */
public final class UnreadKinds {

    private record Start(String bytes, String name) {}

    private record Named(List<String> types, List<String> endings, String name) {}

    private static final List<Start> STARTS = List.of(
            new Start("\u001F\u008B", "packed (gzip)"),
            new Start("BZh", "packed (bzip2)"),
            new Start("\u00FD7zXZ", "packed (xz)"),
            new Start("(\u00B5/\u00FD", "packed (zstd)"),
            new Start("7z\u00BC\u00AF", "packed (7z)"),
            new Start("Rar!", "packed (rar)"),
            new Start("\u0089PNG", "a picture (PNG)"),
            new Start("\u00FF\u00D8\u00FF", "a picture (JPEG)"),
            new Start("GIF8", "a picture (GIF)"),
            new Start("RIFF", "sound or pictures (RIFF)"),
            new Start("OggS", "sound (Ogg)"),
            new Start("ID3", "sound (MP3)"),
            new Start("\u007FELF", "a program"),
            new Start("\u00CA\u00FE\u00BA\u00BE", "a program"),
            new Start("\u00D0\u00CF\u0011\u00E0", "an old Office file (doc, xls or ppt)"),
            new Start("SQLite format 3", "a database (SQLite)"),
            new Start("%!PS", "PostScript"));

    private static final List<Named> NAMED = List.of(
            new Named(
                    List.of("application/rtf", "text/rtf"),
                    List.of(".rtf"),
                    "named rich text (RTF) but does not begin as such"),
            new Named(List.of("application/mbox"), List.of(".mbox"), "a box of mails (MBOX)"),
            new Named(
                    List.of("multipart/related", "application/x-mimearchive"),
                    List.of(".mht", ".mhtml"),
                    "a saved page (MHTML) that does not begin as one"),
            new Named(List.of("fictionbook"), List.of(".fb2"), "an e-book (FB2) that does not begin as one"),
            new Named(List.of("epub"), List.of(".epub"), "an e-book (EPUB) that does not begin as one"),
            new Named(
                    List.of("opendocument"),
                    List.of(".odt", ".ods", ".odp"),
                    "OpenDocument (ODT, ODS or ODP) that does not begin as such"),
            new Named(
                    List.of("spreadsheetml"),
                    List.of(".xlsx", ".xlsm"),
                    "a spreadsheet (XLSX) that does not begin as one"),
            new Named(List.of("ms-excel"), List.of(".xls"), "an old spreadsheet (XLS)"),
            new Named(List.of("presentationml"), List.of(".pptx"), "slides (PPTX) that do not begin as such"),
            new Named(List.of("ms-powerpoint"), List.of(".ppt"), "old slides (PPT)"),
            new Named(List.of("msword"), List.of(".doc"), "an old Word file (DOC)"),
            new Named(
                    List.of("application/zip", "x-tar", "gzip", "x-7z", "x-rar", "x-xz", "x-bzip"),
                    List.of(".zip", ".tar", ".gz", ".tgz", ".7z", ".rar"),
                    "packed"));

    /** Bytes looked at in a place; and the share of them that may be control characters. */
    private static final int LOOK = 4096;

    private static final double MOST_CONTROLS = 0.01;

    private UnreadKinds() {}

    /**
     * Returns in plain words the kind of a file that is not read, or nothing for one that may be.
     *
     * @param type the media type in lower case, or empty
     * @param name the file's name in lower case, or empty
     */
    public static Optional<String> of(String type, String name, byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, LOOK), StandardCharsets.ISO_8859_1);
        Optional<String> start = STARTS.stream()
                .filter(s -> head.startsWith(s.bytes()))
                .map(Start::name)
                .findFirst();
        if (start.isPresent()) {
            return start;
        }
        boolean marked = isMarkup(head);
        for (Named kind : NAMED) {
            boolean typed = kind.types().stream().anyMatch(type::contains);
            if (typed || (kind.endings().stream().anyMatch(name::endsWith) && !marked)) {
                return Optional.of(kind.name());
            }
        }
        return isBinary(bytes) ? Optional.of("bytes that are no text") : Optional.empty();
    }

    /**
     * Returns true for a page that a browser saved as one file: by its headers, which a mail with pictures in it has too, save for whom it is to.
     *
     * @param type in lower case, or empty
     * @param name in lower case, or empty
     */
    static boolean isSavedPage(String type, String name, byte[] bytes) {
        if (type.contains("html") || type.contains("rfc822") || name.endsWith(".eml")) {
            return false;
        }
        String head = head(bytes);
        boolean named = name.endsWith(".mht") || name.endsWith(".mhtml") || type.contains("multipart/related");
        boolean headed = isHeaded(head) || named && !isMarkup(head.substring(0, firstGap(head))) && hasType(head);
        boolean related = head.contains("multipart/related")
                && !head.substring(0, firstGap(head)).contains("\nTo: ");
        return headed && (named || related);
    }

    private static String head(byte[] bytes) {
        return new String(bytes, 0, Math.min(bytes.length, LOOK), StandardCharsets.ISO_8859_1);
    }

    private static boolean hasType(String head) {
        return head.substring(0, firstGap(head)).toLowerCase(Locale.ROOT).contains("content-type:");
    }

    /** Returns where the headers end. */
    private static int firstGap(String head) {
        int plain = head.indexOf("\n\n");
        int windows = head.indexOf("\r\n\r\n");
        int end = plain < 0 ? windows : windows < 0 ? plain : Math.min(plain, windows);
        return end < 0 ? head.length() : end;
    }

    /** Returns true for a book in FB2: its root stands right after the head of an XML file. */
    static boolean isFictionBook(byte[] bytes) {
        String head = head(bytes);
        int at = head.indexOf("<FictionBook");
        String before = at < 0 ? "" : head.substring(0, at).strip();
        return at >= 0 && (before.isEmpty() || before.contains("<?xml") && !isMarkup(before));
    }

    private static boolean isMarkup(String head) {
        String start = head.toLowerCase(Locale.ROOT);
        return start.contains("<!doctype html") || start.contains("<html");
    }

    /** Returns true if the headers of a mail stand at the very start. */
    static boolean isMail(String head) {
        return isHeaded(head);
    }

    private static boolean isHeaded(String head) {
        String top = head.substring(0, Math.min(head.length(), 2048));
        boolean headed = List.of("From: ", "Received: ", "Return-Path: ", "MIME-Version: ", "Delivered-To: ").stream()
                .anyMatch(top::startsWith);
        return headed && (top.contains("\nMIME-Version: ") || top.startsWith("MIME-Version: "));
    }

    /** Text has next to no control characters; packed and random bytes have them everywhere. */
    private static boolean isBinary(byte[] bytes) {
        int middle = Math.max(LOOK, bytes.length / 2);
        boolean controls = hasControls(bytes, 0) || (bytes.length > middle + LOOK && hasControls(bytes, middle));
        return controls
                && !startsWide(bytes)
                && CharsetDetector.withoutMark(bytes).isEmpty()
                && CharsetDetector.WideHan.of(bytes).isEmpty();
    }

    private static boolean startsWide(byte[] bytes) {
        int first = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
        return first == 0xFFFE || first == 0xFEFF;
    }

    private static boolean hasControls(byte[] bytes, int from) {
        int end = Math.min(bytes.length, from + LOOK);
        int controls = 0;
        for (int i = from; i < end; i++) {
            int b = bytes[i] & 0xFF;
            // Line ends, tabs and the escapes of some charsets are text.
            controls += b < ' ' && (b < 8 || b > 13) && b != 0x1B || b == 0x7F ? 1 : 0;
        }
        return controls > 3 && controls > MOST_CONTROLS * (end - from);
    }
}
