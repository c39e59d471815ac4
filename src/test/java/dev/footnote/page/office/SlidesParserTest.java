package dev.footnote.page.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class SlidesParserTest {

    private static String shape(String place, String text) {
        return "<sp><nvPr><ph type='" + place + "'/></nvPr><txBody><p><r><t>" + text + "</t></r></p></txBody></sp>";
    }

    private static String read(String first, String second) {
        return SlidesParser.parse(
                        URI.create("file:///talk.pptx"),
                        OfficeFiles.zip(
                                "ppt/presentation.xml",
                                "<presentation xmlns:r='r'><sldIdLst><sldId id='256' r:id='rId2'/><sldId id='257' r:id='rId1'/></sldIdLst></presentation>",
                                "ppt/_rels/presentation.xml.rels",
                                OfficeFiles.relations("slides/slide1.xml", "slides/slide2.xml"),
                                "ppt/slides/slide1.xml",
                                "<sld>" + first + "</sld>",
                                "ppt/slides/_rels/slide1.xml.rels",
                                OfficeFiles.relations("../notesSlides/notesSlide1.xml"),
                                "ppt/notesSlides/notesSlide1.xml",
                                "<notes>" + shape("body", "Say who lit it.") + "</notes>",
                                "ppt/slides/slide2.xml",
                                second))
                .text();
    }

    @Test
    void slides_come_in_the_order_of_the_show_each_under_its_title_with_its_notes() {
        assertThat(read(
                        shape("body", "The lamp came later.") + shape("title", "灯塔") + shape("sldNum", "7"),
                        "<sld>" + shape("ctrTitle", "Port Havel") + "</sld>"))
                .isEqualTo("## Port Havel\n\n## 灯塔\n\nThe lamp came later.\n\nNotes: Say who lit it.");
    }

    @Test
    void tables_are_rows_and_hidden_slides_are_passed_over() {
        String cell = "<tc><txBody><p><r><t>%s</t></r></p></txBody></tc>";
        String table = "<tbl><tr>" + cell.formatted("Harbour") + cell.formatted("Keeper") + "</tr><tr>"
                + cell.formatted("Havel") + cell.formatted("Mira") + "</tr></tbl>";
        assertThat(read(table, "<sld show='0'>" + shape("body", "hidden") + "</sld>"))
                .isEqualTo("Harbour: Havel; Keeper: Mira\n\nNotes: Say who lit it.");
    }
}
