package dev.footnote.page.docx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.PermanentException;
import dev.footnote.page.Parsing;
import dev.footnote.page.format.ParsedDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** What a reader of Word sees is what is read, to the last character. */
class DocxParserTest {

    private static final String OPEN =
            "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
                    + " xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
                    + " xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'"
                    + " xmlns:v='urn:schemas-microsoft-com:vml'"
                    + " xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'><w:body>";

    private final Map<String, String> parts = new HashMap<>();

    private String text(String body) {
        return parsed(body).text();
    }

    private ParsedDocument parsed(String body) {
        parts.put("word/document.xml", OPEN + body + "</w:body></w:document>");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : new TreeMap<>(parts).entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(UTF_8));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return Parsing.bytes("a.docx", bytes.toByteArray());
    }

    private static String part(String root, String inside) {
        return "<w:" + root + " xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>" + inside
                + "</w:" + root + ">";
    }

    private static String p(String inside) {
        return "<w:p>" + inside + "</w:p>";
    }

    private static String r(String words) {
        return "<w:r><w:t xml:space='preserve'>" + words + "</w:t></w:r>";
    }

    private static String r(String properties, String words) {
        return "<w:r><w:rPr>" + properties + "</w:rPr><w:t xml:space='preserve'>" + words + "</w:t></w:r>";
    }

    private static String box(String words) {
        return "<w:txbxContent>" + p("<w:pPr><w:rPr><w:b/></w:rPr></w:pPr>" + r(words)) + "</w:txbxContent>";
    }

    @Test
    void a_text_box_follows_the_paragraph_that_it_is_anchored_in_and_is_read_once() {
        String choice = "<mc:Choice Requires='wps'><wps:txbx>" + box("Map of the mill") + "</wps:txbx></mc:Choice>";
        String fallback =
                "<mc:Fallback><w:pict><v:textbox>" + box("Map of the mill") + "</v:textbox></w:pict></mc:Fallback>";

        assertThat(text(p(r("The wheel stood still ") + "<w:r><mc:AlternateContent>" + choice + fallback
                        + "</mc:AlternateContent></w:r>" + r("until spring."))))
                .isEqualTo("The wheel stood still until spring.\n\nMap of the mill");
        assertThat(text(p(r("Old ") + "<w:r><w:pict><v:textbox>" + box("boxes") + "</v:textbox></w:pict></w:r>"
                        + r("files."))))
                .isEqualTo("Old files.\n\nboxes");
    }

    @Test
    void raised_and_lowered_digits_do_not_run_into_numbers() {
        String up = "<w:vertAlign w:val='superscript'/>";
        String down = "<w:vertAlign w:val='subscript'/>";

        assertThat(text(p(r("4 x 10")
                        + r(up, "-6")
                        + r(" m")
                        + r(up, "2")
                        + r(" of CO")
                        + r(down, "2")
                        + r(" on the 1")
                        + r(up, "st")
                        + r(", 2")
                        + r(up, "x")
                        + r(", a")
                        + r(down, "max"))))
                .isEqualTo("4 x 10\u207B\u2076 m\u00B2 of CO\u2082 on the 1st, 2^x, a_(max)");
    }

    @Test
    void a_style_can_raise_hide_or_capitalize() {
        parts.put(
                "word/styles.xml",
                part(
                        "styles",
                        "<w:style w:styleId='Hoch'><w:name w:val='Power'/><w:rPr><w:vertAlign"
                                + " w:val='superscript'/></w:rPr></w:style><w:style w:styleId='Mehr'><w:basedOn"
                                + " w:val='Hoch'/></w:style><w:style"
                                + " w:styleId='Weg'><w:rPr><w:vanish/></w:rPr></w:style><w:style"
                                + " w:styleId='Berschrift1'><w:name w:val='heading 2'/></w:style>"));

        assertThat(text(p("<w:pPr><w:pStyle w:val='Berschrift1'/></w:pPr>" + r("Counts"))
                        + p(r("10")
                                + r("<w:rStyle w:val='Mehr'/>", "3")
                                + r("<w:rStyle w:val='Weg'/>", "not ")
                                + r("<w:caps/>", " nato")
                                + r("<w:vanish/>", "x")
                                + r("<w:vanish w:val='0'/>", "."))))
                .isEqualTo("## Counts\n\n10\u00B3 NATO.");
    }

    @Test
    void notes_are_marked_where_they_stand_and_follow_in_their_order() {
        parts.put(
                "word/footnotes.xml",
                part(
                        "footnotes",
                        "<w:footnote w:id='0' w:type='separator'>" + p(r("____")) + "</w:footnote><w:footnote w:id='7'>"
                                + p("<w:r><w:footnoteRef/></w:r>" + r(" Second."))
                                + "</w:footnote><w:footnote w:id='3'>"
                                + p(r(" First.")) + "</w:footnote>"));
        parts.put("word/endnotes.xml", part("endnotes", "<w:endnote w:id='3'>" + p(r("Last.")) + "</w:endnote>"));
        String up = "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr>";

        assertThat(text(p(r("Built in 1904") + up + "<w:footnoteReference w:id='3'/></w:r>" + r(", sold")
                        + up + "<w:endnoteReference w:id='3'/></w:r>" + r(" later") + up
                        + "<w:footnoteReference w:id='7'/></w:r>" + r("."))))
                .isEqualTo("Built in 1904[^1], sold[^i] later[^2].\n\n[^1]: First.\n\n[^i]: Last.\n\n[^2]: Second.");
    }

    @Test
    void fields_show_their_results_and_not_their_instructions() {
        String begin = "<w:r><w:fldChar w:fldCharType='begin'/></w:r>";
        String separate = "<w:r><w:fldChar w:fldCharType='separate'/></w:r>";
        String end = "<w:r><w:fldChar w:fldCharType='end'/></w:r>";
        String instruction = "<w:r><w:instrText>IF </w:instrText></w:r>";

        assertThat(text(p(r("Weight ") + begin + instruction + begin + instruction + separate + r("inner") + end
                        + r(" hidden") + separate + r("11") + end + r(" kg, see ")
                        + "<w:fldSimple w:instr='REF a'>" + r("Table 2") + "</w:fldSimple>"
                        + "<w:hyperlink>" + r(" there") + "</w:hyperlink>" + "<w:smartTag>" + r(", Oslo")
                        + "</w:smartTag>")))
                .isEqualTo("Weight 11 kg, see Table 2 there, Oslo");
    }

    @Test
    void controls_tabs_hyphens_symbols_breaks_and_readings_are_read_as_they_look() {
        assertThat(text("<w:sdt><w:sdtPr><w:rPr><w:vanish/></w:rPr></w:sdtPr><w:sdtContent>"
                        + p("<w:pPr><w:tabs><w:tab"
                                + " w:val='left'/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t>"
                                + "<w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/><w:t>d</w:t><w:cr/><w:t>e</w:t><w:sym"
                                + " w:font='Symbol' w:char='F0B3'/><w:sym w:font='Wingdings' w:char='F0FC'/></w:r>"
                                + r("<w:rFonts w:ascii='Symbol'/>", "mD"))
                        + "</w:sdtContent></w:sdt>"
                        + p("<w:r><w:ruby><w:rt>" + r("\u307F\u306A\u3068") + "</w:rt><w:rubyBase>" + r("\u6E2F")
                                + "</w:rubyBase></w:ruby></w:r>" + r("\u306E"))))
                .isEqualTo("a b-cd\ne\u2265\u2713\u03BC\u0394\n\n\u6E2F(\u307F\u306A\u3068)\u306E");
    }

    @Test
    void revisions_are_read_as_accepted() {
        assertThat(
                        text(
                                p("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + r("The quay "))
                                        + p(
                                                r("was ")
                                                        + "<w:del>" + r("not ") + "</w:del><w:ins>" + r("rebuilt")
                                                        + "</w:ins><w:moveFrom>" + r(" twice")
                                                        + "</w:moveFrom>"
                                                        + "<w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>.</w:t></w:r>")))
                .isEqualTo("The quay was rebuilt.");
    }

    @Test
    void numbers_of_lists_and_headings_are_counted_as_word_does() {
        String levels = "<w:lvl w:ilvl='0'><w:start w:val='3'/><w:numFmt w:val='decimal'/><w:lvlText"
                + " w:val='%1.'/></w:lvl><w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt"
                + " w:val='lowerLetter'/><w:lvlText w:val='%1(%2)'/></w:lvl>";
        parts.put(
                "word/numbering.xml",
                part(
                        "numbering",
                        "<w:abstractNum w:abstractNumId='5'>" + levels
                                + "</w:abstractNum><w:abstractNum w:abstractNumId='6'><w:lvl w:ilvl='0'><w:numFmt"
                                + " w:val='bullet'/><w:lvlText w:val='x'/></w:lvl></w:abstractNum><w:num"
                                + " w:numId='1'><w:abstractNumId w:val='5'/></w:num><w:num"
                                + " w:numId='2'><w:abstractNumId w:val='6'/></w:num>"));

        assertThat(text(item(1, 0, "oil")
                        + item(1, 1, "rape")
                        + item(1, 1, "whale")
                        + item(1, 0, "gas")
                        + item(1, 1, "coal")
                        + item(2, 0, "wick")
                        + item(0, 0, "plain")))
                .isEqualTo("3. oil\n  3(a) rape\n  3(b) whale\n4. gas\n  4(a) coal\n- wick\n\nplain");
    }

    private static String item(int number, int level, String words) {
        return p("<w:pPr><w:numPr><w:ilvl w:val='" + level + "'/><w:numId w:val='" + number + "'/></w:numPr></w:pPr>"
                + r(words));
    }

    @Test
    void merged_cells_keep_their_columns_and_are_told_in_each_row() {
        String rows = "<w:tr>" + tc("", "Year") + tc("<w:gridSpan w:val='2'/>", "Catch") + "</w:tr><w:tr>"
                + tc("<w:vMerge w:val='restart'/>", "1931") + tc("", "cod") + tc("", "4 | 5") + "</w:tr><w:tr>"
                + tc("<w:vMerge/>", "") + tc("", "eel") + tc("", "9") + "</w:tr>"
                + "<w:tr><w:trPr><w:del/></w:trPr>" + tc("", "1932") + "</w:tr>";

        assertThat(text("<w:tbl>" + rows + "</w:tbl>" + p(r("Table 1. The catch"))))
                .isEqualTo("| Year | Catch | |\n|---|---|---|\n| 1931 | cod | 4 \\| 5 |\n| 1931 | eel | 9 |\n\n"
                        + "Table 1. The catch");
        assertThat(text("<w:tbl><w:tr>" + tc("", "Framed words") + "</w:tr></w:tbl>"))
                .isEqualTo("Framed words");
    }

    private static String tc(String properties, String words) {
        return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + p(r(words)) + "</w:tc>";
    }

    @Test
    void equations_are_written_in_a_line() {
        String e = "<m:e>" + m("x") + "</m:e>";

        assertThat(text(p(r("so ") + "<m:oMath><m:sSup>" + e + "<m:sup>" + m("2") + "</m:sup></m:sSup>" + m("=")
                        + "<m:f><m:num>" + m("a+b") + "</m:num><m:den>" + m("3") + "</m:den></m:f>" + m("+")
                        + "<m:rad><m:deg/>" + e + "</m:rad>" + m("+")
                        + "<m:d><m:dPr><m:begChr m:val='['/><m:endChr m:val=']'/></m:dPr>" + e + "</m:d></m:oMath>"
                        + r("."))))
                .isEqualTo("so x\u00B2=(a+b)/3+\u221Ax+[x].");
    }

    private static String m(String words) {
        return "<m:r><m:t>" + words + "</m:t></m:r>";
    }

    @Test
    void a_title_that_is_a_file_name_gives_way_to_the_first_heading() {
        parts.put("docProps/core.xml", "<c><title>Microsoft Word - minutes_v2.docx</title></c>");

        assertThat(parsed(p("<w:pPr><w:outlineLvl w:val='0'/></w:pPr>" + r("Minutes")) + p(r("Words.")))
                        .title())
                .isEqualTo("Minutes");
        assertThatThrownBy(() -> text(p("")))
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("without text");
    }
}
