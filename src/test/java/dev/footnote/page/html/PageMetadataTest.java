package dev.footnote.page.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.search.PublishedDate;
import dev.footnote.api.search.PublishedDate.Kind;
import dev.footnote.page.Parsing;
import dev.footnote.page.format.ParsedDocument;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page says about itself. */
class PageMetadataTest {

    private static ParsedDocument head(String head) {
        return Parsing.page("<html><head>" + head + "</head><body><p>Words.</p></body></html>");
    }

    private static List<URI> canonical(String address) {
        return head("<link rel='canonical' href='" + address + "'>").aliases();
    }

    @Test
    void a_canonical_address_of_the_same_host_is_another_name_of_the_page() {
        assertThat(canonical("/notes/42")).containsExactly(URI.create("https://www.example.org/notes/42"));
        assertThat(canonical("https://example.org/notes/42"))
                .containsExactly(URI.create("https://example.org/notes/42"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example/notes/page.html",
                "https://org/notes",
                "https://pages.www.example.org/notes",
                "https://user.example.org/notes",
                "https://www.example.org:8443/notes",
                "https://www.example.org/",
                "https://www.example.org",
                "javascript:alert(1)",
                "https://www.example.org/notes/page.html#top"
            })
    void a_page_cannot_take_an_address_that_is_not_its_own(String address) {
        assertThat(canonical(address)).isEmpty();
    }

    @Test
    void a_date_is_taken_from_what_is_about_the_page_itself() {
        String data = """
            <script type="application/ld+json; charset=utf-8">[
              {"@type":"ItemList","itemListElement":[{"@type":"Article","datePublished":"2001-01-01"}]},
              {"@type":"WebSite","datePublished":"2002-02-02"},
              {"@type":"BlogPosting","comment":{"@type":"Comment","datePublished":"2003-03-03"},
               "datePublished":"2019-03-04T09:00:00+01:00"}]</script>\
            """;
        assertThat(head(data).published())
                .isEqualTo(new PublishedDate(LocalDate.of(2019, 3, 4), PublishedDate.Precision.DAY, Kind.PUBLISHED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<meta property='article:published_time' content='2020-05-06T10:00:00Z'>",
                "<meta name='Date' content='6 May 2020'>",
                "<meta name='citation_publication_date' content='2020/05/06'>",
                "<meta itemprop='datePublished' content='May 6, 2020'>",
                "<script type='application/ld+json'>{broken</script><meta name='pubdate' content='20200506'>",
                "<meta name='publishdate' content='2020\u5E745\u67086\u65E5'>"
            })
    void dates_of_many_forms_are_understood(String head) {
        PublishedDate date = head(head).published();

        assertThat(date)
                .isEqualTo(new PublishedDate(LocalDate.of(2020, 5, 6), PublishedDate.Precision.DAY, Kind.PUBLISHED));
    }

    @Test
    void a_date_of_change_is_told_as_one_and_an_ambiguous_date_is_none() {
        PublishedDate edited = head("<meta property='article:modified_time' content='2021-06-01'>")
                .published();
        assertThat(edited)
                .isEqualTo(new PublishedDate(LocalDate.of(2021, 6, 1), PublishedDate.Precision.DAY, Kind.EDITED));
        assertThat(head("<meta name='date' content='03/04/2020'>").published()).isNull();
    }

    @Test
    void the_title_is_one_clean_line_and_the_language_a_tag() {
        ParsedDocument page =
                Parsing.page("<html lang='zh_CN'><title>Log\u200B\u2066 \n of the keeper</title><p>x</p></html>");

        assertThat(page.title()).isEqualTo("Log of the keeper");
        assertThat(page.language()).isEqualTo("zh-CN");
        assertThat(Parsing.page("<html lang='not a tag!'><h1>Only a heading</h1></html>")
                        .language())
                .isNull();
        assertThat(Parsing.page("<h1>Only a heading</h1>").title()).isEqualTo("Only a heading");
    }
}
