package dev.footnote.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.Cancellation;
import dev.footnote.api.engine.SearchFailure;
import dev.footnote.api.search.EngineReport.Outcome;
import dev.footnote.api.search.PublishedDate.Kind;
import dev.footnote.api.search.Query;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Every engine against the contract, in its documented shapes, and what only one does. */
class SearchEnginesTest {

    abstract static class Shaped extends SearchEngineContract {
        private final String engine;
        private final String normal;
        private final String empty;

        Shaped(String engine, String normal, String empty) {
            this.engine = engine;
            this.normal = normal;
            this.empty = empty;
        }

        @Override
        String engine() {
            return engine;
        }

        @Override
        String normal() {
            return normal;
        }

        @Override
        String empty() {
            return empty;
        }
    }

    @Nested
    class Wikipedia extends Shaped {
        Wikipedia() {
            super("wikipedia", """
                    {"query":{"search":[{"ns":0,"title":"First basalt","snippet":"a <span class=\\"searchmatch\\">basalt</span> &amp; more","timestamp":"2026-01-02T03:04:05Z"},
                    {"ns":0,"title":"Second (rock)","snippet":"","timestamp":"2026-01-02T03:04:05Z"}]}}""", "{\"batchcomplete\":true,\"query\":{\"search\":[]}}");
        }

        @Test
        void chinese_query_goes_to_the_chinese_edition_and_dates_are_edits() {
            FakeTransport transport = FakeTransport.always(200, type(), normal());

            var hits = over(transport).search(Query.of("玄武岩纤维"), new Cancellation());

            assertThat(transport.calls.get(0).uri().getHost()).isEqualTo("zh.wikipedia.org");
            assertThat(hits.get(0).date().kind()).isEqualTo(Kind.EDITED);
            assertThat(hits.get(1).url()).hasToString("https://zh.wikipedia.org/wiki/Second_(rock)");
        }
    }

    @Nested
    class Searxng extends Shaped {
        Searxng() {
            super("searxng", """
                    {"results":[{"url":"https://example.org/one?utm_source=x","title":"First basalt","content":"text","publishedDate":"2026-03-02T00:00:00"},
                    {"url":"https://example.org/two","title":"Second","content":"","publishedDate":null}],"unresponsive_engines":[]}""", "{\"results\":[],\"unresponsive_engines\":[]}");
        }

        @Test
        void no_results_and_silent_engines_are_blocked_and_not_empty() {
            FakeTransport transport = FakeTransport.always(
                    200, type(), "{\"results\":[],\"unresponsive_engines\":[[\"google\",\"CAPTCHA\"]]}");

            assertThatThrownBy(() -> over(transport).search(Query.of("basalt"), new Cancellation()))
                    .hasMessageContaining("google: CAPTCHA")
                    .isInstanceOfSatisfying(
                            SearchFailure.class, f -> assertThat(f.kind()).isEqualTo(Outcome.BLOCKED));
        }
    }

    @Nested
    class Arxiv extends Shaped {
        Arxiv() {
            super("arxiv", """
                    <feed xmlns="http://www.w3.org/2005/Atom"><entry><id>http://arxiv.org/abs/2401.00001v2</id><title>First
                     basalt</title><summary>about</summary><published>2024-01-01T00:00:00Z</published></entry>
                    <entry><id>http://arxiv.org/abs/2401.00002v1</id><title>Second</title><summary>s</summary></entry></feed>""", "<feed xmlns=\"http://www.w3.org/2005/Atom\"></feed>");
        }

        @Override
        String type() {
            return "application/atom+xml";
        }
    }

    @Nested
    class OpenAlex extends Shaped {
        OpenAlex() {
            super("openalex", """
                    {"results":[{"id":"https://openalex.org/W1","doi":"https://doi.org/10.1/x","title":"First basalt","publication_date":"2025-03-02","abstract_inverted_index":{"fibre":[1],"Basalt":[0]}},
                    {"id":"https://openalex.org/W2","doi":null,"title":"Second","abstract_inverted_index":null,"primary_location":null}]}""", "{\"meta\":{\"count\":0},\"results\":[]}");
        }
    }

