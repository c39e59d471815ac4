package dev.footnote.page;

import dev.footnote.api.PermanentException;
import dev.footnote.page.docx.DocxParser;
import dev.footnote.page.format.CharsetDetector;
import dev.footnote.page.format.FileKind;
import dev.footnote.page.format.InvisibleCharacters;
import dev.footnote.page.format.LinkTargets;
import dev.footnote.page.format.PageSettings;
import dev.footnote.page.format.ParsedDocument;
import dev.footnote.page.format.TableRows;
import dev.footnote.page.format.TextParser;
import dev.footnote.page.format.UnreadKinds;
import dev.footnote.page.html.HtmlParser;
import dev.footnote.page.office.DrawingParser;
import dev.footnote.page.office.EpubParser;
import dev.footnote.page.office.FictionBookParser;
import dev.footnote.page.office.MailParser;
import dev.footnote.page.office.OpenDocumentParser;
import dev.footnote.page.office.RichTextParser;
import dev.footnote.page.office.SavedPageParser;
import dev.footnote.page.office.SlidesParser;
import dev.footnote.page.office.SpreadsheetParser;
import dev.footnote.page.pdf.PdfParser;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** Sends each kind of file to its reader. */
public final class FormatDispatcher implements DocumentParser {

    private final PageSettings settings;
    private final HtmlParser html;

    public FormatDispatcher(PageSettings settings) {
        this.settings = settings;
        this.html = new HtmlParser(settings);
    }

    @Override
    public ParsedDocument parse(URI url, String fileName, byte[] bytes) {
        return parse(url, fileName, "", bytes);
    }

    /**
     * The same, with the server's headers on the bytes.
     *
     * @param mediaType with its charset, as in the header, or empty
     */
    public ParsedDocument parse(URI url, String fileName, String mediaType, byte[] bytes) {
        return switch (FileKind.of(mediaType, fileName, bytes)) {
            case HTML -> html.parse(url, withoutZeros(decoded(url, bytes, mediaType)));
            case TEXT -> linked(url, TextParser.plain(fileName, decoded(url, bytes, mediaType)));
            case NOTEBOOK -> TextParser.notebook(url, fileName, decoded(url, bytes, mediaType));
            case FEED -> TextParser.feed(url, fileName, decoded(url, bytes, mediaType));
            case SEPARATED -> separated(fileName, decoded(url, bytes, mediaType));
            case XLSX -> named(SpreadsheetParser.parse(url, bytes), fileName);
            case PPTX -> named(SlidesParser.parse(url, bytes), fileName);
            case OPEN_DOCUMENT -> named(OpenDocumentParser.parse(url, bytes), fileName);
            case EPUB -> named(new EpubParser(html).parse(url, bytes), fileName);
            case MAIL -> named(new MailParser(html).parse(url, bytes), fileName);
            case SAVED_PAGE -> named(new SavedPageParser(html).parse(url, bytes), fileName);
            case FICTION_BOOK -> named(FictionBookParser.parse(url, decoded(url, bytes, mediaType)), fileName);
            case DRAWING -> named(DrawingParser.parse(url, decoded(url, bytes, mediaType)), fileName);
            case RTF -> named(RichTextParser.parse(url, bytes), fileName);
            case PDF -> named(pdf(url, bytes), fileName);
            case DOCX ->
                named(DocxParser.parse(url, bytes, page -> html.parse(url, page).text()), fileName);
            case BROKEN_PDF ->
                throw new PermanentException(url + " is named a PDF but does not begin as one, so it is damaged or of"
                        + " another kind; get it anew or use another source");
            case BROKEN_DOCX ->
                throw new PermanentException(url
                        + (isCompound(bytes)
                                ? " is under a password, or of the older DOC kind; save it as DOCX without a password"
                                : " is named a DOCX but does not begin as one, so it is damaged or of another kind;"
                                        + " get it anew or use another source"));
            case OTHER -> throw unread(url, fileName, mediaType, bytes);
        };
    }

    private static String withoutZeros(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
    }

    /** Plain text may hold links in Markdown's form, whatever the file is called. */
    private ParsedDocument linked(URI url, ParsedDocument parsed) {
        return new ParsedDocument(
                parsed.title(),
                parsed.text(),
                parsed.language(),
                parsed.published(),
                LinkTargets.ofMarkdown(url, parsed.text(), settings.maxLinks()),
                parsed.aliases(),
                parsed.leftOut(),
                parsed.details());
    }

    private static ParsedDocument separated(String fileName, String text) {
        String rows = TableRows.text(TableRows.separated(InvisibleCharacters.readable(text)));
        return new ParsedDocument(fileName, rows, null, null, List.of(), List.of());
    }

    private static PermanentException unread(URI url, String fileName, String mediaType, byte[] bytes) {
        String kind = UnreadKinds.of(mediaType.toLowerCase(Locale.ROOT), fileName.toLowerCase(Locale.ROOT), bytes)
                .orElse(mediaType);
        return new PermanentException(url + " is not of a kind that is read" + (kind.isEmpty() ? "" : ": it is " + kind)
                + "; HTML, plain text, Markdown, notebooks, feeds, tables (CSV), mails, saved pages (MHTML), PDF, RTF, EPUB, FB2 and the newer Office"
                + " and OpenDocument files are, so use another source or convert it");
    }

    private static String decoded(URI url, byte[] bytes, String mediaType) {
        return CharsetDetector.text(bytes, mediaType)
                .orElseThrow(
                        () -> new PermanentException(url + " is in a character set that cannot be told; use another"
                                + " source, or convert it to UTF-8"));
    }

    /** A document without a title of its own is called by its file's name. */
    private static ParsedDocument named(ParsedDocument parsed, String fileName) {
        return parsed.title().isEmpty()
                ? new ParsedDocument(
                        fileName,
                        parsed.text(),
                        parsed.language(),
                        parsed.published(),
                        parsed.links(),
                        parsed.aliases(),
                        parsed.leftOut(),
                        parsed.details())
                : parsed;
    }

    @Override
    public boolean readsPdf() {
        try {
            Class.forName("org.apache.pdfbox.Loader", false, FormatDispatcher.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private ParsedDocument pdf(URI url, byte[] bytes) {
        try {
            return PdfParser.parse(url, bytes, settings);
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
}
