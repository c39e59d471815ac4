package dev.footnote.page.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.PermanentException;
import dev.footnote.config.Settings;
import dev.footnote.page.Parsing;
import dev.footnote.page.format.PageSettings;
import dev.footnote.page.format.ParsedDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paragraphs, columns and digits of PDFs, as readers see them. */
class PdfParserTest {

    private static final PDType1Font FONT = new PDType1Font(Standard14Fonts.FontName.HELVETICA);

    private final PDDocument pdf = new PDDocument();

    @AfterEach
    void close() throws IOException {
        pdf.close();
    }

    /** Words at a place of the last page. */
    private void put(String words, float x, float y, float size) {
        try (PDPageContentStream out = new PDPageContentStream(
                pdf, pdf.getPage(pdf.getNumberOfPages() - 1), PDPageContentStream.AppendMode.APPEND, true)) {
            out.beginText();
            out.setFont(FONT, size);
            out.newLineAtOffset(x, y);
            out.showText(words);
            out.endText();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static float width(String words, float size) {
        try {
            return FONT.getStringWidth(words) * size / 1000;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void page() {
        pdf.addPage(new PDPage(PDRectangle.A4));
    }

    private ParsedDocument parsed() {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            pdf.save(bytes);
            return Parsing.bytes("a.pdf", bytes.toByteArray());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {13, 18, 24, 30})
    void lines_are_joined_whatever_their_spacing(float leading) {
        page();
        List<String> lines = List.of(
                "The ferry to the outer islands was taken out of service in Novem-",
                "ber after a crack had been found in the shaft. The owner said that the",
                "new shaft would come from a yard in Gdansk and cost 90,000 crowns.",
                "Until then a smaller boat would sail twice a day; it is no state-of-the-",
                "art ship but a floating bus shelter, as one of the islanders put it.");
        for (int i = 0; i < lines.size(); i++) {
            put(lines.get(i), 70, 700 - i * leading, 12);
        }
        for (int i = 0; i < lines.size(); i++) {
            put(lines.get(i), 70, 700 - (5.8f + i) * leading, 12);
        }

        String paragraph =
                String.join(" ", lines).replace("Novem- ber", "November").replace("the- art", "the-art");
        assertThat(parsed().text()).isEqualTo(paragraph + "\n\n" + paragraph);
    }

    @Test
    void raised_and_lowered_digits_are_kept_apart() {
        page();
        float x = 70;
        put("The pond held 6.1 x 10", x, 700, 12);
        x += width("The pond held 6.1 x 10", 12);
        put("7", x, 704, 7);
        x += width("7", 7);
        put(" cells per mm", x, 700, 12);
        x += width(" cells per mm", 12);
        put("3", x, 705, 7);
        x += width("3", 7);
        put(" and no CO", x, 700, 12);
        x += width(" and no CO", 12);
        put("2", x, 697, 7);
        x += width("2", 7);
        put(" at all.", x, 700, 12);

        assertThat(parsed().text())
                .isEqualTo("The pond held 6.1 x 10\u2077 cells per mm\u00B3 and no CO\u2082 at all.");
    }

    @Test
    void running_heads_and_feet_do_not_stand_in_sentences() {
        for (int i = 1; i <= 3; i++) {
            page();
            put("Parish of Kelby - yearly report", 70, 805, 9);
            put("The roof of the chapel was mended, and the wardens asked that the old", 70, 700, 12);
            put("bell be sold, which the vicar did not want to hear of since it had been", 70, 686, 12);
            put("Page " + i + " of 3", 280, 40, 9);
        }

        assertThat(parsed().text())
                .doesNotContain("Parish of", "Page")
                .contains("the old bell be sold, which the vicar did not want to hear of since it had been The roof");
    }

    @Test
    void a_line_at_the_edge_of_one_page_only_is_text() {
        page();
        put("Only here", 70, 805, 9);
        page();
        put("Words of the next page.", 70, 700, 12);

        assertThat(parsed().text()).contains("Only here");
    }

    @Test
    void two_columns_are_read_one_after_the_other_even_if_the_file_goes_line_by_line() {
        page();
        put("A heading that goes across both of the columns of the page", 70, 760, 14);
        for (int i = 0; i < 8; i++) {
            put("left " + i + " words that fill this column", 70, 700 - i * 14, 11);
            put("right " + i + " words that fill this one", 320, 700 - i * 14, 11);
        }

        String text = parsed().text();
        assertThat(text).startsWith("A heading that goes across both of the columns of the page\n\nleft 0");
        assertThat(text.indexOf("left 7")).isLessThan(text.indexOf("right 0"));
        assertThat(text).contains("left 0 words that fill this column left 1 words");
    }

    @Test
    void a_table_stays_row_by_row() {
        page();
        put("Year", 70, 700, 11);
        put("Boats", 200, 700, 11);
        put("1911", 70, 686, 11);
        put("40", 200, 686, 11);
        put("1912", 70, 672, 11);
        put("43", 200, 672, 11);

        assertThat(parsed().text()).isEqualTo("Year | Boats\n1911 | 40\n1912 | 43");
    }

    @ParameterizedTest
    @ValueSource(strings = {"untitled", "Microsoft Word - minutes_v7.docx", "report.indd", "", "Document1"})
    void a_title_that_programs_fill_in_gives_way_to_the_largest_line(String title) {
        page();
        pdf.getDocumentInformation().setTitle(title);
        put("12 March", 70, 780, 10);
        put("Tides of the Wash", 70, 750, 20);
        put("The tide turns at six.", 70, 700, 12);

        assertThat(parsed().title()).isEqualTo("Tides of the Wash");
    }

    @Test
    void a_title_of_its_own_is_kept() {
        page();
        pdf.getDocumentInformation().setTitle("On Tides");
        put("The tide turns at six.", 70, 700, 12);

        assertThat(parsed().title()).isEqualTo("On Tides");
    }

    @Test
    void a_pdf_under_a_password_says_so() throws IOException {
        page();
        put("Secret words.", 70, 700, 12);
        pdf.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));

        assertThatThrownBy(this::parsed)
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("under a password");
    }

    @Test
    void the_text_knows_where_its_pages_begin() {
        List<String> pages = List.of(
                "The lock keeper counted the barges that came up from the sea",
                "and the carts that met them, and wrote both into a book.",
                "A second book tells of the ice, which came late in that year.");
        for (String words : pages) {
            page();
            put(words, 70, 700, 12);
        }

        ParsedDocument parsed = parsed();

        assertThat(parsed.text()).contains("from the sea and the carts");
        assertThat(parsed.details().pages()).hasSize(3).first().isEqualTo(0);
        for (int i = 0; i < pages.size(); i++) {
            int at = parsed.text().indexOf(pages.get(i));
            assertThat(parsed.details().pages().get(i)).isEqualTo(at);
            assertThat(parsed.details().page(at)).hasValue(i + 1);
            assertThat(parsed.details().page(at + 20)).hasValue(i + 1);
        }
    }

    @Test
    void an_empty_page_counts_among_the_pages() {
        page();
        put("The first page says what the book is about, in one line.", 70, 700, 12);
        page();
        page();
        put("The third page begins with the ice and how it came.", 70, 700, 12);

        ParsedDocument parsed = parsed();

        assertThat(parsed.details().page(parsed.text().indexOf("The third"))).hasValue(3);
        assertThat(parsed.details().page(parsed.text().indexOf("The first"))).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, true", "2, 2, true", "3, 3, false", "600, 3, false"})
    void pages_past_the_limit_are_not_read_and_this_is_told(int limit, int read, boolean cut) throws IOException {
        for (String words : List.of("alder by the weir", "birch by the mill", "cedar by the quay")) {
            page();
            put("There stood an old " + words + ".", 70, 700, 12);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        pdf.save(bytes);
        PageSettings settings = PageSettings.from(Settings.load(
                new Settings.Inputs(null, Map.of(), Map.of("page.max_pdf_pages", Integer.toString(limit)))));

        ParsedDocument parsed = PdfParser.parse(Parsing.URL, bytes.toByteArray(), settings);

        assertThat(Stream.of("alder", "birch", "cedar")
                        .filter(word -> parsed.text().contains(word)))
                .hasSize(read);
        assertThat(parsed.cut()).isEqualTo(cut ? "only the first " + limit + " of 3 pages were read" : null);
    }
}
