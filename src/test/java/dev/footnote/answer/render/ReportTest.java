package dev.footnote.answer.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.api.Answer;
import dev.footnote.api.Answer.CitedSource;
import dev.footnote.api.Citation;
import dev.footnote.api.Claim;
import dev.footnote.api.Claim.Support;
import dev.footnote.api.SourceDetails;
import dev.footnote.api.Usage;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.search.Hit;
import dev.footnote.api.search.PublishedDate;
import dev.footnote.api.search.SearchQuality;
import dev.footnote.api.search.SearchResult;
import dev.footnote.json.Json;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final String TEXT =
            "# The bridge\n\nIn the flood of 1854 the ferry sank. The bridge was built in 1857 & paid by all"
                    + " <b>. It has three arches.\n\nAnother matter.";
    private static final String QUOTE = "The bridge was built in 1857 & paid by all <b>";

    private static Answer answer(String text) {
        Citation citation = new Citation(1, QUOTE, TEXT.indexOf(QUOTE), TEXT.indexOf(QUOTE) + QUOTE.length());
        CitedSource source = new CitedSource(
                1,
                4,
                URI.create("https://bridge.example/old?x=1&y=2"),
                "Old {bridge} & 100% stone_",
                Instant.parse("2026-11-24T06:00:00Z"),
                "ab".repeat(32),
                text,
                new PublishedDate(
                        LocalDate.of(2019, 5, 1), PublishedDate.Precision.MONTH, PublishedDate.Kind.PUBLISHED));
        return new Answer(
                "r",
                "When was the bridge built?",
                Answer.Status.ANSWERED,
                "In 1857 [1]. It is long (**unsupported**).",
                "1857",
                0.9,
                List.of(
                        new Claim("It was built in *1857*.", Support.FULL, List.of(citation)),
                        new Claim("It was cheap.", Support.PARTIAL, List.of(citation)),
                        new Claim("It is long.", Support.NONE, List.of())),
                List.of(source),
                List.of(),
                List.of(),
                null,
                "m",
                Usage.NONE,
                null);
    }

    private static Document report(String text) {
        return Jsoup.parse(Renderers.html(answer(text)));
    }

    @Test
    void each_claim_is_shown_with_its_verdict() {
        Document html = report(null);
        assertThat(html.select(".claims > ol > li").eachAttr("class")).containsExactly("full", "partial", "none");
        assertThat(html.select(".verdict").eachText())
                .containsExactly("✓ Supported", "◐ Partly supported", "✗ Unsupported");
        assertThat(html.select(".claims .full .said em").text()).isEqualTo("1857");
    }

    @Test
    void a_quote_is_marked_within_its_passage_and_nothing_of_it_is_markup() {
        Document html = report(TEXT);
        assertThat(html.select(".full mark").text()).isEqualTo(QUOTE);
        assertThat(html.select(".full blockquote").text())
                .isEqualTo("In the flood of 1854 the ferry sank. " + QUOTE + ". It has three arches.");
        assertThat(html.select("blockquote b")).isEmpty();
        assertThat(report(null).select(".full blockquote").text()).isEqualTo(QUOTE);
    }

    @Test
    void a_passage_from_the_middle_of_a_long_paragraph_shows_that_it_goes_on() {
        String shown = report(null).select(".full blockquote").text();
        assertThat(shown).doesNotContain("…");
        Answer a = answer("x");
        String text = "word ".repeat(200) + "here is it" + " word".repeat(200);
        Citation middle = new Citation(1, "here is it", 1000, 1010);
        CitedSource source = a.sources().get(0);
        Answer longer = new Answer(
                "r",
                "q",
                Answer.Status.ANSWERED,
                "x [1]",
                "",
                1,
                List.of(new Claim("x", Support.FULL, List.of(middle))),
                List.of(new CitedSource(1, 1, source.url(), "t", source.fetchedAt(), source.sha256(), text)),
                List.of(),
                List.of(),
                null,
                "m",
                Usage.NONE,
                null);
        assertThat(Jsoup.parse(Renderers.html(longer))
                        .select("figure blockquote")
                        .text())
                .startsWith("… word")
                .endsWith("word …")
                .hasSizeLessThan(400);
    }

    @Test
    void links_lead_to_the_quote_within_its_page() {
        assertThat(report(TEXT).select("figcaption a[href^=https]").attr("href"))
                .isEqualTo(
                        "https://bridge.example/old?x=1&y=2#:~:text=The%20bridge%20was%20built%20in%201857%20%26%20paid%20by%20all");
        URI page = URI.create("https://a.example/p#part");
        assertThat(TextFragment.of(page, "one - two, three")).isEqualTo(page + ":~:text=one%20%2D%20two%2C%20three");
        String many = "Alpha beta gamma delta epsilon " + "and so on ".repeat(20) + "until the very last of the words";
        assertThat(TextFragment.of(URI.create("https://a.example/"), many))
                .isEqualTo(
                        "https://a.example/#:~:text=Alpha%20beta%20gamma%20delta%20epsilon,the%20very%20last%20of%20the%20words");
        assertThat(TextFragment.of(URI.create("https://a.example/"), "月".repeat(200)))
                .isEqualTo("https://a.example/#:~:text=" + "%E6%9C%88".repeat(30) + "," + "%E6%9C%88".repeat(30));
        assertThat(TextFragment.of(URI.create("https://a.example/"), "**a**")).isEqualTo("https://a.example/");
        assertThat(TextFragment.of(URI.create("https://a.example/x.pdf"), many)).isEqualTo("https://a.example/x.pdf");
        assertThat(TextFragment.of(URI.create("file:/x.html"), many)).isEqualTo("file:/x.html");
    }

    @Test
    void a_quote_of_a_file_with_pages_leads_to_its_page() {
        URI file = URI.create("https://a.example/report");

        assertThat(TextFragment.of(file, "The bridge was built", OptionalInt.of(12)))
                .isEqualTo("https://a.example/report#page=12");
        assertThat(TextFragment.of(file, "The bridge was built", OptionalInt.empty()))
                .isEqualTo("https://a.example/report#:~:text=The%20bridge%20was%20built");
        assertThat(TextFragment.of(URI.create(file + "#part"), "**", OptionalInt.of(2)))
                .isEqualTo("https://a.example/report#part");

        Answer plain = answer(TEXT);
        CitedSource cited = plain.sources().get(0);
        Answer paged = plain.withSources(List.of(new CitedSource(
                cited.id(),
                cited.number(),
                cited.url(),
                cited.title(),
                cited.fetchedAt(),
                cited.sha256(),
                cited.text(),
                cited.published(),
                SourceDetails.NONE.paged(List.of(0, 14, TEXT.indexOf("It has three"))))));

        assertThat(Jsoup.parse(Renderers.html(paged))
                        .select("figcaption")
                        .get(0)
                        .text())
                .endsWith("stone_, page 2");
        assertThat(Renderers.html(paged)).contains("https://bridge.example/old?x=1&amp;y=2#page=2");
        assertThat(Json.answer(paged, false)).contains("\"page\":2");
        assertThat(Json.answer(plain, false)).doesNotContain("\"page\":");
    }

    @Test
    void the_way_of_the_search_is_told_where_it_is_known() {
        SearchResult result = new SearchResult(
                List.of("old <bridge>"),
                List.of(new Hit(URI.create("https://bridge.example/"), "The bridge", "s", List.of("e"), null, null)),
                new SearchQuality(1, 1, 0, List.of(), 0, 1, SearchQuality.Verdict.GOOD, ""),
                List.of(),
                false);
        List<RecordedEvent> events = List.of(
                new RecordedEvent(1, Instant.EPOCH, 0, new ResearchEvent.SearchDone(1, "c", result)),
                new RecordedEvent(2, Instant.EPOCH, 0, new ResearchEvent.ModelCalled(2, List.of(), false)));
        Document html = Jsoup.parse(Renderers.html(answer(null), events));
        assertThat(html.select(".trail li").eachText()).containsExactly("Searched old <bridge>1 hit: The bridge");
        assertThat(report(null).select(".trail")).isEmpty();
    }

    @Test
    void sources_show_when_they_came_out_and_when_they_were_read() {
        assertThat(report(null).select(".sources .about").text())
                .isEqualTo("bridge.example · published 2019-05 · read 2026-11-24");
    }

    @Test
    void the_page_loads_and_runs_nothing() {
        Document html = report(TEXT);
        assertThat(html.select("script, img, link, iframe, object, [src], [onclick]"))
                .isEmpty();
        assertThat(html.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                .startsWith("default-src 'none'");
    }

    @Test
    void on_paper_long_lines_of_code_break_as_nobody_can_scroll_there() {
        String style = report(null).select("style").html();
        assertThat(style.substring(style.indexOf("@media print"))).containsPattern("pre \\{ white-space: pre-wrap;");
    }

    @Test
    void sources_come_as_bibtex() {
        assertThat(Renderers.bibtex(answer(null))).isEqualTo("""
            @misc{source1,
              title = {{Old \\textbraceleft{}bridge\\textbraceright{} \\& 100\\% stone\\_}},
              year = {2019},
              date = {2019-05},
              organization = {bridge.example},
              url = {https://bridge.example/old?x=1&y=2},
              urldate = {2026-11-24},
            }
            """);
    }

    @Test
    void sources_come_as_csl_json() throws Exception {
        JsonNode item = new ObjectMapper().readTree(Renderers.csl(answer(null))).get(0);
        assertThat(item.path("type").asText()).isEqualTo("webpage");
        assertThat(item.path("title").asText()).isEqualTo("Old {bridge} & 100% stone_");
        assertThat(item.path("issued").toString()).isEqualTo("{\"date-parts\":[[2019,5]]}");
        assertThat(item.path("accessed").toString()).isEqualTo("{\"date-parts\":[[2026,11,24]]}");
        assertThat(item.path("container-title").asText()).isEqualTo("bridge.example");
    }
}
