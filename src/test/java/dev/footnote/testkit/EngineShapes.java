package dev.footnote.testkit;

import dev.footnote.testkit.EngineShape.Reply;
import java.util.List;
import java.util.Map;

/** The shapes of all engines. */
public final class EngineShapes {

    private static final String JSON = "application/json";
    private static final String SPENT_DAY = "{\"error\":{\"message\":\"spent\"}}";
    private static final Reply REFUSED = Reply.of(401, "{\"message\":\"Unauthorized\"}");
    private static final Reply UNPAID = Reply.of(402, "{\"error\":\"out of credits\"}");

    private EngineShapes() {}

    /** Every engine that the settings can name. */
    public static List<EngineShape> all() {
        return List.of(
                wikipedia(),
                searxng(),
                arxiv(),
                openalex(),
                crossref(),
                brave(),
                tavily(),
                serper(),
                exa(),
                bocha(),
                duckduckgo());
    }

    private static EngineShape wikipedia() {
        return new EngineShape(
                "wikipedia",
                "/{lang}",
                "GET /en/w/api\\.php",
                "(?s)action=query&list=search&format=json.*srlimit=10.*user-agent: Footnote/\\S+ \\(ops@example\\.org\\) ",
                JSON,
                """
                {"batchcomplete":true,"continue":{"sroffset":10},"query":{"searchinfo":{"totalhits":321},"search":[
                {"ns":0,"title":"First basalt","pageid":1,"size":9,"wordcount":2,"snippet":"a <span class=\\"searchmatch\\">basalt</span> &amp; more","timestamp":"2026-01-02T03:04:05Z"},
                {"ns":0,"title":"Second (rock)","pageid":2,"snippet":"","timestamp":null},
                {"ns":0,"title":"Third: 50% sand?","pageid":3,"snippet":"x","timestamp":"2026-01-02T03:04:05Z"},
                {"ns":0,"title":"","snippet":"no title"}]}}""",
                "{\"batchcomplete\":true,\"query\":{\"searchinfo\":{\"totalhits\":0},\"search\":[]}}",
                REFUSED,
                UNPAID);
    }

    private static EngineShape searxng() {
        return new EngineShape(
                "searxng",
                "",
                "GET /search",
                "(?s)format=json&q=basalt.*pageno=1.*accept: [^\\n]*text/html.*accept-encoding: gzip.*accept-language: en.*user-agent: Footnote/",
                JSON,
                """
                {"query":"basalt","results":[
                {"url":"https://example.org/one?utm_source=x","title":"First basalt","content":"text","engine":"brave","engines":["mojeek","brave"],"positions":[1,4],"score":2.5,"publishedDate":"2026-03-02T00:00:00","parsed_url":["https","example.org","/one","","",""],"length":null},
                {"url":"https://example.org/two","title":"Second","content":null,"engine":"bing","publishedDate":null},
                {"url":"https://example.com/three","title":null,"content":"c","publishedDate":"soon"},
                {"title":"no address","content":"c"}],
                "answers":[{"answer":"Basalt fibre is generated wisdom","url":"https://example.org/answer"}],"corrections":[],"infoboxes":[],"suggestions":["x"],"unresponsive_engines":[["google","timeout"]]}""",
                "{\"query\":\"basalt\",\"results\":[],\"answers\":[],\"unresponsive_engines\":[]}",
                REFUSED,
                UNPAID);
    }

    private static EngineShape arxiv() {
        return new EngineShape(
                "arxiv",
                "/api",
                "GET /api/query",
                "search_query=all%3Abasalt.*start=0&max_results=10",
                "application/atom+xml",
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <feed xmlns="http://www.w3.org/2005/Atom"><title>arXiv Query</title><opensearch:totalResults xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">3</opensearch:totalResults>
                <entry><id>http://arxiv.org/abs/2401.00001v2</id><updated>2024-02-01T00:00:00Z</updated><published>2024-01-01T00:00:00Z</published><title>First
                  basalt</title><summary>About  fibres &amp; rocks</summary><author><name>A. Person</name></author></entry>
                <entry><id>http://arxiv.org/abs/2401.00002v1</id><title>Second</title></entry>
                <entry><id>http://arxiv.org/abs/hep-th/9901001v1</id><title>Third</title><summary/><published/></entry>
                <entry><title>no address</title></entry></feed>""",
                """
                <feed xmlns="http://www.w3.org/2005/Atom"><opensearch:totalResults xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">0</opensearch:totalResults></feed>""",
                REFUSED,
                UNPAID);
    }

