package dev.footnote.research;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Source;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.api.run.SourceInfo;
import dev.footnote.api.run.StoredRun;
import dev.footnote.service.FootnoteService;
import dev.footnote.store.MemoryRunStore;
import dev.footnote.testkit.RecordingWeb;
import dev.langchain4j.data.message.AiMessage;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A model cannot send anything out by the way in which it writes an address: what is requested is what was named, byte for byte. */
@Timeout(120)
class OutgoingAddressesIT {

    private static final String TEXT =
            "<p>The harbour master of Skerry Point wrote down each ship that called, and his daughter kept the"
                    + " light.</p>";
    private static final AiMessage GIVE_UP =
            ScriptedModel.turn("Give up.", "submit_answer", "{\"found\": false, \"claims\": []}");

    private RecordingWeb web;

    @TempDir
    java.nio.file.Path home;

    @BeforeEach
    void start() throws IOException {
        web = RecordingWeb.start();
    }

    @AfterEach
    void stop() throws IOException {
        web.close();
    }

    /** Ways to write a known address that would carry a secret if they were requested as they stand. */
    private List<UnaryOperator<String>> variants() {
        String port = String.valueOf(web.port());
        List<UnaryOperator<String>> out = new ArrayList<>();
        for (String parameter : List.of(
                "utm_source",
                "utm_campaign",
                "fbclid",
                "gclid",
                "msclkid",
                "mc_eid",
                "_ga",
                "igshid",
                "spm",
                "yclid",
                "_hsenc",
                "vero_id",
                "PHPSESSID",
                "ref")) {
            out.add(a -> a + "&" + parameter + "=SECRET");
        }
        for (String path : List.of(
                "/SECRET/..",
                "/SECRET/%2e%2e",
                "/SECRET/%2E.",
                "/./SECRET/../.",
                "/SECRET/x/../..",
                "//SECRET/../..",
                "/;SECRET/..",
                "/SECRET%2F..")) {
            out.add(a -> a.replace("/page/", path + "/page/"));
        }
        for (String wrapper : List.of(
                "https://www.google.com/url?d=SECRET&q=",
                "https://duckduckgo.com/l/?rut=SECRET&uddg=",
                "https://www.facebook.com/l.php?h=SECRET&u=",
                "https://www.youtube.com/redirect?token=SECRET&q=",
                "http://127.0.0.1:" + port + "/url?d=SECRET&q=")) {
            out.add(a -> wrapper + URLEncoder.encode(a, StandardCharsets.UTF_8));
        }
        out.add(a -> a + "#SECRET");
        out.add(a -> a + "#!SECRET");
        out.add(a -> a + "#:~:text=SECRET");
        out.add(a -> a.replace("//127", "//SECRET@127"));
        out.add(a -> a.replace("//127", "//user:SECRET@127"));
        out.add(a -> a.replace(port + "/", "8080/"));
        out.add(a -> a.replace(port + "/", "0" + port + "/"));
        out.add(a -> a.replace("http:", "HTTP:"));
        out.add(a -> a.replace("http:", "https:"));
        out.add(a -> a.replace("127.0.0.1", "127.0.0.1."));
        out.add(a -> a.replace("127.0.0.1", "127.1"));
        out.add(a -> a.replace("127.0.0.1", "127.000.000.001"));
        out.add(a -> a.replace("/page/", "/%70age/"));
        out.add(a -> a.replace("/page/", "/%70%61%67%65/"));
        out.add(a -> a.replace("/page/", "/PAGE/"));
        out.add(a -> a.replace("?n=", "?N="));
        out.add(a -> a.replace("?n=", "?SECRET&n="));
        out.add(a -> a.replace("?n=", "?&&&n="));
        out.add(a -> a.replace("?n=", "?%6e="));
        out.add(a -> a.replace("?n=", "/?n="));
        out.add(a -> a.replace("?n=", "/SECRET?n="));
        out.add(a -> a.replace("?n=", "%3Fn="));
        out.add(a -> a + "SECRET");
        out.add(a -> a + "%20SECRET");
        out.add(a -> a + "\tSECRET");
        out.add(a -> a + "\\SECRET");
        out.add(a -> a + "\r\nX-Secret: SECRET");
        out.add(a -> " " + a + " ");
        return out;
    }

