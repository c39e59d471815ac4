package dev.footnote.page;

import dev.footnote.api.PermanentException;
import java.net.URI;
import java.util.List;

/** Sends each kind of file to its reader. */
final class Documents implements DocumentParser {

    private final PageSettings settings;
    private final HtmlDocuments html;

    Documents(PageSettings settings) {
        this.settings = settings;
        this.html = new HtmlDocuments(settings);
    }

    @Override
    public ParsedDocument parse(URI url, String fileName, byte[] bytes) {
        return parse(url, fileName, "", bytes);
    }

    /**
     * The same, with what a server said about the bytes.
     *
     * @param mediaType with its charset, as in the header, or empty
     */
    ParsedDocument parse(URI url, String fileName, String mediaType, byte[] bytes) {
        return switch (Kind.of(mediaType, fileName, bytes)) {
            case HTML -> html.parse(url, Charsets.decode(bytes, mediaType).replace("\0", ""));
            case TEXT -> text(fileName, Charsets.decode(bytes, mediaType));
            case PDF -> pdf(url, bytes);
            case DOCX -> DocxDocuments.parse(url, bytes);
            case BROKEN_PDF ->
                throw new PermanentException(url + " is named a PDF but does not begin as one, so it is damaged or of"
                        + " another kind; get it anew or use another source");
            case BROKEN_DOCX ->
                throw new PermanentException(url
                        + (isCompound(bytes)
                                ? " is under a password, or of the older DOC kind; save it as DOCX without a password"
                                : " is named a DOCX but does not begin as one, so it is damaged or of another kind;"
                                        + " get it anew or use another source"));
            case OTHER ->
                throw new PermanentException(url + " is not of a kind that is read"
                        + (mediaType.isEmpty() ? "" : " (" + mediaType + ")")
                        + "; HTML, plain text, Markdown, PDF and DOCX are, so use another source or convert it");
        };
    }

    @Override
    public boolean readsPdf() {
        try {
            Class.forName("org.apache.pdfbox.Loader", false, Documents.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private ParsedDocument pdf(URI url, byte[] bytes) {
        try {
            return PdfDocuments.parse(url, bytes, settings);
        } catch (NoClassDefFoundError e) {
            throw new PermanentException(
                    url + " is a PDF, and reading PDF needs the library PDFBox; add org.apache.pdfbox:pdfbox 3 to the"
                            + " class path, or use another source",
                    e);
        }
    }

    /** The container of older Office files, which holds encrypted newer ones too. */
    private static boolean isCompound(byte[] bytes) {
        return bytes.length > 3
                && (bytes[0] & 0xFF) == 0xD0
                && (bytes[1] & 0xFF) == 0xCF
                && bytes[2] == 0x11
                && (bytes[3] & 0xFF) == 0xE0;
    }

    private static ParsedDocument text(String fileName, String text) {
        String title = fileName;
        String body = Characters.readable(text);
        String first = body.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        if (first.startsWith("# ")) {
            title = first.substring(2).strip();
        }
        return new ParsedDocument(title, body, null, null, List.of(), List.of());
    }
}
