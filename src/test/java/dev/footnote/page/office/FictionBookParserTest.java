package dev.footnote.page.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.PermanentException;
import dev.footnote.page.format.ParsedDocument;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FictionBookParserTest {

    private static ParsedDocument read(String xml) {
        return FictionBookParser.parse(URI.create("file:///a.fb2"), xml);
    }

    private static String body(String body) {
        return read("<FictionBook><body>" + body + "</body></FictionBook>").text();
    }

    @Test
    void a_book_is_read_with_what_it_says_about_itself() {
        ParsedDocument book = read("<?xml version='1.0' encoding='utf-8'?>"
                + "<FictionBook xmlns='http://www.gribuser.ru/xml/fictionbook/2.0' xmlns:l='http://www.w3.org/1999/xlink'>"
                + "<description><title-info><genre>prose</genre><author><first-name>Mira</first-name><last-name>Holm</last-name>"
                + "<email>m@example.org</email></author><author><first-name>Li</first-name><last-name>Hua</last-name></author>"
                + "<book-title>The Weir</book-title><annotation><p>A year at a weir.</p></annotation>"
                + "<date value='2014-03-05'>spring</date><lang>en</lang></title-info>"
                + "<document-info><author><nickname>scanner</nickname></author><date value='2020-01-01'>x</date></document-info></description>"
                + "<body><title><p>The Weir</p></title><epigraph><p>Water waits.</p><text-author>Anon</text-author></epigraph>"
                + "<section><title><p>One</p><p>The gate</p></title><p>The gate was <strong>not</strong> shut<a l:href='#n1' type='note'>[1]</a>.</p>"
                + "<empty-line/><image l:href='#p'/><section><title><p>Night</p></title><subtitle>Late</subtitle><p>Rain fell.</p></section></section></body>"
                + "<body name='notes'><section id='n1'><title><p>1</p></title><p>It was open.</p></section></body>"
                + "<binary id='p' content-type='image/png'>iVBORw0KGgo=</binary></FictionBook>");
        assertThat(book.title()).isEqualTo("The Weir");
        assertThat(book.language()).isEqualTo("en");
        assertThat(book.details().author()).isEqualTo("Mira Holm, Li Hua");
        assertThat(String.valueOf(book.published())).contains("2014-03-05");
        assertThat(book.cut()).isNull();
        assertThat(book.text())
                .isEqualTo("A year at a weir.\n\n# The Weir\n\n> Water waits.\n\n> Anon\n\n## One The gate\n\n"
                        + "The gate was not shut[1].\n\n### Night\n\n#### Late\n\nRain fell.\n\n## 1\n\nIt was open.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p>a</p><p>b</p>|a~~b",
                "<p>one <emphasis>two</emphasis>three</p>|one twothree",
                "<poem><stanza><v>a</v><v>b</v></stanza><stanza><v>c</v></stanza></poem><p>d</p>|a~b~~c~~d",
                "<cite><p>a</p></cite><p>b</p>|> a~~b",
                "<p>a&nbsp;b &amp;c</p>|a\u00A0b &c",
                "<title><p>a</p><title><p>b</p></title></title>|# a b",
                "<p>open <section><p>and on|open~~and on",
                "loose words|loose words",
                "<table><tr><th>lamp</th><th>lit</th></tr><tr><td>weir</td><td>1887</td></tr></table>|lamp: weir; lit: 1887"
            })
    void forms_of_text_are_kept_apart(String xml, String text) {
        assertThat(body(xml)).isEqualTo(text.replace('~', '\n'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<FictionBook/>",
                "<FictionBook><body><section><image/></section></body></FictionBook>",
                "<FictionBook><description><title-info><book-title>T</book-title></title-info></description></FictionBook>",
                "<book><body><p>words</p></body></book>",
                ""
            })
    void a_file_without_text_is_told(String xml) {
        assertThatThrownBy(() -> read(xml)).isInstanceOf(PermanentException.class);
    }

    @Test
    void a_book_that_breaks_off_is_read_as_far_as_it_goes_and_told() {
        ParsedDocument book = read("<FictionBook><body><p>The gate was shut.</p><p>The ra");
        assertThat(book.text()).isEqualTo("The gate was shut.\n\nThe ra");
        assertThat(book.cut()).contains("breaks off");
    }

    @Test
    void entities_of_a_file_are_not_expanded_and_nothing_is_loaded() {
        String text = read("<?xml version='1.0'?><!DOCTYPE FictionBook [<!ENTITY a 'lol'><!ENTITY b '&a;&a;&a;'>"
                        + "<!ENTITY f SYSTEM 'file:///etc/hostname'>]><FictionBook><body><p>x&b;&f;y</p></body></FictionBook>")
                .text();
        assertThat(text).isEqualTo("x&b;&f;y");
    }

    @Test
    void deep_and_wide_books_are_read_in_time_that_grows_with_their_length() {
        String deep = body("<section>".repeat(20_000) + "<p>deep</p>" + "</section>".repeat(20_000));
        assertThat(deep).isEqualTo("deep");
        assertThat(body("<p>".repeat(20_000) + "deep")).isEqualTo("deep");
        assertThat(body("<p>wide</p>".repeat(20_000))).hasLineCount(39_999);
    }

    @Test
    void what_comes_after_the_last_tag_that_is_read_is_told() {
        ParsedDocument book =
                read("<FictionBook><body><p>first</p>" + "<v/>".repeat(1_000_001) + "<p>last</p></body></FictionBook>");
        assertThat(book.text()).isEqualTo("first");
        assertThat(book.cut()).contains("1000000 tags");
    }
}