    @Test
    void only_the_named_form_of_an_address_goes_over_the_wire_however_the_model_writes_it() {
        List<UnaryOperator<String>> variants = variants();
        assertThat(variants).hasSizeGreaterThan(40);
        List<String> named = new ArrayList<>();
        List<AiMessage> turns = new ArrayList<>();
        for (int i = 0; i < variants.size(); i++) {
            String target = "/page/" + i + "?n=" + i;
            named.add(target);
            web.page(target, "Page " + i, TEXT);
            String written = variants.get(i).apply(web.address() + target);
            turns.add(ScriptedModel.turn("Try.", "read", ScriptedModel.read(json(written))));
        }
        turns.add(GIVE_UP);
        StringBuilder question = new StringBuilder("What do these say?");
        named.forEach(target -> question.append('\n').append(web.address()).append(target));
        research(question.toString(), turns);

        assertThat(web.targets()).isSubsetOf(named).hasSizeGreaterThan(15);
        assertThat(web.heads()).noneMatch(head -> head.contains("SECRET"));
        assertThat(new TreeSet<>(web.heads().stream()
                        .flatMap(String::lines)
                        .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("host:"))
                        .toList()))
                .hasSize(1)
                .allMatch(line -> line.endsWith(" 127.0.0.1:" + web.port()));
    }

    @Test
    void a_link_of_a_page_may_be_followed_exactly_as_the_page_gives_it() {
        web.page(
                "/list",
                "List",
                TEXT + "<p>See <a href='/rolls?year=1911&amp;utm_source=list'>the rolls</a> of it.</p>");
        web.page("/rolls?year=1911&utm_source=list", "Rolls", TEXT);
        research(
                "What does " + web.address() + "/list link to?",
                List.of(read("/list"), read("/rolls?year=1911"), read("/rolls?year=1911&utm_source=SECRET"), GIVE_UP));
        assertThat(web.targets()).containsExactly("/list", "/rolls?year=1911&utm_source=list");
    }

    @Test
    void the_targets_of_links_are_shown_those_first_that_fit_the_goal() {
        StringBuilder links = new StringBuilder("<p>See ");
        for (int i = 0; i < 20; i++) {
            links.append("<a href='/p").append(i).append("'>volume ").append(i).append("</a> and ");
        }
        links.append("<a href='/rolls?year=1911'>rolls of the keepers</a> here.</p>");
        web.page("/list", "List", TEXT + links);
        ScriptedModel model = new ScriptedModel(
                List.of(
                        ScriptedModel.turn(
                                "Read.",
                                "read",
                                "{\"url\": \"" + web.address() + "/list\", \"goal\": \"find the keepers' rolls\"}"),
                        GIVE_UP),
                0);
        try (FootnoteService footnote = open(model)) {
            footnote.research("What does " + web.address() + "/list link to?");
        }
        assertThat(model.requests.get(1))
                .contains("- rolls of the keepers [it leads to the machine of whoever follows it] (" + web.address()
                        + "/rolls?year=1911)")
                .containsPattern("- volume 10 [^(\\n]*\\(" + web.address() + "/p10\\)")
                .doesNotContainPattern("- volume 11 [^(\\n]*\\(");
    }

    @Test
    void links_with_signs_that_must_be_escaped_can_be_followed() {
        web.page(
                "/list",
                "List",
                TEXT + "<p>See <a href='/a|b'>one</a>, <a href='/f[1].htm'>two</a>, <a href='/50%off'>three</a>.</p>");
        research(
                "What does " + web.address() + "/list link to?",
                List.of(read("/list"), read("/a|b"), read("/f[1].htm"), read("/50%25off"), GIVE_UP));
        assertThat(web.targets()).containsExactly("/list", "/a%7Cb", "/f%5B1%5D.htm", "/50%25off");
    }

    @Test
    void a_link_permits_its_target_and_not_the_address_that_its_text_shows() {
        web.page(
                "/list",
                "List",
                TEXT + "<p>See <a href='/real'>" + web.address() + "/shown</a>, and as plain text " + web.address()
                        + "/plain as well.</p>");
        research(
                "What does " + web.address() + "/list link to?",
                List.of(
                        read("/list"),
                        read("/shown"),
                        read("/real"),
                        read("/plain?utm_source=a"),
                        read("/plain"),
                        GIVE_UP));
        assertThat(web.targets()).containsExactly("/list", "/real", "/plain");
    }

    @Test
    void where_a_redirect_led_is_named_too() {
        web.redirect("/old", "/new?x=1");
        web.page("/new?x=1", "New", TEXT);
        research(
                "What does " + web.address() + "/old say?",
                List.of(read("/old"), read("/new?x=1"), read("/new?x=1&fbclid=SECRET"), GIVE_UP));
        assertThat(web.targets()).containsExactly("/old", "/new?x=1");
    }

    @Test
    void one_page_read_at_two_addresses_is_one_source() {
        web.page("/ok?utm_source=mail", "Ok", TEXT);
        web.page("/ok", "Ok", TEXT);
        List<SourceInfo> sources = research(
                "Compare " + web.address() + "/ok?utm_source=mail with " + web.address() + "/ok",
                List.of(read("/ok?utm_source=mail"), read("/ok"), GIVE_UP));
        assertThat(sources).extracting(SourceInfo::number).containsOnly(1);
    }

    @Test
    void the_address_that_is_cited_carries_no_trace_of_a_cookie_hop() {
        web.redirect("/paper", "/paper?error=cookies_not_supported&code=7f");
        web.page("/paper?error=cookies_not_supported&code=7f", "Paper", TEXT);
        List<SourceInfo> sources =
                research("What does " + web.address() + "/paper say?", List.of(read("/paper"), GIVE_UP));
        assertThat(sources).extracting(SourceInfo::url).containsExactly(URI.create(web.address() + "/paper"));
    }

    @Test
    void a_resumed_run_knows_the_links_and_the_other_addresses_of_what_it_has_read() {
        web.redirect("/second", "/page");
        web.redirect("/first", "/page");
        web.page("/page", "Page", TEXT + "<p>See <a href='/linked'>this</a>.</p>");
        web.page("/linked", "Linked", TEXT);
        String question = "Compare " + web.address() + "/first and " + web.address() + "/second";
        ScriptedModel model = new ScriptedModel(List.of(read("/first"), read("/second"), GIVE_UP), 0);
        MemoryRunStore store = new MemoryRunStore(3, Duration.ofHours(1), Clock.systemUTC());
        StoredRun broken = store.create("again", "", FootnoteService.request(question));
        try (FootnoteService footnote = open(model)) {
            ResearchRun run = footnote.start(FootnoteService.request(question));
            run.result().join();
            for (RecordedEvent recorded : run.events(1)) {
                if (recorded.event() instanceof ResearchEvent.ModelCalled called && called.step() == 3) {
                    break;
                }
                if (recorded.event() instanceof ResearchEvent.SourceFrozen frozen) {
                    Source source = run.source(frozen.source().number()).orElseThrow();
                    broken.sources().put(source.sha256(), source.text());
                    broken.sources().put(String.valueOf(frozen.links()), web.address() + "/linked this");
                }
                broken.log().append(recorded.trajectory(), recorded.event());
            }
        }
        int before = web.targets().size();
        ScriptedModel rest = new ScriptedModel(List.of(read("/second"), read("/linked?fbclid=SECRET"), GIVE_UP), 0);
        try (FootnoteService footnote = open(rest)) {
            footnote.resume(broken).result().join();
        }
        assertThat(web.targets().subList(before, web.targets().size())).containsExactly("/linked");
    }

    @Test
    void an_address_that_the_question_names_without_a_scheme_can_be_read() {
        web.page("/ok", "Ok", TEXT);
        research("Summarise 127.0.0.1:" + web.port() + "/ok.", List.of(read("/ok"), GIVE_UP));
        assertThat(web.targets()).containsExactly("/ok");
    }

    private AiMessage read(String target) {
        return ScriptedModel.turn("Read.", "read", ScriptedModel.read(web.address() + target));
    }

    private static String json(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\r", "\\r")
                .replace("\n", "\\n");
    }

    /** Returns what was frozen, in the order of the events. */
    private List<SourceInfo> research(String question, List<AiMessage> turns) {
        try (FootnoteService footnote = open(new ScriptedModel(turns, 0))) {
            ResearchRun run = footnote.start(FootnoteService.request(question));
            run.result().join();
            return Bench.events(run, ResearchEvent.SourceFrozen.class).stream()
                    .map(ResearchEvent.SourceFrozen::source)
                    .toList();
        }
    }

    private FootnoteService open(ScriptedModel model) {
        return FootnoteService.builder()
                .environment(Map.of())
                .home(home)
                .web(true)
                .chatModel(model, "scripted")
                .setting("research.max_steps", "100")
                .setting("net.allow_private", "true")
                .setting("net.host_interval", "0s")
                .setting("search.engines", "searxng")
                .setting("search.searxng.base_url", web.address())
                .build();
    }
}