    private static EngineShape openalex() {
        return new EngineShape(
                "openalex",
                "",
                "GET /works",
                "(?s)search=basalt.*per_page=10&page=1.*authorization: Bearer secret-key-for-tests",
                JSON,
                """
                {"meta":{"count":3,"page":1,"per_page":10},"results":[
                {"id":"https://openalex.org/W1","doi":"https://doi.org/10.1/X","title":"First basalt","publication_date":"2025-03-02","language":"en","abstract_inverted_index":{"Basalt":[0],"fibre":[1]},"primary_location":{"landing_page_url":"https://example.org/w1"}},
                {"id":"https://openalex.org/W2","doi":null,"title":"Second","publication_date":"2024-01-01","abstract_inverted_index":null,"primary_location":{"landing_page_url":"https://example.org/w2"}},
                {"id":"https://openalex.org/W3","doi":null,"title":null,"publication_date":null,"language":null,"primary_location":null},
                {"id":null,"title":"no address"}]}""",
                "{\"meta\":{\"count\":0},\"results\":[]}",
                REFUSED,
                new Reply(429, Map.of(), SPENT_DAY));
    }

    private static EngineShape crossref() {
        return new EngineShape(
                "crossref",
                "",
                "GET /works",
                "query\\.bibliographic=basalt.*rows=10&offset=0.*mailto=ops%40example\\.org",
                JSON,
                """
                {"status":"ok","message-type":"work-list","message":{"total-results":3,"items":[
                {"DOI":"10.1/x","title":["First basalt"],"abstract":"<jats:p>A &amp; B</jats:p>","published":{"date-parts":[[2025,3]]},"container-title":["J. Fibre"],"URL":"https://doi.org/10.1/x","score":12.3},
                {"DOI":"10.1/y","title":[],"issued":{"date-parts":[[null]]}},
                {"URL":"https://example.org/three","title":null,"published":{"date-parts":[[2025,13,40]]}},
                {"title":["no address"]}]}}""",
                "{\"status\":\"ok\",\"message\":{\"total-results\":0,\"items\":[]}}",
                REFUSED,
                UNPAID);
    }

    private static EngineShape brave() {
        return new EngineShape(
                "brave",
                "/res/v1",
                "GET /res/v1/web/search",
                "(?s)q=basalt.*count=10&offset=0.*accept-encoding: gzip.*x-subscription-token: secret-key-for-tests",
                JSON,
                """
                {"type":"search","query":{"original":"basalt","altered":null,"more_results_available":true},"web":{"type":"search","results":[
                {"type":"search_result","title":"First basalt","url":"https://example.org/one","description":"<strong>basalt</strong> &amp; more","age":"March 2, 2026","page_age":"2026-03-02T00:00:00","language":"en","extra_snippets":["second",null]},
                {"title":"Second","url":"https://example.org/two","description":null,"page_age":null},
                {"title":"Third","url":"https://example.com/three"},
                {"title":"no address"}]},"news":{"results":[]},"infobox":{"results":[{"title":"Basalt fibre is generated wisdom","url":"https://example.org/box"}]},"summarizer":{"key":"x"}}""",
                "{\"type\":\"search\",\"query\":{\"original\":\"basalt\"}}",
                Reply.of(422, """
                {"type":"ErrorResponse","error":{"id":"1","status":422,"code":"SUBSCRIPTION_TOKEN_INVALID","detail":"The token secret-key-for-tests is invalid","meta":{}},"time":1}"""),
                new Reply(
                        429,
                        Map.of(
                                "X-RateLimit-Policy",
                                "1;w=1, 15000;w=2592000",
                                "X-RateLimit-Remaining",
                                "1, 0",
                                "X-RateLimit-Reset",
                                "1, 3600"),
                        """
                {"type":"ErrorResponse","error":{"status":429,"code":"RATE_LIMITED","detail":"Request rate limit exceeded","meta":{"plan":"Search","rate_limit":1,"rate_current":0,"quota_limit":15000,"quota_current":15000}}}"""));
    }

    private static EngineShape tavily() {
        return new EngineShape(
                "tavily",
                "",
                "POST /search",
                "(?s)authorization: Bearer secret-key-for-tests.*\"query\":\"basalt fibre\".*\"max_results\":10.*\"include_answer\":false",
                JSON,
                """
                {"query":"basalt","follow_up_questions":null,"answer":"Basalt fibre is generated wisdom","images":[],"results":[
                {"title":"First basalt","url":"https://example.org/one","content":"Chunk one [...] Chunk two","score":0.81,"raw_content":null,"published_date":"Mon, 02 Mar 2026 08:00:00 GMT"},
                {"title":"Second","url":"https://example.org/two","content":"c"},
                {"title":null,"url":"https://example.com/three","content":null,"published_date":null},
                {"title":"no address","url":null,"content":"c"}],"response_time":1.2,"usage":{"credits":1}}""",
                "{\"query\":\"basalt\",\"answer\":\"Basalt fibre is generated wisdom\",\"results\":[]}",
                Reply.of(401, "{\"detail\":{\"error\":\"Unauthorized: invalid key secret-key-for-tests\"}}"),
                Reply.of(432, "{\"detail\":{\"error\":\"This request exceeds your plan's set usage limit.\"}}"));
    }

