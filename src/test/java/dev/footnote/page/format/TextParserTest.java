package dev.footnote.page.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.PermanentException;
import dev.footnote.page.Parsing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of text, and those of other kinds that are told instead of shown raw. */
class TextParserTest {

    private static ParsedDocument read(String name, String text) {
        return Parsing.bytes(name, text.getBytes(UTF_8));
    }

    @Test
    void front_matter_gives_title_and_date_and_is_no_text() {
        ParsedDocument parsed = read(
                "bells.md", "---\ntitle: \"Bells of Lund\"\ndate: 2022-05-06\nlang: en\n---\n\n# Another\n\nText.\n");

        assertThat(parsed.title()).isEqualTo("Bells of Lund");
        assertThat(parsed.published())
                .hasToString(PageDates.parse("2022-05-06", dev.footnote.api.search.PublishedDate.Kind.PUBLISHED)
                        .orElseThrow()
                        .toString());
        assertThat(parsed.language()).isEqualTo("en");
        assertThat(parsed.text()).isEqualTo("# Another\n\nText.\n");
        assertThat(read("rule.md", "---\n\nA text between\n\n---\n").text()).startsWith("---");
    }

    @Test
    void front_matter_may_be_toml_or_json() {
        ParsedDocument toml = read(
                "clock.md",
                "+++\ntitle = 'Clocks of Lund'\ndate = 2021-04-05\n[extra]\nlang = \"sv\"\n+++\n\nWound every week.\n");
        assertThat(toml.title()).isEqualTo("Clocks of Lund");
        assertThat(toml.text()).isEqualTo("Wound every week.\n");
        assertThat(toml.published()).isNotNull();
        assertThat(toml.language()).isNull();

        ParsedDocument json = read("oil.md", "{\n  \"title\": \"Oil\"\n}\n\nNine crowns.\n");
        assertThat(json.title()).isEqualTo("Oil");
        assertThat(json.text()).isEqualTo("Nine crowns.\n");
    }

    @Test
    void settings_that_are_all_of_a_file_and_text_in_braces_stay() {
        assertThat(read("a.md", "+++\ntitle = \"Oil\"\n+++\n").text()).startsWith("+++");
        assertThat(read("b.md", "{\nnot: json\n}\nText.\n").text()).startsWith("{");
        assertThat(read("c.txt", "{\n  \"title\": \"Oil\"\n}\nText.\n").text()).startsWith("{");
        assertThat(read("d.md", "+++ a +++\nText.\n").text()).startsWith("+++");
    }

    @Test
    void a_file_without_a_title_takes_its_first_heading_or_its_name() {
        assertThat(read("a.md", "Some words.\n\n## Of ropes\n").title()).isEqualTo("Of ropes");
        assertThat(read("ropes.md", "Some words.\n").title()).isEqualTo("ropes.md");
        assertThat(read("ropes.log", "line\n# not a heading\n").title()).isEqualTo("ropes.log");
    }

    @Test
    void notebooks_and_feeds_are_read() {
        assertThat(read(
                                "a.ipynb",
                                "{\"cells\":[{\"cell_type\":\"markdown\",\"source\":[\"# Tides\\n"
                                        + "\",\"High at six.\"]},{\"cell_type\":\"code\",\"source\":\"x ="
                                        + " 1\",\"outputs\":[{\"data\":\"zz\"}]}],\"nbformat\":4}")
                        .text())
                .isEqualTo("# Tides\nHigh at six.\n\n```\nx = 1\n```");
        ParsedDocument feed = read(
                "feed.xml",
                "<?xml version='1.0'?><rss version='2.0'><channel><title>Quay"
                        + " news</title><item><title>Ropes</title><pubDate>Mon, 06 May 2024 10:00:00"
                        + " GMT</pubDate><description>&lt;p&gt;New &lt;b&gt;ropes&lt;/b&gt;.&lt;/p&gt;"
                        + "</description></item></channel></rss>");
        assertThat(feed.title()).isEqualTo("Quay news");
        assertThat(feed.text()).isEqualTo("## Ropes\n\nMon, 06 May 2024 10:00:00 GMT\n\nNew ropes.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.rtf|words|RTF",
                "a.mhtml|words|MHTML",
                "a.fb2|words|FB2",
                "a.odt|words|ODT",
                "a.epub|words|EPUB",
                "a.xlsx|words|XLSX",
                "a.pptx|words|PPTX",
                "a.xls|words|XLS",
                "a.doc|words|DOC"
            })
    void other_kinds_are_named_and_not_shown_raw(String name, String start, String kind) {
        assertThatThrownBy(() -> read(name, start.replace('~', '\n').replace("^", "\u0003\u0004")))
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("not of a kind that is read")
                .hasMessageContaining(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.rtf|{\\rtf1 words}|words",
                "a.txt|{\\rtf1 words}|words",
                "a.eml|Subject: x~~words|words",
                "letter|From: a@b.example~MIME-Version: 1.0~~words|From: a@b.example~~words",
                "a.fb2|<FictionBook><body><p>words</p></body></FictionBook>|words",
                "a.xml|<?xml version='1.0'?><FictionBook><body><p>words</p></body></FictionBook>|words",
                "a.txt|The root is <FictionBook> in such files.|The root is <FictionBook> in such files.",
                "page|From: x~MIME-Version: 1.0~Content-Type: multipart/related; boundary=b~~--b~Content-Type: text/html~~<p>words</p>|words",
                "a.mht|Content-Type: text/html~~<p>words</p>|words",
                "a.mht|<!doctype html><p>words</p>|words",
                "letter|From: x~To: y~MIME-Version: 1.0~Content-Type: multipart/related; boundary=b~~--b~~words|From: x~To: y~~words",
                "a.csv|name,lit~灯塔,1887|name: 灯塔; lit: 1887",
                "a.adoc|= Lamp|# Lamp"
            })
    void kinds_with_a_reader_of_their_own_are_read_by_it(String name, String start, String text) {
        assertThat(read(name, start.replace('~', '\n')).text()).isEqualTo(text.replace('~', '\n'));
    }

    @Test
    void a_text_that_talks_of_mail_headers_is_text() {
        assertThat(read("a.txt", "From: is the first header of a mail.\n").text())
                .startsWith("From:");
    }
}
