package dev.footnote.page.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTargetsTest {

    private static final URI BASE = URI.create("file:///docs/reports/index.html");

    @ParameterizedTest
    @CsvSource({
        "2021.html, file:///docs/reports/2021.html",
        "./2021.html#top, file:///docs/reports/2021.html",
        "../plan.md, file:///docs/plan.md",
        "old/a b.pdf, file:///docs/reports/old/a%20b.pdf",
        "a%20b.pdf, file:///docs/reports/a%20b.pdf"
    })
    void a_relative_path_means_a_file_beside(String href, String target) {
        assertThat(LinkTargets.beside(BASE, href)).contains(URI.create(target));
    }

    @Test
    void the_address_has_the_form_that_files_have() {
        Path file = Path.of("/docs/reports/报告 1.md");
        assertThat(LinkTargets.beside(BASE, "报告 1.md")).contains(file.toUri());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "#part",
                "/etc/passwd",
                "//host/x",
                "file:///etc/passwd",
                "mailto:a@b.example",
                "http://a.example/x",
                "a|b.html"
            })
    void what_leads_elsewhere_is_no_file_beside(String href) {
        assertThat(LinkTargets.beside(BASE, href)).isEmpty();
    }

    @Test
    void a_page_of_the_web_has_no_files_beside() {
        assertThat(LinkTargets.beside(URI.create("https://a.example/i.html"), "b.html"))
                .isEmpty();
    }

    @Test
    void links_of_markdown_are_read_in_order_each_address_once() {
        String text =
                "See [the *report*](2021.md \"Report\"), ![a chart](chart.png), [again](2021.md#end), [web](https://w.example/x)"
                        + " and [broken](two\nlines), [none](), [mail](mailto:a@b.example), [self](index.html).";
        assertThat(LinkTargets.ofMarkdown(BASE, text, 10))
                .containsExactly(
                        new Link(URI.create("file:///docs/reports/2021.md"), "the *report*"),
                        new Link(URI.create("https://w.example/x"), "web"));
        assertThat(LinkTargets.ofMarkdown(BASE, text, 1)).hasSize(1);
        assertThat(LinkTargets.ofMarkdown(URI.create("https://raw.example/r/README.md"), "[b](docs/b.md) [c](/c)", 9))
                .extracting(Link::url)
                .isEqualTo(List.of(URI.create("https://raw.example/r/docs/b.md"), URI.create("https://raw.example/c")));
    }

    @Test
    @Timeout(10)
    void a_text_of_brackets_alone_is_gone_through_once() {
        for (String hostile : List.of("[".repeat(500_000) + "](".repeat(500_000), "[](".repeat(500_000))) {
            assertThat(LinkTargets.ofMarkdown(BASE, hostile, 300)).isEmpty();
        }
    }
}
