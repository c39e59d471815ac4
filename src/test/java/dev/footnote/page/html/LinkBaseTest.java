package dev.footnote.page.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class LinkBaseTest {

    private static final List<String> HREFS = List.of(
            "https://paint.example/walls?a=b&c=d#top",
            "http://paint.example",
            "https://paint.example:8443/x",
            "/a/b",
            "/",
            "//other.example/x",
            "/a/../b",
            "/a/./b",
            "/a/.well-known",
            "https://paint.example/a/../b",
            "a/b",
            "../up",
            "?page=2",
            "#top",
            "",
            "mailto:a@b.example",
            "javascript:void(0)",
            "https://user@paint.example/",
            "https://[::1]/",
            "HTTPS://Paint.example/X",
            "http:///x",
            "https://",
            "/a b",
            "/ä",
            "https://paint.example?x=1",
            " /a ",
            "/a:b",
            "/a|b",
            "http://paint.example:abc/",
            "/a\tb",
            "https:/one",
            "/%zz",
            "/a//b",
            "/a\\b");

    @Test
    void leads_where_the_parser_of_addresses_leads() {
        for (String base : List.of(
                "https://www.example.org/notes/page.html",
                "http://h.example:8080",
                "file:///tmp/a.html",
                "",
                "https://u:p@h.example/x")) {
            for (String href : HREFS) {
                Element a = Jsoup.parse("<a>x</a>", base).selectFirst("a");
                a.attr("href", href);

                assertThat(LinkBase.of(a).absolute(a))
                        .as("%s on %s", href, base)
                        .isEqualTo(a.absUrl("href"));
            }
        }
    }
}
