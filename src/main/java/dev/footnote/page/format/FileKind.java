package dev.footnote.page.format;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The kind of a file, as far as reading it goes. */
public enum FileKind {
    HTML,
    TEXT,
    PDF,
    DOCX,
    /** Named a PDF, but without the bytes that each PDF begins with. */
    BROKEN_PDF,
    /** Named a DOCX, but no zip file. */
    BROKEN_DOCX,
    /** A drawing in SVG. */
    DRAWING,
    /** A notebook of Jupyter. */
    NOTEBOOK,
    /** RSS or Atom. */
    FEED,
    /** A spreadsheet of Office. */
    XLSX,
    /** Slides of Office. */
    PPTX,
    /** A text, spreadsheet or file of slides in OpenDocument. */
    OPEN_DOCUMENT,
    /** An e-book. */
    EPUB,
    /** A mail. */
    MAIL,
    /** A page that a browser saved with all that belongs to it (MHTML). */
    SAVED_PAGE,
    /** An e-book in FB2. */
    FICTION_BOOK,
    /** Rich text. */
    RTF,
    /** Values that a comma, a semicolon or a tab separates. */
    SEPARATED,
    /** Anything that is not read. */
    OTHER;

    /** Bytes at the end of a zip file in which the names of its parts are looked for. */
    private static final int DIRECTORY = 1 << 16;

    private static final List<String> TEXT_ENDINGS = List.of(
            ".txt",
            ".md",
            ".markdown",
            ".rst",
            ".adoc",
            ".json",
            ".jsonl",
            ".xml",
            ".yaml",
            ".yml",
            ".log",
            ".tex",
            ".srt",
            ".vtt",
            ".org");

    private static final List<String> OPEN_ENDINGS = List.of(".odt", ".ods", ".odp");

    private static final List<String> SEPARATED_ENDINGS = List.of(".csv", ".tsv");

    /** True if a part of such a file says nothing. */
    public boolean needsAll() {
        return switch (this) {
            case PDF, DOCX, NOTEBOOK, XLSX, PPTX, OPEN_DOCUMENT, EPUB -> true;
            default -> false;
        };
    }

    /**
     * The kind of a file: by its bytes where they tell, else by its media type and its name. A broken file is of the kind that it is said to be.
     *
     * @param mediaType as a server gives it, or empty
     * @param fileName lower or upper case, or empty
     */
    public static FileKind of(String mediaType, String fileName, byte[] bytes) {
        String type = mediaType.toLowerCase(Locale.ROOT);
        String name = fileName.toLowerCase(Locale.ROOT);
        String head = new String(bytes, 0, Math.min(bytes.length, 1024), StandardCharsets.ISO_8859_1);
        if (head.contains("%PDF-")) {
            return PDF;
        }
        if (head.startsWith("PK\u0003\u0004")) {
            return packed(type, name, head, bytes);
        }
        FileKind broken = broken(type, name);
        if (broken != null) {
            return broken;
        }
        if (head.startsWith("{\\rtf")) {
            return RTF;
        }
        if (UnreadKinds.isSavedPage(type, name, bytes)) {
            return SAVED_PAGE;
        }
        if (!type.contains("html") && UnreadKinds.isFictionBook(bytes)) {
            return FICTION_BOOK;
        }
        boolean named = name.endsWith(".eml") && !looksLikeHtml(head);
        if (type.contains("message/rfc822") || named || type.isEmpty() && UnreadKinds.isMail(head)) {
            return MAIL;
        }
        if (isMedia(type) || UnreadKinds.of(type, name, bytes).isPresent()) {
            return OTHER;
        }
        if (name.endsWith(".ipynb") || type.contains("ipynb")) {
            return NOTEBOOK;
        }
        if (isFeed(head)) {
            return FEED;
        }
        boolean page = type.contains("html") || name.endsWith(".html") || name.endsWith(".htm");
        if (type.contains("svg") || !page && isDrawing(head)) {
            return DRAWING;
        }
        if (type.contains("html")) {
            return HTML;
        }
        boolean rows = type.contains("csv")
                || type.contains("tab-separated")
                || SEPARATED_ENDINGS.stream().anyMatch(name::endsWith);
        if (rows && !looksLikeHtml(head)) {
            return SEPARATED;
        }
        if ((type.startsWith("text/") && !looksLikeHtml(head))
                || TEXT_ENDINGS.stream().anyMatch(name::endsWith)) {
            return TEXT;
        }
        if (looksLikeHtml(head) || name.endsWith(".html") || name.endsWith(".htm") || name.endsWith(".xhtml")) {
            return HTML;
        }
        return TEXT;
    }

