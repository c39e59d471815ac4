package dev.footnote.page;

import dev.footnote.api.PermanentException;
import dev.footnote.api.PublishedDate;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;

/** Reads PDF. The only class that knows PDFBox, which may be missing at run time. */
final class PdfDocuments {

    private static final Pattern TORN = Pattern.compile("(?<=\\p{Ll})-\n(?=\\p{Ll})");
    private static final Pattern LINE_END = Pattern.compile("(?<![ \t])[ \t]++\n");
    private static final Pattern BLANK_LINES = Pattern.compile("\n{3,}+");

    private PdfDocuments() {}

    static ParsedDocument parse(URI url, byte[] bytes, PageSettings settings) {
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setLineSeparator("\n");
            stripper.setParagraphEnd("\n");
            stripper.setPageEnd("\n");
            stripper.setSortByPosition(false);
            stripper.setEndPage(settings.maxPages());
            String text = tidy(stripper.getText(pdf));
            if (text.isEmpty()) {
                throw new PermanentException(
                        url + " is a PDF without text, likely scanned pages; use another source or run OCR over it");
            }
            PDDocumentInformation info = pdf.getDocumentInformation();
            String title = info.getTitle() == null ? "" : info.getTitle().strip();
            String language = pdf.getDocumentCatalog().getLanguage();
            return new ParsedDocument(
                    title,
                    text,
                    language == null || language.isBlank() ? null : language.strip(),
                    edited(info.getModificationDate()),
                    List.of(),
                    List.of());
        } catch (InvalidPasswordException e) {
            throw new PermanentException(url + " is a PDF under a password; use another source", e);
        } catch (IOException | IllegalArgumentException | IllegalStateException | ClassCastException e) {
            throw new PermanentException(
                    url + " is a PDF that cannot be read (" + e.getMessage() + "); use another source", e);
        }
    }

    /** When a file was written is no publication date. */
    private static @Nullable PublishedDate edited(@Nullable Calendar date) {
        if (date == null) {
            return null;
        }
        LocalDate day = date.toInstant().atOffset(ZoneOffset.UTC).toLocalDate();
        return new PublishedDate(day, PublishedDate.Precision.DAY, PublishedDate.Kind.EDITED);
    }

    /** Words torn by a hyphen at a line's end are joined, lines of a paragraph too; blank lines stay. */
    private static String tidy(String raw) {
        String joined =
                TORN.matcher(Characters.readable(raw.replace("\u00AD\n", ""))).replaceAll("");
        String trimmed = LINE_END.matcher(joined).replaceAll("\n");
        return BLANK_LINES.matcher(trimmed).replaceAll("\n\n").strip();
    }
}
