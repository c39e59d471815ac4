package dev.footnote.page.docx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.page.Parsing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Letters that nobody sees are not read; charts, diagrams, forms and what stands beside the body are. */
class DocxSeenTest {

    private static final String NAMES = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
            + " xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'"
            + " xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
            + " xmlns:v='urn:schemas-microsoft-com:vml'"
            + " xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'"
            + " xmlns:c='http://schemas.openxmlformats.org/drawingml/2006/chart'"
            + " xmlns:dgm='http://schemas.openxmlformats.org/drawingml/2006/diagram'";

    private final Map<String, String> parts = new TreeMap<>();

    private String read(String name, String body) {
        parts.put("word/document.xml", "<w:document " + NAMES + "><w:body>" + body + "</w:body></w:document>");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(UTF_8));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return Parsing.bytes(name, bytes.toByteArray()).text();
    }

    private String read(String body) {
        return read("a.docx", body);
    }

    private static String p(String inside) {
        return "<w:p>" + inside + "</w:p>";
    }

    private static String r(String properties, String words) {
        return "<w:r><w:rPr>" + properties + "</w:rPr><w:t xml:space='preserve'>" + words + "</w:t></w:r>";
    }

    private static String r(String words) {
        return r("", words);
    }

    private void relate(String id, String target) {
        parts.merge(
                "word/_rels/document.xml.rels",
                "<Relationships xmlns='r'><Relationship Id='" + id + "' Target='" + target + "'/></Relationships>",
                (one, two) -> one.replace("</Relationships>", "") + two.substring(two.indexOf("<Relationship I")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<w:color w:val='FFFFFF'/>",
                "<w:sz w:val='2'/>",
                "<w:color w:val='FFFF00'/><w:highlight w:val='yellow'/>",
                "<w:color w:val='336699'/><w:shd w:val='clear' w:fill='336699'/>"
            })
    void letters_that_nobody_sees_are_not_read(String properties) {
        assertThat(read(p(r("The lock is ") + r(properties, "never ") + r("open."))))
                .isEqualTo("The lock is open.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<w:color w:val='FFFFFF'/><w:shd w:val='clear' w:fill='003300'/>",
                "<w:color w:val='FFFFFF'/><w:highlight w:val='darkBlue'/>",
                "<w:color w:val='auto'/>",
                "<w:sz w:val='16'/>"
            })
    void letters_on_a_shade_are_read(String properties) {
        assertThat(read(p(r("The lock is ") + r(properties, "never ") + r("open."))))
                .isEqualTo("The lock is never open.");
    }

    @Test
    void white_letters_in_a_dark_cell_or_in_a_table_with_a_style_are_read() {
        String white = p(r("<w:color w:val='FFFFFF'/>", "Lock"));
        String dark = "<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val='clear' w:fill='222222'/></w:tcPr>" + white
                + "</w:tc><w:tc>" + p(r("Gate")) + "</w:tc></w:tr></w:tbl>";
        String styled = "<w:tbl><w:tblPr><w:tblStyle w:val='Grid'/></w:tblPr><w:tr><w:tc>" + white + "</w:tc><w:tc>"
                + p(r("Gate")) + "</w:tc></w:tr></w:tbl>";
        assertThat(read(dark)).contains("| Lock | Gate |");
        assertThat(read(styled)).contains("| Lock | Gate |");
        assertThat(read(dark.replace("222222", "FFFFFF"))).doesNotContain("Lock");
    }

    @Test
    void heads_and_feet_of_pages_are_read_once_and_page_numbers_are_not() {
        parts.put("word/header1.xml", "<w:hdr " + NAMES + ">" + p(r("Draft of the water board")) + "</w:hdr>");
        parts.put("word/header2.xml", "<w:hdr " + NAMES + ">" + p(r("Draft of the water board")) + "</w:hdr>");
        parts.put("word/footer1.xml", "<w:ftr " + NAMES + ">" + p(r("Page 3 of 9")) + "</w:ftr>");
        assertThat(read(p(r("The lock is open.")))).isEqualTo("The lock is open.\n\nDraft of the water board");
    }

    @Test
    void of_alternatives_the_first_that_is_known_is_read() {
        assertThat(read(p("<w:r><mc:AlternateContent><mc:Choice Requires='future'><w:t>New</w:t></mc:Choice>"
                        + "<mc:Fallback><w:t>Old</w:t></mc:Fallback></mc:AlternateContent></w:r>")))
                .isEqualTo("Old");
    }

    @Test
    void letters_drawn_as_a_shape_are_read() {
        assertThat(read(p("<w:r><w:pict><v:shape><v:textpath string='Lock fair'/></v:shape></w:pict></w:r>")))
                .isEqualTo("Lock fair");
    }

    @Test
    void a_chart_is_read_by_its_titles_and_values() {
        relate("c1", "charts/chart1.xml");
        parts.put(
                "word/charts/chart1.xml",
                "<c:chartSpace " + NAMES
                        + "><c:title><a:t>Boats a day</a:t></c:title><c:ser><c:tx><c:v>2024</c:v></c:tx>"
                        + "<c:cat><c:pt><c:v>May</c:v></c:pt><c:pt><c:v>June</c:v></c:pt></c:cat>"
                        + "<c:val><c:pt><c:v>41</c:v></c:pt><c:pt><c:v>57</c:v></c:pt></c:val></c:ser></c:chartSpace>");
        assertThat(read(p(r("Traffic:") + "<w:r><w:drawing><c:chart r:id='c1'/></w:drawing></w:r>")))
                .isEqualTo("Traffic:\n\nBoats a day\n2024, May: 41\n2024, June: 57");
    }

    @Test
    void a_diagram_and_a_file_in_the_document_are_read() {
        relate("d1", "diagrams/data1.xml");
        relate("h1", "chunk.html");
        parts.put(
                "word/diagrams/data1.xml",
                "<dgm:dataModel " + NAMES + "><dgm:t><a:p><a:r><a:t>Fill</a:t></a:r></a:p></dgm:t><dgm:t><a:p><a:r>"
                        + "<a:t>Open</a:t></a:r></a:p></dgm:t></dgm:dataModel>");
        parts.put("word/chunk.html", "<html><body><p>The gates are of oak.</p></body></html>");
        assertThat(read(p("<w:r><w:drawing><dgm:relIds r:dm='d1'/></w:drawing></w:r>") + "<w:altChunk r:id='h1'/>"))
                .isEqualTo("Fill\nOpen\n\nThe gates are of oak.");
    }

    @Test
    void older_forms_show_what_was_picked() {
        String list = "<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:ddList><w:result w:val='1'/><w:listEntry"
                + " w:val='shut'/><w:listEntry w:val='open'/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText>"
                + "FORMDROPDOWN</w:instrText></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>";
        assertThat(read(p(r("The lock is ") + list))).isEqualTo("The lock is open");
    }

    @Test
    void digits_that_are_set_higher_are_powers() {
        assertThat(read(p(r("10") + r("<w:position w:val='8'/>", "5") + r(" litres"))))
                .isEqualTo("10\u2075 litres");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.dotx", "a.docm", "a"})
    void a_template_a_file_with_macros_and_one_without_a_name_are_read(String name) {
        assertThat(read(name, p(r("The lock is open.")))).isEqualTo("The lock is open.");
    }
}
