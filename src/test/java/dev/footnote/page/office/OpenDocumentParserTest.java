package dev.footnote.page.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.page.format.PageSaysException;
import dev.footnote.page.format.ParsedDocument;
import java.net.URI;
import org.junit.jupiter.api.Test;

class OpenDocumentParserTest {

    private static final URI URL = URI.create("file:///notes.odt");

    private static ParsedDocument read(String body) {
        return OpenDocumentParser.parse(
                URL,
                OfficeFiles.zip(
                        "meta.xml",
                        "<meta><title>Lights of the coast</title><date>2019-05-03T10:00:00</date></meta>",
                        "content.xml",
                        "<content><automatic-styles><p>styled</p></automatic-styles><body>" + body
                                + "</body></content>"));
    }

    @Test
    void headings_paragraphs_and_lists_are_markdown() {
        ParsedDocument read = read("<h outline-level='2'>灯塔</h><p>The lamp<s/>was<line-break/>lit.</p>"
                + "<list><list-item><p>first</p></list-item></list><p>End.</p>");
        assertThat(read.text()).isEqualTo("## 灯塔\n\nThe lamp was lit.\n\n- first\n\nEnd.");
        assertThat(read.title()).isEqualTo("Lights of the coast");
        assertThat(read.published()).isNotNull();
    }

    @Test
    void comments_and_deleted_text_are_left_out_and_notes_are_not() {
        String text =
                read("<tracked-changes><p>deleted</p></tracked-changes><p>Lit<annotation><p>why?</p></annotation> in"
                                + " 1887<note><note-citation>1</note-citation><note-body><p>By Mira.</p></note-body></note>.</p>")
                        .text();
        assertThat(text).isEqualTo("By Mira.\n\nLit in 1887.");
    }

    @Test
    void tables_are_rows_under_their_name() {
        String text =
                read("<table name='Keepers'><table-row><table-cell><p>Name</p></table-cell><table-cell><p>From</p></table-cell></table-row>"
                                + "<table-row><table-cell><p>Mira</p></table-cell><table-cell><p>1887</p></table-cell>"
                                + "<table-cell number-columns-repeated='16000'/></table-row></table>")
                        .text();
        assertThat(text).isEqualTo("## Keepers\n\nName: Mira; From: 1887");
    }

    @Test
    void a_file_without_content_is_told() {
        assertThatThrownBy(() -> OpenDocumentParser.parse(URL, OfficeFiles.zip("meta.xml", "<meta/>")))
                .isInstanceOfSatisfying(
                        PageSaysException.class, e -> assertThat(e.said()).contains("lacks content.xml"))
                .hasMessageContaining("cannot be read");
    }
}
