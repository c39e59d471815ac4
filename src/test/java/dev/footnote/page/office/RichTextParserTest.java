package dev.footnote.page.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.PermanentException;
import dev.footnote.page.format.ParsedDocument;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RichTextParserTest {

    private static ParsedDocument read(String text) {
        return RichTextParser.parse(URI.create("file:///a.rtf"), text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void paragraphs_are_read_without_fonts_pictures_and_hidden_text() {
        ParsedDocument read = read(
                "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Times;}}{\\info{\\title The lamp}{\\author Mira}}"
                        + "{\\*\\generator Some;}\\f0 It was \\b lit\\b0  in 1887.\\par{\\v hidden }{\\pict 00ff}Caf\\'e9 \\{open\\}.}");
        assertThat(read.text()).isEqualTo("It was lit in 1887.\n\nCafé {open}.");
        assertThat(read.title()).isEqualTo("The lamp");
    }

    @Test
    void chinese_is_read_from_its_code_page_and_from_unicode() {
        assertThat(read("{\\rtf1\\ansi\\ansicpg936 \\'b5\\'c6\\'cb\\'fe}").text())
                .isEqualTo("灯塔");
        assertThat(read("{\\rtf1\\ansi\\uc1 \\u28783?\\u22612?.}").text()).isEqualTo("灯塔.");
        assertThat(read("{\\rtf1\\uc2 \\u-10179\\'d1\\'81\\u-8704\\'d1\\'81!}").text())
                .isEqualTo("\uD83D\uDE00!");
    }

    @Test
    void broken_files_end_where_they_end() {
        assertThat(read("{\\rtf1 open {{{ \\'4").text()).isEqualTo("open");
        assertThat(read("{\\rtf1 a}}}} b\\bin99999 c").text()).isEqualTo("a b");
        assertThatThrownBy(() -> read("{\\rtf1{\\info}}")).isInstanceOf(PermanentException.class);
    }
}