    /** A zip file by its type or name; an e-book and OpenDocument say what they are in their first entry. */
    private static FileKind packed(String type, String name, String head, byte[] bytes) {
        if (type.contains("wordprocessingml") || name.endsWith(".docx")) {
            return DOCX;
        }
        if (type.contains("spreadsheetml") || name.endsWith(".xlsx") || name.endsWith(".xlsm")) {
            return XLSX;
        }
        if (type.contains("presentationml") || name.endsWith(".pptx")) {
            return PPTX;
        }
        if (head.startsWith("application/epub+zip", 38) || name.endsWith(".epub")) {
            return EPUB;
        }
        boolean open = head.startsWith("application/vnd.oasis.opendocument", 38)
                || OPEN_ENDINGS.stream().anyMatch(name::endsWith);
        return open ? OPEN_DOCUMENT : inside(bytes);
    }

    /** Templates, files with macros and files without a name, by the names of their parts, which stand at the end of a zip file. */
    private static FileKind inside(byte[] bytes) {
        int from = Math.max(0, bytes.length - DIRECTORY);
        String names = new String(bytes, from, bytes.length - from, StandardCharsets.ISO_8859_1);
        return names.contains("word/document")
                ? DOCX
                : names.contains("xl/workbook.xml") ? XLSX : names.contains("ppt/presentation.xml") ? PPTX : OTHER;
    }

    /** A server that sends a page or a text from such an address says so; a file has only its name. */
    private static @Nullable FileKind broken(String type, String name) {
        if (type.startsWith("text/") || type.contains("html") || type.contains("json")) {
            return null;
        }
        if (name.endsWith(".pdf") || type.contains("application/pdf")) {
            return BROKEN_PDF;
        }
        return name.endsWith(".docx") || type.contains("wordprocessingml") ? BROKEN_DOCX : null;
    }

    private static boolean isMedia(String type) {
        return (type.startsWith("image/") || type.startsWith("audio/") || type.startsWith("video/"))
                && !type.contains("svg");
    }

    /** The root of a feed right after the head of the file. */
    private static boolean isFeed(String head) {
        int at = Math.max(0, Math.max(head.indexOf("<rss"), Math.max(head.indexOf("<rdf:RDF"), head.indexOf("<feed"))));
        boolean atom = head.contains("http://www.w3.org/2005/Atom") && head.startsWith("<feed", at);
        boolean rss = head.startsWith("<rss", at)
                || (head.startsWith("<rdf:RDF", at) && head.contains("http://purl.org/rss/"));
        return (atom || rss) && !looksLikeHtml(head.substring(0, at));
    }

    private static boolean isDrawing(String head) {
        int at = head.indexOf("<svg");
        return at >= 0
                && !looksLikeHtml(head)
                && (at == 0
                        || head.stripLeading().startsWith("<?xml")
                        || head.stripLeading().startsWith("<svg")
                        || head.stripLeading().startsWith("<!DOCTYPE svg"));
    }

    private static boolean looksLikeHtml(String head) {
        String start = head.toLowerCase(Locale.ROOT);
        return start.contains("<!doctype html")
                || start.contains("<html")
                || start.contains("<head")
                || start.contains("<body");
    }
}
