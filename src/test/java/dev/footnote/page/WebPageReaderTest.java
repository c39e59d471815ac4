package dev.footnote.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.Cancellation;
import dev.footnote.api.PermanentException;
import dev.footnote.api.TransientException;
import dev.footnote.config.Settings;
import dev.footnote.net.HttpAnswer;
import dev.footnote.net.HttpCall;
import dev.footnote.net.HttpTransport;
import dev.footnote.page.format.Link;
import dev.footnote.page.format.PageSaysException;
import dev.footnote.page.format.PageSettings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From an address to a frozen source. */
class WebPageReaderTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final URI ASKED = URI.create("https://www.example.org/a");

    /** Answers from a table and keeps what it was asked. */
    private static final class Shelf implements HttpTransport {
        private final Map<URI, HttpAnswer> answers = new HashMap<>();
        private final List<HttpCall> calls = new ArrayList<>();

        private Shelf put(String url, int status, String type, String body) {
            URI uri = URI.create(url);
            Map<String, List<String>> headers = Map.of("content-type", List.of(type));
            answers.put(uri, new HttpAnswer(status, uri, List.of(), headers, body.getBytes(UTF_8), false));
            return this;
        }

        @Override
        public HttpAnswer send(HttpCall call, Cancellation cancellation) {
            calls.add(call);
            HttpAnswer answer = answers.get(call.uri());
            if (answer == null) {
                throw new PermanentException("the test has no page " + call.uri());
            }
            return answer;
        }

        @Override
        public void close() {
            // holds nothing
        }
    }

    private final Shelf shelf = new Shelf();

    private Page read() {
        return PageReaders.web(shelf, Parsing.settings(), Clock.fixed(NOW, ZoneOffset.UTC))
                .read(ASKED, new Cancellation());
    }

    @Test
    void a_page_is_frozen_with_its_names_and_time_and_is_never_a_trusted_call() {
        shelf.put(
                ASKED + "",
                200,
                "text/html",
                "<title>T</title><link rel=canonical href=/b><p>Words <a href=/c>here</a>.</p>");

        Page page = read();

        assertThat(page.source().text()).isEqualTo("Words here.");
        assertThat(page.source().url()).isEqualTo(ASKED);
        assertThat(page.source().fetchedAt()).isEqualTo(NOW);
        assertThat(page.aliases()).containsExactly(URI.create("https://www.example.org/b"));
        assertThat(page.links()).containsExactly(new Link(URI.create("https://www.example.org/c"), "here"));
        assertThat(page.truncated()).isFalse();
        assertThat(shelf.calls).allMatch(call -> !call.trusted());
    }

    @Test
    void a_page_that_sends_its_readers_on_is_followed() {
        shelf.put(
                ASKED + "",
                200,
                "text/html",
                "<meta http-equiv='Refresh' content=\"0; URL='/moved'\"><p>This page has moved.</p>");
        shelf.put("https://www.example.org/moved", 200, "text/html", "<p>The words.</p>");

        Page page = read();

        assertThat(page.source().url()).isEqualTo(URI.create("https://www.example.org/moved"));
        assertThat(page.source().text()).isEqualTo("The words.");
        assertThat(page.aliases()).containsExactly(ASKED);
    }

    @Test
    void a_call_has_the_limits_of_the_settings() {
        shelf.put(ASKED + "", 200, "text/plain", "Words.");
        Map<String, String> limits = Map.of("page.timeout", "7s", "page.max_bytes", "77");
        PageSettings settings = PageSettings.from(Settings.load(new Settings.Inputs(null, Map.of(), limits)));
        PageReaders.web(shelf, settings, Clock.fixed(NOW, ZoneOffset.UTC)).read(ASKED, new Cancellation());
        assertThat(shelf.calls).singleElement().satisfies(call -> {
            assertThat(call.timeout()).isEqualTo(Duration.ofSeconds(7));
            assertThat(call.maxBytes()).isEqualTo(77);
        });
    }

    /** A chain of pages of which each sends its reader to the next. */
    private Page readChain(int hops, int limit) {
        for (int i = 0; i < hops; i++) {
            String url = i == 0 ? ASKED + "" : "https://www.example.org/hop" + i;
            String body = "<meta http-equiv=refresh content='0; url=/hop" + (i + 1) + "'><p>On.</p>";
            shelf.put(url, 200, "text/html", body);
        }
        shelf.put("https://www.example.org/hop" + hops, 200, "text/html", "<p>The end of the chain.</p>");
        Map<String, String> limits = Map.of("page.max_redirects", Integer.toString(limit));
        PageSettings settings = PageSettings.from(Settings.load(new Settings.Inputs(null, Map.of(), limits)));
        return PageReaders.web(shelf, settings, Clock.fixed(NOW, ZoneOffset.UTC))
                .read(ASKED, new Cancellation());
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 3", "3, 8"})
    void as_many_pages_as_the_limit_says_may_send_on(int hops, int limit) {
        assertThat(readChain(hops, limit).source().text()).isEqualTo("The end of the chain.");
        assertThat(shelf.calls).hasSize(hops + 1).allMatch(call -> call.maxRedirects() == limit);
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "4, 3", "9, 8"})
    void a_longer_chain_of_pages_is_given_up_at_the_limit(int hops, int limit) {
        assertThatThrownBy(() -> readChain(hops, limit))
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("sends on more than " + limit + " times");
        assertThat(shelf.calls).hasSize(limit + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<meta http-equiv=refresh content='300; url=/b'>",
                "<meta http-equiv=refresh content='0; url=javascript:alert(1)'>",
                "<meta http-equiv=refresh content='5'>",
                "<meta http-equiv=refresh content='0; url=/a'>"
            })
    void a_page_that_waits_or_reloads_itself_is_read(String meta) {
        shelf.put(ASKED + "", 200, "text/html", meta + "<p>Short words.</p>");

        assertThat(read().source().text()).isEqualTo("Short words.");
    }

    @Test
    void two_pages_that_send_readers_to_each_other_end() {
        shelf.put(ASKED + "", 200, "text/html", "<meta http-equiv=refresh content='0;/b'>");
        shelf.put("https://www.example.org/b", 200, "text/html", "<meta http-equiv=refresh content='0;/a'>");

        assertThatThrownBy(this::read)
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("sends on more than");
    }

    @Test
    void a_page_built_by_script_says_so() {
        shelf.put(
                ASKED + "",
                200,
                "text/html",
                "<div id=root></div><script>draw()</script><noscript>Enable JavaScript.</noscript>");

        assertThatThrownBy(this::read)
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("script")
                .hasMessageContaining("another source");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "404 Not Found",
                "Page not found - Example",
                "Sorry, this page can't be found",
                "\u9875\u9762\u4E0D\u5B58\u5728"
            })
    void a_page_that_is_not_there_but_answers_200_is_gone(String title) {
        shelf.put(ASKED + "", 200, "text/html", "<title>" + title + "</title><p>Try the start page.</p>");

        assertThatThrownBy(this::read)
                .isInstanceOfSatisfying(
                        PageSaysException.class, e -> assertThat(e.said()).isEqualTo(title))
                .hasMessageContaining("does not exist")
                .hasMessageNotContaining(title);
    }

    @Test
    void a_long_page_about_missing_pages_is_read() {
        shelf.put(
                ASKED + "",
                200,
                "text/html",
                "<title>404 errors explained</title><p>" + "A server says so when it knows no page. ".repeat(20));

        assertThat(read().source().text()).startsWith("A server says so");
    }

    @ParameterizedTest
    @CsvSource({"404, does not exist", "410, does not exist", "401, log-in", "403, refuses", "418, gave no page"})
    void an_answer_that_will_not_change_is_permanent(int status, String words) {
        shelf.put(ASKED + "", status, "text/html", "<p>Words of an error page.</p>");

        assertThatThrownBy(this::read)
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining(words)
                .hasMessageContaining(ASKED + "");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 503})
    void an_answer_that_may_change_is_transient(int status) {
        shelf.put(ASKED + "", status, "text/html", "busy");

        assertThatThrownBy(this::read).isInstanceOf(TransientException.class);
    }

    @Test
    void a_long_wait_that_a_busy_site_asks_for_is_told() {
        HttpTransport busy = new HttpTransport() {
            @Override
            public HttpAnswer send(HttpCall call, Cancellation cancellation) {
                return new HttpAnswer(
                        429, call.uri(), List.of(), Map.of("retry-after", List.of("300")), new byte[0], false);
            }

            @Override
            public void close() {}
        };
        PageReader reader = PageReaders.web(busy, Parsing.settings(), Clock.fixed(NOW, ZoneOffset.UTC));
        assertThatThrownBy(() -> reader.read(ASKED, new Cancellation()))
                .isInstanceOf(TransientException.class)
                .hasMessageContaining("asks to be left alone for 5 min")
                .hasMessageContaining("another source");
    }

    @Test
    void only_web_addresses_are_read() {
        PageReader reader = PageReaders.web(shelf, Parsing.settings(), Clock.fixed(NOW, ZoneOffset.UTC));

        assertThat(reader.reads(URI.create("file:///etc/hosts"))).isFalse();
        assertThat(reader.reads(ASKED)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "One moment, please...|Please wait.|asks for a human",
                "Shells|To go on, confirm you are human by ticking the box.|asks for a human",
                "Shells - Log in|Name Password Forgotten?|wants a log-in",
                "\u767B\u5F55|\u7528\u6237\u540D \u5BC6\u7801|wants a log-in",
                "Shells|You need to enable JavaScript to run this app.|by script",
                "Before you continue|We use cookies and data.|consent",
                "Seite wurde nicht gefunden|Leider.|does not exist",
                "Shells 404|We couldn\u2019t find it.|does not exist",
                "P\u00E1gina n\u00E3o encontrada|Desculpe.|does not exist",
                "\u30DA\u30FC\u30B8\u304C\u898B\u3064\u304B\u308A\u307E\u305B\u3093|x|does not exist"
            })
    void what_stands_in_for_a_page_is_no_source(String title, String text, String word) {
        shelf.put(ASKED + "", 200, "text/html", "<title>" + title + "</title><p>" + text + "</p>");

        assertThatThrownBy(this::read)
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining(word)
                .hasMessageContaining("another source");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Peugeot 404|The car was built from 1960 to 1975.",
                "Login, a village in Wales|A village by the river.",
                "Captchas in history|LONG",
                "How to enable JavaScript|LONG please enable JavaScript",
                "Tide tables|High water at six, low water at noon."
            })
    void short_pages_and_pages_about_such_things_are_read(String title, String text) {
        String body = text.replace("LONG", "The test was thought out in the year 2000 and then spread. ".repeat(20));
        shelf.put(ASKED + "", 200, "text/html", "<title>" + title + "</title><p>" + body + "</p>");

        assertThat(read().source().text()).isNotBlank();
    }

    @Test
    void a_page_of_a_code_host_gives_the_file() {
        shelf.put(
                ASKED + "",
                200,
                "text/html",
                "<title>x.conf</title><main><p>A project of boats</p><script"
                        + " type='application/json'>{\"a\":{\"rawLines\":[\"port = 4\",\"\",\"  #"
                        + " depth\"]}}</script></main>");

        assertThat(read().source().text()).isEqualTo("port = 4\n\n  # depth");
    }

    private Page read(String setting, String value) {
        PageSettings settings =
                PageSettings.from(Settings.load(new Settings.Inputs(null, Map.of(), Map.of(setting, value))));
        return PageReaders.web(shelf, settings, Clock.fixed(NOW, ZoneOffset.UTC))
                .read(ASKED, new Cancellation());
    }

    @Test
    void no_more_characters_are_kept_than_page_max_chars_and_the_reader_is_told() {
        String text = "The harbour was dredged again. ".repeat(20).strip();
        shelf.put(ASKED + "", 200, "text/html", "<title>T</title><p>" + text + "</p>");
        Page page = read("page.max_chars", "100");
        assertThat(page.source().text()).hasSizeLessThanOrEqualTo(100).startsWith("The harbour was dredged");
        assertThat(page.cut()).contains("only the first 100 of " + text.length() + " characters");
        assertThat(read("page.max_chars", "100000").source().text()).isEqualTo(text);
    }

    @Test
    void no_more_links_are_kept_than_page_max_links() {
        StringBuilder body = new StringBuilder("<title>T</title><p>The ferries of the bay sail at noon to ");
        for (int i = 0; i < 9; i++) {
            body.append("<a href=/pier").append(i).append(">pier ").append(i).append("</a>, and then on to ");
        }
        shelf.put(ASKED + "", 200, "text/html", body + "the open sea.</p>");
        assertThat(read("page.max_links", "4").links()).hasSize(4);
        assertThat(read("page.max_links", "0").links()).isEmpty();
        assertThat(read("page.max_links", "50").links()).hasSize(9);
    }
}
