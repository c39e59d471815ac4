package dev.footnote.page.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.search.PublishedDate;
import dev.footnote.api.search.PublishedDate.Kind;
import dev.footnote.page.Parsing;
import dev.footnote.page.format.ParsedDocument;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dates, site and author that a page states: in data, in metas, in marked elements, and in words. */
class StatedDetailsTest {

    private static final String BODY =
            "<p>The ferry between Orm and Tarrow was out of service for three weeks, and the harbour"
                    + " office has now said when it will run again and what will be different.</p>";

    private static ParsedDocument page(String head, String body) {
        return Parsing.page(
                "<html><head>" + head + "</head><body><article>" + body + BODY + BODY + "</article></body></html>");
    }

    private static LocalDate published(String head, String body) {
        PublishedDate date = page(head, body).published();
        return date == null ? null : date.date();
    }

    private static String author(String head, String body) {
        return page(head, body).details().author();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "By Nora Field, 7 January 2023 | 2023-01-07",
                "January 7, 2023 | 2023-01-07",
                "2023 Jan 7 | 2023-01-07",
                "7. Januar 2023 | 2023-01-07",
                "7 janvier 2023 | 2023-01-07",
                "发布时间：2023年1月7日 | 2023-01-07",
                "2023-01-07 09:30 | 2023-01-07",
                "二〇二三年一月七日 | 2023-01-07",
                "公開日：令和5年1月7日 | 2023-01-07",
                "令和五年一月七日（土） | 2023-01-07",
                "２０２３年１月７日 | 2023-01-07",
                "٧ يناير ٢٠٢٣ | 2023-01-07",
                "٢٠٢٣/٠١/٠٧ | 2023-01-07"
            })
    void a_line_under_the_heading_gives_the_date_in_many_forms(String line, LocalDate date) {
        assertThat(published("", "<h1>The ferry returns</h1><p class='meta'>" + line + "</p>"))
                .isEqualTo(date);
    }

    @Test
    void the_day_of_a_change_is_read_in_figures_of_other_scripts() {
        assertThat(page("", "<h1>The ferry returns</h1><p>最終更新：令和6年2月3日</p>")
                        .details()
                        .modified()
                        .date())
                .isEqualTo(LocalDate.of(2024, 2, 3));
        assertThat(page("", "<h1>The ferry returns</h1><p>更新：二〇二四年二月三日</p>")
                        .details()
                        .modified()
                        .date())
                .isEqualTo(LocalDate.of(2024, 2, 3));
        assertThat(published("<meta name='date' content='２０２３－０１－０７'>", "<h1>The ferry returns</h1>"))
                .isEqualTo(LocalDate.of(2023, 1, 7));
    }

    /** Capitals count as small letters do, whatever their script. */
    @Test
    void a_label_may_begin_with_a_capital_in_any_script() {
        assertThat(page("", "<h1>The ferry returns</h1><p>Обновлено: 7 января 2023</p>")
                        .details()
                        .modified()
                        .date())
                .isEqualTo(LocalDate.of(2023, 1, 7));
    }

    @Test
    void data_of_the_page_goes_before_its_words() {
        String data = "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2021-05-04\","
                + "\"dateModified\":\"2021-06-01\",\"author\":[{\"@type\":\"Person\",\"name\":\"Nora Field\"},"
                + "{\"@type\":\"Person\",\"name\":\"Ivo Lund\"}],\"publisher\":{\"name\":\"Harbour News\"}}</script>";
        ParsedDocument page = page(data, "<h1>The ferry returns</h1><p class='date'>3 March 2020</p>");
        assertThat(page.published()).isNotNull();
        assertThat(page.published().date()).isEqualTo(LocalDate.of(2021, 5, 4));
        assertThat(page.details().modified().date()).isEqualTo(LocalDate.of(2021, 6, 1));
        assertThat(page.details().modified().kind()).isEqualTo(Kind.EDITED);
        assertThat(page.details().author()).isEqualTo("Nora Field, Ivo Lund");
        assertThat(page.details().site()).isEqualTo("Harbour News");
    }

    @Test
    void metas_and_marked_elements_serve_where_there_is_no_data() {
        String head = "<meta property='article:published_time' content='2022-02-03T10:00:00Z'>"
                + "<meta name='author' content='Ivo Lund'><meta property='og:site_name' content='Tarrow Post'>";
        ParsedDocument page = page(head, "<h1>Title</h1>");
        assertThat(page.published().date()).isEqualTo(LocalDate.of(2022, 2, 3));
        assertThat(page.details().author()).isEqualTo("Ivo Lund");
        assertThat(page.details().site()).isEqualTo("Tarrow Post");
        assertThat(published("", "<h1>Title</h1><time itemprop='datePublished' datetime='2019-08-09'>today</time>"))
                .isEqualTo(LocalDate.of(2019, 8, 9));
    }

    @Test
    void the_date_of_a_reply_is_not_that_of_the_page() {
        String replies = "<h1>The ferry returns</h1>" + BODY
                + "<section class='comments'><h2>Comments</h2><ul><li><time datetime='2024-04-04'>4 April 2024</time><p>At last.</p></li></ul></section>";
        assertThat(published("", replies)).isNull();
    }

    @Test
    void a_date_of_change_is_not_taken_for_that_of_publication() {
        ParsedDocument page = page("<meta property='article:modified_time' content='2024-01-02'>", "<h1>Title</h1>");
        assertThat(page.details().modified().date()).isEqualTo(LocalDate.of(2024, 1, 2));
        assertThat(page.published() == null || page.published().kind() == Kind.EDITED)
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "By Nora Field | Nora Field",
                "by Nora Field and Ivo Lund | Nora Field, Ivo Lund",
                "Von Nora Field | Nora Field",
                "作者：林小舟 | 林小舟"
            })
    void a_byline_in_words_names_the_author(String line, String name) {
        assertThat(author("", "<h1>The ferry returns</h1><p class='byline'>" + line + "</p>"))
                .isEqualTo(name);
    }

    @Test
    void what_is_no_name_is_not_called_the_author() {
        assertThat(author("<meta name='author' content='https://example.org/staff'>", "<h1>T</h1>"))
                .isEmpty();
        assertThat(author("", "<h1>T</h1><p>By the end of the year the ferry will run again.</p>"))
                .isEmpty();
    }

    @Test
    void broken_data_is_passed_over() {
        String head = "<script type='application/ld+json'>{\"@type\":\"Article\", oops</script>"
                + "<script type='application/ld+json'>" + "[".repeat(5_000) + "</script>"
                + "<meta property='article:published_time' content='2022-02-03'>";
        assertThat(published(head, "<h1>T</h1>")).isEqualTo(LocalDate.of(2022, 2, 3));
        assertThat(published("<meta name='date' content='2022-13-45'>", "<h1>T</h1>"))
                .isNull();
    }

    @Test
    void long_names_of_a_pages_choice_are_cut() {
        String endless = "Nora ".repeat(2_000);
        ParsedDocument page = page("<meta property='og:site_name' content='" + endless + "'>", "<h1>T</h1>");
        assertThat(page.details().site().length()).isLessThan(300);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sale ends 03/31/2022",
                "Offer valid until 31 March 2022",
                "Copyright 31 March 2022",
                "© 31 March 2022"
            })
    void the_day_of_something_else_is_no_date_of_the_page(String line) {
        assertThat(published("", "<h1>The ferry returns</h1><p class='meta'>" + line + "</p>"))
                .isNull();
    }

    @Test
    void a_date_right_before_the_heading_goes_before_one_that_follows() {
        assertThat(
                        published(
                                "",
                                "<div class='meta'>6 February 2022</div><h1>The ferry returns</h1><div class='date'>3 March 2023</div>"))
                .isEqualTo(LocalDate.of(2022, 2, 6));
    }

    @Test
    void the_time_element_after_the_word_for_a_change_gives_its_day() {
        ParsedDocument page = page(
                "",
                "<h1>The ferry returns</h1><p>Last updated <time datetime='2023-01-07T10:00:00Z'>a year ago</time></p>");

        assertThat(page.details().modified()).isNotNull();
        assertThat(page.details().modified().date()).isEqualTo(LocalDate.of(2023, 1, 7));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"forum-post-author", "publish-date-author", "entry_byline", "article-header-author", "topic-author"
            })
    void an_element_that_is_called_after_an_author_holds_the_name(String name) {
        assertThat(author("", "<h1>The ferry returns</h1><div class='" + name + "'>Nora Field</div>"))
                .isEqualTo("Nora Field");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "comment-author",
                "review-author",
                "quote-author",
                "testimonial__author",
                "reply_author",
                "no-author"
            })
    void the_author_of_something_else_is_not_that_of_the_page(String name) {
        assertThat(author("", "<h1>The ferry returns</h1><div class='" + name + "'>Nora Field</div>"))
                .isEmpty();
    }

    @Test
    void a_day_before_the_name_is_left_out_of_it() {
        assertThat(author("", "<h1>The ferry returns</h1><div class='post-author'>Jan. 7, 2023 · Nora Field</div>"))
                .isEqualTo("Nora Field");
    }

    @Test
    void whom_an_author_writes_for_is_left_out_of_the_name() {
        assertThat(author(
                        "", "<h1>The ferry returns</h1><div class='author'>Nora Field on behalf of the harbour</div>"))
                .isEqualTo("Nora Field");
    }

    @Test
    void what_an_author_does_is_no_name() {
        assertThat(author(
                        "",
                        "<h1>The ferry returns</h1><div class='author'>Nora sails, writes and bakes all year. Follow her"
                                + " boat</div>"))
                .isEmpty();
    }

    @Test
    void the_first_line_of_a_box_about_the_author_is_the_name() {
        assertThat(author(
                        "",
                        "<h1>The ferry returns</h1><div class='blog_author-wrapper'><div class='blog_author-text'>"
                                + "<div class='bold'>Nora Field</div><p>Nora sails between the islands and has written about"
                                + " their harbours for twenty years, mostly in winter when there is nothing else to"
                                + " do.</p></div></div>"))
                .isEqualTo("Nora Field");
    }

    @Test
    void a_box_about_the_author_that_begins_with_other_words_gives_no_name() {
        assertThat(author(
                        "",
                        "<h1>The ferry returns</h1><div class='author-box'><div>About the author</div><p>Nora sails between"
                                + " the islands.</p></div>"))
                .isEmpty();
    }

    @Test
    void the_site_counts_as_the_stated_author_of_an_article_where_no_other_is_told() {
        String head = "<meta property='og:site_name' content='Nora Field'><meta name='author' content='Nora Field'>";

        assertThat(author(head, "<h1>The ferry returns</h1>")).isEmpty();
        head += "<meta property='og:type' content='article'>";
        assertThat(author(head, "<h1>The ferry returns</h1>")).isEqualTo("Nora Field");
        assertThat(author(head, "<h1>The ferry returns</h1><p>By Ivo Lund</p>")).isEqualTo("Ivo Lund");
    }

    @Test
    void a_link_after_the_word_for_a_byline_is_the_name() {
        assertThat(author(
                        "",
                        "<h1>The ferry returns</h1><p>By <a href='/people/nora'>Nora Field</a> <a href='/cart'>View"
                                + " Basket</a></p>"))
                .isEqualTo("Nora Field");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p>Started by lantern_keeper, 7 January 2023</p> | lantern_keeper",
                "<ul><li><span>Thread starter</span> <a href='/u/1'>lantern keeper</a></li></ul> | lantern keeper",
                "<div>Topic author: <a href='/u/1'>LanternKeeper</a></div> | LanternKeeper",
                "<p>Asked by <a href='/u/1'>Lantern Keeper</a> 3 years ago</p> | Lantern Keeper"
            })
    void who_began_a_topic_is_its_author(String line, String author) {
        assertThat(author("", "<h1>The ferry returns</h1>" + line + "<div itemprop='author'>Ivo Lund</div>"))
                .isEqualTo(author);
    }

    @Test
    void a_sentence_that_an_article_was_written_by_someone_counts_at_its_end() {
        assertThat(author(
                        "",
                        "<h1>The ferry returns</h1>" + "<p>The boat left.</p>".repeat(90)
                                + "<div>This post was written by Nora Field, Head of the Harbour</div>"))
                .isEqualTo("Nora Field");
    }

    @Test
    void a_single_name_counts_before_a_day() {
        assertThat(author("", "<h1>The ferry returns</h1><span>Posted by Nora at January 7, 2023 11:15 AM</span>"))
                .isEqualTo("Nora");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "By Friday at 5 the ferry will run again.",
                "Started by accident, the fire burnt for days.",
                "Thread starter kits are sold at the quay.",
                "Asked by a reporter, the harbour master would not say."
            })
    void a_sentence_that_begins_as_a_byline_does_names_no_author(String line) {
        assertThat(author("", "<h1>The ferry returns</h1><p>" + line + "</p>")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "By <a href='/n'>Nora Field</a> and <a href='/i'>Ivo Lund</a> | Nora Field, Ivo Lund",
                "By Nora Field, Editor | Nora Field",
                "By Nora Field, Ivo Lund | Nora Field, Ivo Lund",
                "By Nora on 01/07/2023 | Nora"
            })
    void a_byline_names_all_authors_and_no_office(String line, String names) {
        assertThat(author("", "<h1>The ferry returns</h1><p>" + line + "</p>")).isEqualTo(names);
    }

    @Test
    void a_line_with_a_day_of_its_own_and_a_time_element_keeps_its_day() {
        ParsedDocument page = page(
                "",
                "<h1>The ferry returns</h1><p>Last updated 7 January 2023 (<time datetime='2023-02-09'>read</time>)</p>");

        assertThat(page.details().modified().date()).isEqualTo(LocalDate.of(2023, 1, 7));
    }

    @Test
    void a_date_some_lines_before_the_heading_gives_way_to_one_after_it() {
        assertThat(published(
                        "",
                        "<div class='meta'>6 February 2022</div><p>Home page</p><p>Boats and nets</p><p>Contact us</p>"
                                + "<h1>The ferry returns</h1><div class='date'>3 March 2023</div>"))
                .isEqualTo(LocalDate.of(2023, 3, 3));
    }

    @org.junit.jupiter.api.Test
    void a_topic_is_as_old_as_its_first_post_whatever_its_data_say_of_the_last() {
        assertThat(published(
                        "<script type='application/ld+json'>{\"@type\":\"DiscussionForumPosting\",\"datePublished\":\"2026-03-05\"}</script>",
                        "<h1>Moss on the roof</h1><p>Started by Field Friends, June 04, 2024, 11:23:55 AM</p>"))
                .isEqualTo(LocalDate.of(2024, 6, 4));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<ul><li><i class='bi bi-person'></i> Nora Field</li></ul> | Nora Field",
                "<span><i class='fa fa-user'></i>Ivo Lund</span> | Ivo Lund",
                "<a href='/me'><i class='fa fa-user'></i>My Account</a> | ''",
                "<li><i class='bi bi-clock'></i> Nora Field</li> | ''"
            })
    void a_name_behind_the_sign_of_a_person_is_the_author(String line, String author) {
        assertThat(author("", "<h1>Moss on the roof</h1>" + line)).isEqualTo(author);
    }

    @ParameterizedTest
    @CsvSource({"51harbour.com", "harbour-news.cn", "博客", "管理员"})
    void the_name_of_a_site_or_an_office_is_no_author_where_a_person_is_named(String written) {
        assertThat(author("<meta name='author' content='" + written + "'>", "<p>作者：林海生</p>"))
                .isEqualTo("林海生");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\u4F5C\u8005\uFF5C\u6797\u5C0F\u71D5 | \u6797\u5C0F\u71D5",
                "\u8A18\u8005\u6797\u5C0F\u71D5\uFF0F\u53F0\u5317\u5831\u5C0E | \u6797\u5C0F\u71D5",
                "\u6587\uFF1D\u5C71\u7530\u82B1\u5B50 | \u5C71\u7530\u82B1\u5B50",
                "\uAE40\uBBFC\uC218 \uAE30\uC790 | \uAE40\uBBFC\uC218",
                "\uAE00: \uAE40\uBBFC\uC218 | \uAE40\uBBFC\uC218",
                "\u0628\u0642\u0644\u0645: \u0645\u062D\u0645\u062F \u0639\u0644\u064A | \u0645\u062D\u0645\u062F \u0639\u0644\u064A",
                "Door Piet van Dam | Piet van Dam",
                "A cura di Livia Conti | Livia Conti",
                "Skrevet av Ola Nordby | Ola Nordby",
                "Autor: Petr Hora | Petr Hora",
                "Tekst: Ewa Lipska | Ewa Lipska",
                "\u0422\u0435\u043A\u0441\u0442: \u041E\u043B\u0435\u0433 \u041C\u0438\u0440\u043E\u043D\u043E\u0432 | \u041E\u043B\u0435\u0433 \u041C\u0438\u0440\u043E\u043D\u043E\u0432",
                "Yazan: Emre Demir | Emre Demir"
            })
    void bylines_of_other_languages_name_the_author(String line, String name) {
        assertThat(author("<title>T</title>", "<h1>Ferry</h1><p>" + line + "</p>"))
                .isEqualTo(name);
    }

    @Test
    void a_line_that_begins_with_such_a_word_in_english_names_none() {
        assertThat(Parsing.page(
                                "<html lang='en'><head><title>T</title></head><body><article><h1>Ferry</h1><p>Door County Museum</p>"
                                        + BODY + "</article></body></html>")
                        .details()
                        .author())
                .isEmpty();
    }
}
