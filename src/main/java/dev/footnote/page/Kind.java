package dev.footnote.page;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a file is, as far as reading it goes. */
enum Kind {
    HTML,
    TEXT,
    PDF,
    DOCX,
    /** Named a PDF, but without the bytes that each PDF begins with. */
    BROKEN_PDF,
    /** Named a DOCX, but no zip file. */
    BROKEN_DOCX,
    /** Anything that is not read. */
    OTHER;

    private static final List<String> TEXT_ENDINGS = List.of(
            ".txt",
            ".md",
            ".markdown",
            ".rst",
            ".adoc",
            ".csv",
            ".tsv",
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

    /** True if a part of such a file says nothing. */
    boolean needsAll() {
        return this == PDF || this == DOCX;
    }

    /**
     * The kind of a file, from its first bytes, then its media type, then its name.
     *
     * @param mediaType as a server gives it, or empty
     * @param fileName lower or upper case, or empty
     */
    static Kind of(String mediaType, String fileName, byte[] bytes) {
        String type = mediaType.toLowerCase(Locale.ROOT);
        String name = fileName.toLowerCase(Locale.ROOT);
        String head = new String(bytes, 0, Math.min(bytes.length, 1024), StandardCharsets.ISO_8859_1);
        if (head.contains("%PDF-")) {
            return PDF;
        }
        if (head.startsWith("PK\u0003\u0004")) {
            return type.contains("wordprocessingml") || name.endsWith(".docx") ? DOCX : OTHER;
        }
        Kind broken = broken(type, name);
        if (broken != null) {
            return broken;
        }
        if (isBinary(type, head)) {
            return OTHER;
        }
        if (type.contains("html")) {
            return HTML;
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

    /** A server that sends a page or a text from such an address says so; a file has only its name. */
    private static @Nullable Kind broken(String type, String name) {
        if (type.startsWith("text/") || type.contains("html") || type.contains("json")) {
            return null;
        }
        if (name.endsWith(".pdf") || type.contains("application/pdf")) {
            return BROKEN_PDF;
        }
        return name.endsWith(".docx") || type.contains("wordprocessingml") ? BROKEN_DOCX : null;
    }

    private static boolean isBinary(String type, String head) {
        if (type.startsWith("image/") || type.startsWith("audio/") || type.startsWith("video/")) {
            return !type.contains("svg");
        }
        boolean wide = head.startsWith("\u00ff\u00fe") || head.startsWith("\u00fe\u00ff");
        long zeros = head.chars().filter(c -> c == 0).count();
        return !wide && zeros > 0 && zeros * 50 > head.length();
    }

    private static boolean looksLikeHtml(String head) {
        String start = head.toLowerCase(Locale.ROOT);
        return start.contains("<!doctype html")
                || start.contains("<html")
                || start.contains("<head")
                || start.contains("<body");
    }
}
