package dev.footnote.page;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.PermanentException;
import dev.footnote.page.format.FileKind;
import dev.footnote.page.format.ParsedDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kinds of files and how their bytes become characters. */
class FormatDispatcherTest {

    private static final String HAN = "\u706F\u5854\u5EFA\u4E8E\u4E00\u516B\u516D\u4E8C\u5E74\u3002";

    @ParameterizedTest
    @CsvSource({
        "gb2312, GB18030",
        "gbk, GB18030",
        "GB18030, GB18030",
        "big5, Big5",
        "utf-8, GB18030",
        "no-such-charset, GB18030",
        "'', GB18030",
        "gb2312, UTF-8"
    })
    void chinese_is_read_whatever_the_page_says_of_its_charset(String declared, String real) {
        String han = real.equals("Big5") ? "\u71C8\u5854\u5EFA\u65BC\u4E00\u516B\u516D\u4E8C\u5E74\u3002" : HAN;
        String html = "<html><head><meta charset=\"" + declared + "\"></head><body><p>" + han.repeat(8)
                + "</p></body></html>";

        assertThat(Parsing.bytes("a.html", html.getBytes(Charset.forName(real))).text())
                .isEqualTo(han.repeat(8));
    }

    @Test
    void western_bytes_and_byte_order_marks_are_read() {
        assertThat(Parsing.bytes("a.html", "<meta charset=utf-8><p>caf\u00E9 na\u00EFve</p>".getBytes(ISO_8859_1))
                        .text())
                .isEqualTo("caf\u00E9 na\u00EFve");
        assertThat(Parsing.bytes("a.txt", ("\uFEFF" + HAN).getBytes(UTF_8)).text())
                .isEqualTo(HAN);
        assertThat(Parsing.bytes("a.txt", ("\uFEFF" + HAN).getBytes(UTF_16LE)).text())
                .isEqualTo(HAN);
    }

    @Test
    void a_few_broken_bytes_do_not_make_a_page_another_charset() {
        byte[] bytes = ("<p>" + HAN.repeat(20) + "</p>").getBytes(UTF_8);
        bytes[4] = 'x';

        assertThat(Parsing.bytes("a.html", bytes).text()).endsWith(HAN.repeat(19));
    }

    @Test
    void null_bytes_and_other_controls_do_not_reach_the_text() {
        assertThat(Parsing.page("<p>one\0 t\0wo\u0008</p><pre>a\0b</pre>" + "<!-- -->".repeat(40))
                        .text())
                .isEqualTo("one two\n\n```\nab\n```");
        assertThat(Parsing.bytes("a.txt", ("line\0 one\r\nline\u0007 two\r" + "x".repeat(200)).getBytes(UTF_8))
                        .text())
                .startsWith("line one\nline two\nx");
    }

    @Test
    void xhtml_that_closes_elements_in_their_opening_tag_is_read_whole() {
        String xhtml = "<?xml version='1.0' encoding='UTF-8'?><html"
                + " xmlns='http://www.w3.org/1999/xhtml'><head><title>T</title><script src='x.js'/><style"
                + " type='text/css' /></head><body><p>First.</p><div id='gap'/><p>Second.</p></body></html>";

        assertThat(Parsing.bytes("a.xhtml", xhtml.getBytes(UTF_8)).text()).isEqualTo("First.\n\nSecond.");
    }

    @Test
    void markdown_is_kept_as_it_is_and_titled_by_its_heading() {
        ParsedDocument parsed = Parsing.bytes("notes.md", "# Log\n\n- <b> & *x*\n".getBytes(UTF_8));

        assertThat(parsed.title()).isEqualTo("Log");
        assertThat(parsed.text()).isEqualTo("# Log\n\n- <b> & *x*\n");
    }

    @Test
    void pages_without_text_say_what_their_head_says() {
        assertThat(Parsing.page("<meta name='description' content='A list of lights'><div id='root'></div>")
                        .text())
                .isEqualTo("A list of lights");
        assertThat(Parsing.page("<body></body>").text()).isEmpty();
        assertThat(Parsing.page("").text()).isEmpty();
    }

    @Test
    void a_page_of_twenty_megabytes_is_read() {
        String html = "<ul>" + ("<li>" + "tide ".repeat(1000) + "</li>\n").repeat(4_000) + "<li>last</li></ul>";

        assertThat(Parsing.page(html).text()).hasSizeGreaterThan(19_000_000).endsWith("- last");
    }