    private static EngineShape serper() {
        return new EngineShape(
                "serper",
                "",
                "POST /search",
                "(?s)x-api-key: secret-key-for-tests.*\"q\":\"basalt fibre.*\"num\":10,\"page\":1",
                JSON,
                """
                {"searchParameters":{"q":"basalt","num":10,"engine":"google"},"knowledgeGraph":{"title":"Basalt fibre is generated wisdom","descriptionLink":"https://example.org/kg"},
                "answerBox":{"title":"Basalt fibre is generated wisdom","snippet":"s","link":"https://example.org/box"},"organic":[
                {"title":"First basalt","link":"https://example.org/one","snippet":"s","date":"2 weeks ago","position":1},
                {"title":"Second","link":"https://example.org/two","snippet":"s","date":"Mar 2, 2026","position":2},
                {"title":"Third","link":"https://example.com/three","date":"99999999999 days ago"},
                {"title":"no address"}],"peopleAlsoAsk":[{"question":"q","link":"https://example.org/paa"}],"credits":1}""",
                "{\"searchParameters\":{\"q\":\"basalt\"},\"credits\":1}",
                Reply.of(403, "{\"message\":\"Unauthorized: secret-key-for-tests\",\"statusCode\":403}"),
                Reply.of(400, "{\"message\":\"Not enough credits\",\"statusCode\":400}"));
    }

    private static EngineShape exa() {
        return new EngineShape(
                "exa",
                "",
                "POST /search",
                "(?s)x-api-key: secret-key-for-tests.*\"query\":\"basalt fibre\".*\"numResults\":10.*\"highlights\"",
                JSON,
                """
                {"requestId":"1","resolvedSearchType":"neural","results":[
                {"id":"1","title":"First basalt","url":"https://example.org/one","highlights":["h1",null,"h2"],"summary":"Basalt fibre is generated wisdom","publishedDate":"2026-03-02T00:00:00.000Z"},
                {"title":null,"url":"https://example.org/two","publishedDate":null},
                {"title":"Third","url":"https://example.com/three","highlights":null},
                {"title":"no address"}],"costDollars":{"total":0.007}}""",
                "{\"requestId\":\"1\",\"results\":[]}",
                Reply.of(
                        401,
                        "{\"error\":\"Invalid key secret-key-for-tests\",\"timestamp\":\"t\",\"path\":\"/search\"}"),
                Reply.of(
                        402,
                        "{\"error\":{\"type\":\"billing\",\"code\":\"NO_CREDITS\",\"message\":\"no credits\"},\"requestId\":\"1\"}"));
    }

    private static EngineShape bocha() {
        return new EngineShape(
                "bocha",
                "/v1",
                "POST /v1/web-search",
                "(?s)authorization: Bearer secret-key-for-tests.*\"query\":\"basalt fibre\".*\"summary\":false,\"count\":10,\"page\":1",
                JSON,
                """
                {"code":200,"log_id":"1","msg":null,"data":{"_type":"SearchResponse","queryContext":{"originalQuery":"basalt"},"webPages":{"totalEstimatedMatches":3,"value":[
                {"id":"1","name":"First basalt","url":"https://example.org/one","snippet":"s","summary":"Basalt fibre is generated wisdom","siteName":"x","datePublished":"2026-03-02T08:00:00+08:00","dateLastCrawled":"2026-03-02T08:00:00Z","language":null},
                {"name":"第二","url":"https://例子.中国/二","snippet":"s"},
                {"name":null,"url":"https://example.com/three","snippet":null,"datePublished":null},
                {"name":"no address"}]},"images":{"value":[]},"videos":null}}""",
                "{\"code\":200,\"msg\":null,\"data\":{\"_type\":\"SearchResponse\",\"webPages\":null}}",
                Reply.of(
                        401,
                        "{\"code\":\"401\",\"message\":\"Invalid API KEY secret-key-for-tests\",\"log_id\":\"1\"}"),
                Reply.of(200, "{\"code\":\"403\",\"message\":\"You do not have enough money\",\"log_id\":\"1\"}"));
    }

    private static EngineShape duckduckgo() {
        return new EngineShape(
                "duckduckgo-html",
                "",
                "POST /html/",
                "(?s)accept: text/html.*accept-language: en.*q=basalt%20fibre[^&]*&b=&kl=wt-wt",
                "text/html",
                """
                <html><body><div id="zero_click_abstract">Basalt fibre is generated wisdom <a href="https://example.org/zero">x</a></div><div id="links">
                <div class="result web-result result--ad"><h2><a class="result__a" href="https://duckduckgo.com/y.js?ad=1">Ad</a></h2></div>
                <div class="result web-result"><h2><a class="result__a" href="//duckduckgo.com/l/?uddg=https%3A%2F%2Fexample.org%2Fone&amp;rut=1">First basalt</a></h2><a class="result__snippet">a <b>basalt</b> &amp; more</a></div>
                <div class="result web-result"><h2><a class="result__a" href="https://example.org/two">Second</a></h2></div>
                <div class="result web-result"><h2><a class="result__a" href="https://example.com/three">Third</a></h2><a class="result__snippet"></a></div>
                <div class="result web-result"><h2><a class="result__a">no address</a></h2></div></div></body></html>""",
                "<html><body><div id=\"links\"><div class=\"no-results\">No results.</div></div></body></html>",
                REFUSED,
                UNPAID);
    }
}