    @Nested
    class Crossref extends Shaped {
        Crossref() {
            super("crossref", """
                    {"message":{"items":[{"DOI":"10.1/x","title":["First basalt"],"abstract":"<jats:p>A &amp; B</jats:p>","published":{"date-parts":[[2025,3]]}},
                    {"DOI":"10.1/y","title":[],"issued":{"date-parts":[[null]]}}]}}""", "{\"message\":{\"items\":[]}}");
        }
    }

    @Nested
    class Brave extends Shaped {
        Brave() {
            super("brave", """
                    {"query":{},"web":{"results":[{"title":"First basalt","url":"https://example.org/one","description":"<strong>b</strong>","page_age":"2026-03-02T00:00:00"},
                    {"title":"Second","url":"https://example.org/two","description":"x","extra_snippets":["y"]}]}}""", "{\"type\":\"search\",\"query\":{\"original\":\"x\"}}");
        }
    }

    @Nested
    class Tavily extends Shaped {
        Tavily() {
            super("tavily", """
                    {"answer":"A written answer","results":[{"title":"First basalt","url":"https://example.org/one","content":"c","published_date":"Mon, 02 Mar 2026 08:00:00 GMT"},
                    {"title":"Second","url":"https://example.org/two","content":"c"}]}""", "{\"answer\":\"Something\",\"results\":[]}");
        }
    }

    @Nested
    class Serper extends Shaped {
        Serper() {
            super("serper", """
                    {"answerBox":{"title":"no hit","link":"https://example.org/no"},"organic":[{"title":"First basalt","link":"https://example.org/one","snippet":"s","date":"2 weeks ago"},
                    {"title":"Second","link":"https://example.org/two","snippet":"s","date":"Mar 2, 2026"}]}""", "{\"searchParameters\":{\"q\":\"x\"}}");
        }
    }

    @Nested
    class Exa extends Shaped {
        Exa() {
            super("exa", """
                    {"results":[{"title":"First basalt","url":"https://example.org/one","highlights":["h1","h2"],"publishedDate":"2026-03-02T00:00:00.000Z"},
                    {"title":null,"url":"https://example.org/two"}]}""", "{\"results\":[]}");
        }
    }

    @Nested
    class Bocha extends Shaped {
        Bocha() {
            super("bocha", """
                    {"code":200,"data":{"webPages":{"value":[{"name":"First basalt","url":"https://example.org/one","snippet":"s","datePublished":"2026-03-02T08:00:00+08:00"},
                    {"name":"第二","url":"https://example.org/two","snippet":"s","language":null}]}}}""", "{\"code\":200,\"data\":{\"webPages\":{\"value\":[]}}}");
        }

        @Test
        void refusal_within_a_sound_status_is_seen() {
            FakeTransport transport =
                    FakeTransport.always(200, type(), "{\"code\":\"403\",\"message\":\"no balance\"}");

            assertThatThrownBy(() -> over(transport).search(Query.of("basalt"), new Cancellation()))
                    .isInstanceOfSatisfying(
                            SearchFailure.class, f -> assertThat(f.kind()).isEqualTo(Outcome.QUOTA));
        }
    }

    @Nested
    class DuckDuckGo extends Shaped {
        DuckDuckGo() {
            super(
                    "duckduckgo-html",
                    """
                    <html><div id="links"><div class="web-result"><h2><a class="result__a" href="//duckduckgo.com/l/?uddg=https%3A%2F%2Fexample.org%2Fone&rut=1">First basalt</a></h2>
                    <a class="result__snippet">s</a></div><div class="web-result"><h2><a class="result__a" href="https://example.org/two">Second</a></h2></div></div></html>""",
                    "<html><div id=\"links\"><div class=\"no-results\">No results.</div></div></html>");
        }

        @Override
        String type() {
            return "text/html";
        }
    }
}
