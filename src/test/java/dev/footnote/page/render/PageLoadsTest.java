package dev.footnote.page.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.api.Cancellation;
import dev.footnote.api.PermanentException;
import dev.footnote.config.Settings;
import dev.footnote.net.HttpAnswer;
import dev.footnote.net.HttpCall;
import dev.footnote.net.HttpTransport;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page gets of what it wants to load. */
class PageLoadsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final URI PAGE = URI.create("https://shop.example/app");

    /** Keeps what it was asked; answers with the address as the body. */
    private static final class Net implements HttpTransport {
        private final List<HttpCall> calls = new ArrayList<>();
        private Map<String, List<String>> headers = Map.of("content-type", List.of("text/plain"));
        private int status = 200;
        private boolean truncated;

        @Override
        public HttpAnswer send(HttpCall call, Cancellation cancellation) {
            calls.add(call);
            if (call.uri().getHost().startsWith("forbidden")) {
                throw new PermanentException("the address is not fetched");
            }
            return new HttpAnswer(
                    status,
                    call.uri(),
                    List.of(),
                    headers,
                    call.uri().toString().getBytes(UTF_8),
                    truncated);
        }

        @Override
        public void close() {
            // holds nothing
        }
    }

    /** Keeps what the browser is told, by request: a status, or the reason of a refusal. */
    private static final class Told implements DevTools {
        private final Map<String, Map<String, ?>> fulfilled = new HashMap<>();
        private final List<String> refused = new ArrayList<>();
        private boolean picky;

        @Override
        public JsonNode call(
                String session, String method, Map<String, ?> parameters, long deadline, Cancellation cancellation)
                throws RenderException {
            assertThat(method).isEqualTo("Fetch.fulfillRequest");
            if (picky) {
                throw new RenderException("the browser refused");
            }
            fulfilled.put((String) parameters.get("requestId"), parameters);
            return JSON.createObjectNode();
        }

        @Override
        public void tell(String session, String method, Map<String, ?> parameters) {
            assertThat(method).isEqualTo("Fetch.failRequest");
            refused.add((String) parameters.get("requestId"));
        }
    }

    private final Net net = new Net();
    private final Told told = new Told();
    private final Map<String, String> set = new HashMap<>();
    private HttpAnswer shell = new HttpAnswer(
            200, PAGE, List.of(), Map.of("content-type", List.of("text/html")), "<p>".getBytes(UTF_8), false);
    private PageLoads loads;
    private int ids;

    private PageLoads loads() {
        if (loads == null) {
            RendererSettings settings = RendererSettings.from(Settings.load(new Settings.Inputs(null, Map.of(), set)));
            loads = new PageLoads(
                    shell,
                    settings,
                    net,
                    told,
                    new Cancellation(),
                    System.nanoTime() + Duration.ofMinutes(5).toNanos());
        }
        return loads;
    }

    private String ask(String type, String url) {
        return ask(type, url, "GET", Map.of("Accept", "*/*"));
    }

    private String ask(String type, String url, String method, Map<String, String> headers) {
        String id = "r" + ++ids;
        ObjectNode node = JSON.createObjectNode().put("requestId", id).put("resourceType", type);
        ObjectNode request = node.putObject("request").put("url", url).put("method", method);
        ObjectNode sent = request.putObject("headers");
        headers.forEach(sent::put);
        loads().paused(node);
        return id;
    }

    private String body(String id) {
        return new String(
                Base64.getDecoder().decode((String) told.fulfilled.get(id).get("body")), UTF_8);
    }

    @Test
    void the_first_document_is_the_page_that_was_fetched_already() {
        String id = ask("Document", "https://shop.example/app");
        assertThat(body(id)).isEqualTo("<p>");
        assertThat(net.calls).isEmpty();
        assertThat(loads().forward()).isEmpty();
    }

    @Test
    void any_other_document_is_where_the_reader_goes_on_and_is_not_loaded() {
        ask("Document", PAGE.toString());
        String id = ask("Document", "https://other.example/x#part");
        ask("Document", "https://third.example/");
        assertThat(told.refused).contains(id).hasSize(2);
        assertThat(loads().forward()).contains(URI.create("https://other.example/x"));
        assertThat(net.calls).isEmpty();
    }

    @Test
    void a_form_that_is_sent_leads_nowhere() {
        ask("Document", PAGE.toString());
        ask("Document", "https://shop.example/order", "POST", Map.of());
        assertThat(loads().forward()).isEmpty();
        assertThat(told.refused).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Script", "Stylesheet", "XHR", "Fetch", "Other"})
    void what_can_become_text_is_fetched_as_an_untrusted_call_of_the_page(String type) {
        String id = ask(type, "https://cdn.example/a?b#c");
        assertThat(body(id)).isEqualTo("https://cdn.example/a?b");
        assertThat(net.calls).singleElement().satisfies(call -> {
            assertThat(call.method()).isEqualTo("GET");
            assertThat(call.trusted()).isFalse();
            assertThat(call.page()).isEqualTo(PAGE);
            assertThat(call.maxRedirects()).isZero();
            assertThat(call.timeout()).isEqualTo(Duration.ofSeconds(25));
            assertThat(call.headers()).doesNotContainKey("user-agent");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Image",
                "Media",
                "Font",
                "TextTrack",
                "EventSource",
                "WebSocket",
                "Manifest",
                "SignedExchange",
                "Ping",
                "CSPViolationReport",
                "Preflight",
                "Prefetch",
                ""
            })
    void what_cannot_is_not(String type) {
        String id = ask(type, "https://cdn.example/a");
        assertThat(told.refused).containsExactly(id);
        assertThat(net.calls).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://cdn.example/a, POST, x, y",
        "https://cdn.example/a, HEAD, x, y",
        "https://cdn.example/a, OPTIONS, x, y",
        "file:///etc/passwd, GET, x, y",
        "chrome://version/, GET, x, y",
        "'data:text/plain,x', GET, x, y",
        "blob:https://shop.example/1, GET, x, y",
        "ftp://cdn.example/a, GET, x, y",
        "https://cdn.example/favicon.ico, GET, Accept, 'image/avif,image/webp,*/*;q=0.8'",
        "https://cdn.example/stream, GET, accept, text/event-stream",
        "https://cdn.example/next, GET, Sec-Purpose, prefetch",
        "https://cdn.example/next, GET, Purpose, prefetch",
        "http://, GET, x, y"
    })
    void other_methods_schemes_and_errands_are_refused(String url, String method, String header, String value) {
        String id = ask("Fetch", url, method, Map.of(header, value));
        assertThat(told.refused).containsExactly(id);
        assertThat(net.calls).isEmpty();
    }

    @Test
    void what_the_guard_refuses_fails_in_the_page() {
        String id = ask("Fetch", "https://forbidden.example/");
        assertThat(told.refused).containsExactly(id);
        assertThat(loads().limits()).isEmpty();
    }

    @Test
    void another_site_gets_no_headers_of_the_scripts_choice() {
        Map<String, String> headers = Map.of(
                "Accept", "application/json",
                "Authorization", "Bearer x",
                "X-Api", "k",
                "Cookie", "c",
                "User-Agent", "Evil",
                "Sec-Fetch-Site", "none",
                "Proxy-Authorization", "p",
                "Host", "other.example",
                "Referer", "https://shop.example/");
        ask("XHR", "https://api.example/a", "GET", headers);
        assertThat(net.calls.get(0).headers())
                .containsOnlyKeys("accept", "accept-language", "origin", "referer")
                .containsEntry("origin", "https://shop.example");
        ask("XHR", "https://shop.example:443/a", "GET", headers);
        assertThat(net.calls.get(1).headers())
                .containsOnlyKeys("accept", "accept-language", "authorization", "x-api", "referer");
    }

    @Test
    void headers_that_would_keep_save_or_report_something_are_left_out() {
        net.headers = Map.of(
                "content-type", List.of("text/css"),
                "set-cookie", List.of("a=b"),
                "content-encoding", List.of("gzip"),
                "content-disposition", List.of("attachment"),
                "refresh", List.of("0;url=/x"),
                "access-control-allow-origin", List.of("*"));
        String id = ask("Stylesheet", "https://cdn.example/a.css");
        assertThat((List<?>) told.fulfilled.get(id).get("responseHeaders"))
                .extracting(header -> String.valueOf(((Map<?, ?>) header).get("name")))
                .containsExactlyInAnyOrder("content-type", "access-control-allow-origin");
        assertThat(loads().sheets()).containsKey("https://cdn.example/a.css");
    }

    @Test
    void an_answer_that_the_browser_does_not_take_is_a_refusal() {
        told.picky = true;
        String id = ask("Script", "https://cdn.example/a.js");
        assertThat(told.refused).containsExactly(id);
    }

    @Test
    void a_redirect_is_handed_to_the_browser_which_asks_again() {
        net.status = 302;
        net.headers = Map.of("location", List.of("http://169.254.169.254/"));
        String id = ask("Fetch", "https://shop.example/hop");
        assertThat(told.fulfilled.get(id).get("responseCode")).isEqualTo(302);
        assertThat(net.calls).hasSize(1);
    }

    @Test
    void the_limit_of_requests_holds_and_is_told() {
        set.put("page.renderer_requests", "2");
        for (int i = 0; i < 4; i++) {
            ask("Script", "https://cdn.example/" + i);
        }
        assertThat(net.calls).hasSize(2);
        assertThat(told.refused).containsExactly("r3", "r4");
        assertThat(loads().limits()).containsExactly("its script wanted to load more than 2 things, and got no more");
    }

    @Test
    void the_limit_of_bytes_holds_and_is_told() {
        set.put("page.renderer_bytes", "50");
        assertThat(ask("Script", "https://cdn.example/12345")).isEqualTo("r1"); // 25 bytes
        ask("Script", "https://cdn.example/12345");
        assertThat(told.refused).isEmpty();
        ask("Script", "https://cdn.example/12345");
        assertThat(told.refused).containsExactly("r3");
        assertThat(net.calls).hasSize(2).allMatch(call -> call.maxBytes() == 50);
        assertThat(loads().limits()).containsExactly("its script wanted to load more than 50 bytes, and got no more");
    }

    @Test
    void half_a_script_is_none() {
        net.truncated = true;
        String id = ask("Script", "https://cdn.example/a.js");
        assertThat(told.refused).containsExactly(id);
    }

    @Test
    void it_is_quiet_after_the_last_load_and_an_end_is_told() throws RenderException {
        ask("Script", "https://cdn.example/a.js");
        assertThat(loads().quietFor()).isPositive();
        loads().throwIfEnded();
        loads().ended();
        assertThatThrownBy(() -> loads().throwIfEnded()).isInstanceOf(RenderException.class);
    }
}
