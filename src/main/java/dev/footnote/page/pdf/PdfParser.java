package dev.footnote.page.pdf;

import dev.footnote.api.LeftOut;
import dev.footnote.api.PermanentException;
import dev.footnote.api.SourceDetails;
import dev.footnote.api.search.PublishedDate;
import dev.footnote.page.format.InvisibleCharacters;
import dev.footnote.page.format.PageSaysException;
import dev.footnote.page.format.PageSettings;
import dev.footnote.page.format.ParsedDocument;
import dev.footnote.page.format.Tail;
import dev.footnote.page.format.Titles;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;

/** Reads PDF. The only class that knows PDFBox, which may be missing at run time. */
public final class PdfParser {

    private PdfParser() {}

    public static ParsedDocument parse(URI url, byte[] bytes, PageSettings settings) {
        if (!Tail.has(bytes, Tail.OF_PDF) && !Tail.has(bytes, Tail.OF_PDF_INDEX)) {
            throw new PermanentException(
                    url + " is a PDF that is cut off before its end; get it anew or use another source");
        }
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            List<List<PdfLine>> pages = PdfRunningHeads.without(new PdfText(settings.maxPages()).read(pdf)).stream()
                    .map(PdfColumns::inOrder)
                    .toList();
            Paged paged = tidy(PdfParagraphs.join(pages));
            String text = paged.text();
            if (text.isEmpty()) {
                throw new PermanentException(
                        url + " is a PDF without text, likely scanned pages; use another source or run OCR over it");
            }
            if (isUnmapped(text)) {
                throw new PermanentException(
                        url + " is a PDF whose fonts do not say which letters they show; use another source");
            }
            PDDocumentInformation info = pdf.getDocumentInformation();
            String title = Titles.orFirstLine(info.getTitle() == null ? "" : info.getTitle(), largest(pages, text));
            PublishedDate edited = edited(info.getModificationDate());
            String language = pdf.getDocumentCatalog().getLanguage();
            return new ParsedDocument(
                    title,
                    text,
                    language == null || language.isBlank() ? null : language.strip(),
                    edited,
                    List.of(),
                    List.of(),
                    LeftOut.NOTHING,
                    new SourceDetails("", "", null, cut(pdf.getNumberOfPages(), settings), List.of())
                            .paged(paged.starts()));
        } catch (InvalidPasswordException e) {
            throw new PermanentException(
                    url + " is a PDF under a password; remove the password or use another source", e);
        } catch (IOException | IllegalArgumentException | IllegalStateException | ClassCastException e) {
            throw new PageSaysException(url + " is a PDF that cannot be read; use another source", e.getMessage(), e);
        }
    }

    private static @Nullable String cut(int pages, PageSettings settings) {
        return pages > settings.maxPages()
                ? "only the first " + settings.maxPages() + " of " + pages + " pages were read"
                : null;
    }

    /** When a file was written is no publication date. */
    private static @Nullable PublishedDate edited(@Nullable Calendar date) {
        if (date == null) {
            return null;
        }
        LocalDate day = date.toInstant().atOffset(ZoneOffset.UTC).toLocalDate();
        return new PublishedDate(day, PublishedDate.Precision.DAY, PublishedDate.Kind.EDITED);
    }

    private record Paged(String text, List<Integer> starts) {}

    /** Each page by itself, so that its place in the whole is known. */
    private static Paged tidy(PdfParagraphs.Joined raw) {
        StringBuilder out = new StringBuilder();
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < raw.starts().size(); i++) {
            int from = raw.starts().get(i);
            int to = i + 1 < raw.starts().size()
                    ? raw.starts().get(i + 1)
                    : raw.text().length();
            starts.add(out.length());
            String page = InvisibleCharacters.readable(raw.text().substring(from, to));
            out.append(out.length() == 0 ? page.stripLeading() : page);
        }
        String text = out.toString().stripTrailing();
        return new Paged(
                text,
                starts.stream().map(start -> Math.min(start, text.length())).toList());
    }

    /** More than a third of letters that no font explains. */
    private static boolean isUnmapped(String text) {
        long unknown = text.chars()
                .filter(c -> c == '\uFFFD' || Character.getType(c) == Character.PRIVATE_USE)
                .count();
        return unknown * 3 > text.length();
    }

    /** Returns the lines of the first page in its largest letters; its text where all letters are of one size. */
    private static String largest(List<List<PdfLine>> pages, String text) {
        List<PdfLine> first = pages.isEmpty() ? List.of() : pages.get(0);
        double size = first.stream().mapToDouble(PdfLine::size).max().orElse(0);
        long smaller = first.stream().filter(line -> line.size() < 0.85 * size).count();
        return smaller == 0
                ? text
                : first.stream()
                        .filter(line -> line.size() >= 0.97 * size)
                        .map(PdfLine::text)
                        .collect(Collectors.joining(" "));
    }
}