    @Test
    void words_of_a_pdf_are_read_and_one_without_words_says_so() throws IOException {
        assertThat(Parsing.bytes("a.pdf", pdf("The light was lit in 1862.")).text())
                .isEqualTo("The light was lit in 1862.");
        assertThatThrownBy(() -> Parsing.bytes("a.pdf", pdf("")))
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("without text");
        assertThatThrownBy(() -> Parsing.bytes("a.pdf", "%PDF-1.7 broken startxref 0 %%EOF".getBytes(UTF_8)))
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("cannot be read");
    }

    private static byte[] pdf(String words) throws IOException {
        try (PDDocument pdf = new PDDocument()) {
            PDPage page = new PDPage();
            pdf.addPage(page);
            try (PDPageContentStream out = new PDPageContentStream(pdf, page)) {
                out.beginText();
                out.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                out.newLineAtOffset(50, 700);
                out.showText(words);
                out.endText();
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            pdf.save(bytes);
            return bytes.toByteArray();
        }
    }

    @Test
    void a_docx_gives_headings_items_tables_and_no_deleted_words() throws IOException {
        String body = """
            <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
            <w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>The light</w:t></w:r></w:p>
            <w:p><w:r><w:t xml:space="preserve">Lit in </w:t></w:r><w:del><w:r><w:delText>1861</w:delText></w:r></w:del>
            <w:ins><w:r><w:t>1862</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r></w:p>
            <w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>oil</w:t></w:r></w:p>
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Year</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Lamp</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
            </w:body></w:document>\
            """;

        assertThat(Parsing.bytes("a.docx", docx(Map.of("word/document.xml", body)))
                        .text())
                .isEqualTo("## The light\n\nLit in 1862.\n\n- oil\n\n| Year | Lamp |\n|---|---|");
        assertThatThrownBy(() -> Parsing.bytes("a.docx", docx(Map.of("other.xml", "<x/>"))))
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("lacks word/document.xml");
    }

    private static byte[] docx(Map<String, String> parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : new TreeMap<>(parts).entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void a_file_that_is_cut_off_is_not_read() throws IOException {
        byte[] pdf = pdf("The light was lit in 1862.");
        byte[] docx = docx(Map.of(
                "word/document.xml",
                "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body><w:p><w:r>"
                        + "<w:t>Lit in 1862.</w:t></w:r></w:p></w:body></w:document>"));
        assertThat(Parsing.bytes("a.docx", docx).text()).isEqualTo("Lit in 1862.");
        for (int part = 1; part < 4; part++) {
            byte[] halfPdf = Arrays.copyOf(pdf, pdf.length * part / 4);
            byte[] halfDocx = Arrays.copyOf(docx, docx.length * part / 4);
            assertThatThrownBy(() -> Parsing.bytes("a.pdf", halfPdf))
                    .isInstanceOf(PermanentException.class)
                    .hasMessageContaining("a PDF that is cut off");
            assertThatThrownBy(() -> Parsing.bytes("a.docx", halfDocx))
                    .isInstanceOf(PermanentException.class)
                    .hasMessageContaining("a DOCX that is cut off");
        }
    }

    @Test
    void a_file_is_not_read_as_text_because_it_is_no_pdf_or_docx() {
        for (String text : List.of("", "just words", "<!doctype html><p>Sign in", "\u0000\u0001\u0002")) {
            assertThatThrownBy(() -> Parsing.bytes("a.pdf", text.getBytes(UTF_8)))
                    .isInstanceOf(PermanentException.class)
                    .hasMessageContaining("does not begin as one");
            assertThatThrownBy(() -> Parsing.bytes("a.DOCX", text.getBytes(UTF_8)))
                    .isInstanceOf(PermanentException.class)
                    .hasMessageContaining("does not begin as one");
        }
        byte[] locked = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1, 0, 0
        };
        assertThatThrownBy(() -> Parsing.bytes("a.docx", locked)).hasMessageContaining("under a password");
    }

    @Test
    void a_page_served_from_an_address_that_ends_like_a_pdf_is_a_page() {
        assertThat(FileKind.of("text/html; charset=utf-8", "a.pdf", "<p>Sign in".getBytes(UTF_8)))
                .isEqualTo(FileKind.HTML);
        assertThat(FileKind.of("application/pdf", "a", "nothing".getBytes(UTF_8)))
                .isEqualTo(FileKind.BROKEN_PDF);
    }

    @Test
    void a_pdf_under_a_password_says_so() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument pdf = new PDDocument()) {
            pdf.addPage(new PDPage());
            pdf.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            pdf.save(bytes);
        }
        assertThatThrownBy(() -> Parsing.bytes("a.pdf", bytes.toByteArray()))
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("under a password");
    }

    @Test
    void what_is_not_read_is_told() {
        assertThatThrownBy(() -> Parsing.bytes("a.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 0, 0}))
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("not of a kind");
    }
}
