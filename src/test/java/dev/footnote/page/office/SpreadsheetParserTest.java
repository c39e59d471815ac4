package dev.footnote.page.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.PermanentException;
import dev.footnote.page.format.PageSaysException;
import dev.footnote.page.format.ParsedDocument;
import java.net.URI;
import org.junit.jupiter.api.Test;

class SpreadsheetParserTest {

    private static final URI URL = URI.create("file:///lights.xlsx");
    private static final String BOOK =
            "<workbook xmlns:r='http://x/relationships'><sheets><sheet name='Lights' sheetId='1' r:id='rId1'/>"
                    + "<sheet name='Secret' sheetId='2' state='hidden' r:id='rId2'/></sheets></workbook>";
    private static final String STYLES =
            "<styleSheet><numFmts><numFmt numFmtId='170' formatCode='yyyy\"年\"m\"月\"'/></numFmts><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
                    + "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='10'/><xf numFmtId='170'/></cellXfs></styleSheet>";

    private static ParsedDocument read(String sheet, String... more) {
        String[] parts = new String[10 + more.length];
        System.arraycopy(
                new String[] {
                    "xl/workbook.xml",
                    BOOK,
                    "xl/_rels/workbook.xml.rels",
                    OfficeFiles.relations("worksheets/sheet1.xml", "worksheets/sheet2.xml"),
                    "xl/worksheets/sheet1.xml",
                    "<worksheet><sheetData>" + sheet + "</sheetData></worksheet>",
                    "xl/worksheets/sheet2.xml",
                    "<worksheet><sheetData><row><c t='str'><v>hidden</v></c></row></sheetData></worksheet>",
                    "xl/styles.xml",
                    STYLES
                },
                0,
                parts,
                0,
                10);
        System.arraycopy(more, 0, parts, 10, more.length);
        return SpreadsheetParser.parse(URL, OfficeFiles.zip(parts));
    }

    @Test
    void a_row_says_each_value_behind_the_name_of_its_column() {
        ParsedDocument read = read(
                "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c></row>"
                        + "<row r='2'><c r='A2' t='inlineStr'><is><t>Port Havel</t></is></c><c r='B2'><v>1887</v></c></row>"
                        + "<row r='3'><c r='B3'><v>0.1</v></c></row>",
                "xl/sharedStrings.xml",
                "<sst><si><t>Harbour</t><rPh><t>spoken</t></rPh></si><si><r><t>Li</t></r><r><t>t in</t></r></si></sst>");
        assertThat(read.text()).isEqualTo("## Lights\n\nHarbour: Port Havel; Lit in: 1887\nLit in: 0.1");
    }

    @Test
    void dates_and_shares_are_as_a_cell_shows_them() {
        assertThat(
                        read("<row><c s='1'><v>43831</v></c><c s='2'><v>0.125</v></c><c s='3'><v>43831.5</v></c><c><v>1.0E3</v></c></row>")
                                .text())
                .isEqualTo("## Lights\n\n2020-01-01; 12.5%; 2020-01-01 12:00; 1000");
    }

    @Test
    void hidden_sheets_are_passed_over() {
        assertThat(read("<row><c t='str'><v>灯塔</v></c></row>").text())
                .contains("灯塔")
                .doesNotContain("hidden");
    }

    @Test
    void a_sheet_without_text_is_told() {
        assertThatThrownBy(() -> read(""))
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("without text");
    }

    @Test
    void what_is_no_spreadsheet_inside_is_told() {
        assertThatThrownBy(() -> SpreadsheetParser.parse(URL, OfficeFiles.zip("a.xml", "<a/>")))
                .isInstanceOfSatisfying(
                        PageSaysException.class, e -> assertThat(e.said()).contains("lacks xl/workbook.xml"))
                .hasMessageContaining("cannot be read");
    }

    @Test
    void a_far_column_costs_nothing() {
        assertThat(read("<row><c r='XFD1' t='str'><v>far</v></c><c r='A1' t='str'><v>near</v></c></row>")
                        .text())
                .isEqualTo("## Lights\n\nnear");
    }

    @Test
    void entities_of_a_part_are_not_resolved() {
        String bomb =
                "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><worksheet><sheetData><row><c t='str'><v>a&x;b</v></c></row></sheetData></worksheet>";
        assertThatThrownBy(() -> SpreadsheetParser.parse(
                        URL,
                        OfficeFiles.zip(
                                "xl/workbook.xml", BOOK,
                                "xl/_rels/workbook.xml.rels", OfficeFiles.relations("worksheets/sheet1.xml"),
                                "xl/worksheets/sheet1.xml", bomb)))
                .isInstanceOf(PermanentException.class);
    }
}
