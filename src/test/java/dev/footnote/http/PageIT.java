package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footnote.research.ScriptedModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser. Skipped where no Chromium is found. */
@Timeout(90)
class PageIT {

    private static final String ENDED = "document.querySelector('#status.answered')";

    @TempDir
    private Path home;

    private @Nullable PageBrowser browser;
    private @Nullable Door door;

    @BeforeEach
    void prepare() throws Exception {
        Path program = PageBrowser.installed();
        assumeTrue(program != null, "no chromium or google-chrome on the PATH; install one to run this test");
        Files.createDirectory(home.resolve("docs"));
        browser = PageBrowser.start(program, home.resolve("profile"), "en");
    }

    @AfterEach
    void stop() throws Exception {
        if (browser != null) {
            browser.close();
        }
        if (door != null) {
            door.close();
        }
    }

    private void open(Map<String, String> settings, @Nullable StreamingChatModel model) throws Exception {
        door = Door.open(home, settings, model);
        browser.open(door.to("/").build().uri().toString());
    }

    private void ask(String question) throws Exception {
        browser.value("document.getElementById('question').value = '" + question
                + "'; document.getElementById('send').click(); 0");
    }

    private String text(String selector) throws Exception {
        return browser.value("document.querySelector('" + selector + "').innerText")
                .asText();
    }

    @Test
    void a_question_is_answered_and_a_footnote_opens_its_quote() throws Exception {
        open(Map.of(), null);
        ask("Who bought Lunokhod 2?");
        browser.await(ENDED);
        browser.await("document.querySelectorAll('.claim.full').length > 0 && document.querySelector('.short')");
        assertThat(text(".short")).contains("Garriott");
        assertThat(text(".claim.full .verdict")).contains("Supported");
        assertThat(text("#steps")).contains("Searched", "Read");
        assertThat(browser.value("document.querySelectorAll('#graph .one').length")
                        .asInt())
                .isPositive();
        browser.value("document.querySelector('.claim .mark').click()");
        browser.await("document.querySelector('#evidence[open] mark')");
        assertThat(text(".claim p")).contains(text("#evidence mark"));
        browser.value("document.getElementById('evidence-close').click()");
        noSeriousFinding();
        assertThat(text("#meters")).contains("Steps", "Time", "Money");
        assertThat(text("#checked")).contains("Supported: ");
        assertThat(text("#answer"))
                .as("what the answer says besides its claims")
                .contains("only the bundled sample was searched", "not reasoned over")
                .doesNotContain("**", "_Extractive");
        assertThat(browser.value("document.title").asText()).isEqualTo("Who bought Lunokhod 2? – Footnote");
        graphHoldsItsTexts();
        shots("finished");
        browser.value(
                "{let s = document.getElementById('interface'); s.value = 'zh'; s.dispatchEvent(new Event('change')); 0}");
        shots("chinese");
        assertThat(text("#send")).isEqualTo("提问");
        assertThat(text(".claim.full .label")).isEqualTo("有据");
        assertThat(browser.value("document.documentElement.lang").asText()).isEqualTo("zh-CN");
    }

    /** What axe-core, which looks for what keeps people with disabilities out, calls serious or critical. */
    private void noSeriousFinding() throws Exception {
        try (InputStream in = PageIT.class.getResourceAsStream("/axe.min.js")) {
            browser.value(new String(in.readAllBytes(), StandardCharsets.UTF_8) + ";0");
        }
        JsonNode found =
                browser.value("axe.run().then(r => r.violations.filter(v => ['serious', 'critical'].includes(v.impact))"
                        + ".map(v => v.id + ': ' + v.nodes.map(n => n.html).slice(0, 3).join(' ')))");
        assertThat(found).isEmpty();
    }

    /** Pictures for people, if FOOTNOTE_SHOTS names a folder; and on a phone nothing may be cut off. */
    private void shots(String name) throws Exception {
        String shots = System.getenv("FOOTNOTE_SHOTS");
        size(390, 844);
        assertThat(browser.value("document.documentElement.scrollWidth").asInt())
                .isLessThanOrEqualTo(390);
        if (shots != null) {
            browser.screenshot(Path.of(shots, name + "-phone.png"));
            size(1100, 900);
            browser.screenshot(Path.of(shots, name + ".png"));
            dark(true);
            browser.screenshot(Path.of(shots, name + "-dark.png"));
        } else {
            dark(true);
        }
        size(1100, 900);
        noSeriousFinding();
        dark(false);
    }

    private void dark(boolean wanted) throws Exception {
        browser.call(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(Map.of("name", "prefers-color-scheme", "value", wanted ? "dark" : "light"))));
    }

    private void size(int width, int height) throws Exception {
        browser.call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
    }

    @Test
    void markup_in_titles_and_claims_is_shown_as_text() throws Exception {
        Files.writeString(
                home.resolve("docs/bridge.md"),
                "# <img src=x onerror=window.hit=1> Bridge\n\nAda Brennan designed <script>window.hit=1</script> the bridge.\n");
        String url = home.resolve("docs/bridge.md").toUri().toString();
        open(
                Map.of(),
                ScriptedModel.of(
                        ScriptedModel.turn(
                                "<img src=x onerror=window.hit=1>", "search", ScriptedModel.search("bridge")),
                        ScriptedModel.turn("Reading.", "read", ScriptedModel.read(url)),
                        ScriptedModel.turn(
                                "Done.",
                                "submit_answer",
                                ScriptedModel.submit(
                                        "<script>window.hit=1</script> Ada Brennan designed the bridge.",
                                        1,
                                        "no such quote")),
                        ScriptedModel.turn(
                                "Done.",
                                "submit_answer",
                                ScriptedModel.submit(
                                        "<script>window.hit=1</script> Ada Brennan designed the bridge.",
                                        1,
                                        "no such quote")),
                        ScriptedModel.turn(
                                "Done.",
                                "submit_answer",
                                ScriptedModel.submit(
                                        "<script>window.hit=1</script> Ada Brennan designed the bridge.",
                                        1,
                                        "no such quote")),
                        ScriptedModel.turn(
                                "Done.",
                                "submit_answer",
                                ScriptedModel.submit(
                                        "<script>window.hit=1</script> Ada Brennan designed the bridge.",
                                        1,
                                        "no such quote"))));
        ask("Who designed the <b>bridge</b>?");
        browser.await("document.querySelector('.claim')");
        assertThat(text(".claim p")).contains("<script>");
        assertThat(text(".claim .label")).isEqualTo("Not supported");
        assertThat(text("#steps")).contains("Quote refused");
        shots("refused");
        assertThat(text("#asked")).contains("<b>bridge</b>");
        assertThat(browser.value("document.querySelectorAll('main img, main script').length")
                        .asInt())
                .isZero();
        assertThat(browser.value("typeof window.hit").asText()).isEqualTo("undefined");
    }

    /** No text of the graph sticks out of its box. */
    private void graphHoldsItsTexts() throws Exception {
        assertThat(browser.value(
                        "[...document.querySelectorAll('#graph g')].filter(g => g.querySelector('text').getBBox().width"
                                + " > g.querySelector('rect').getBBox().width - 10).map(g => g.textContent)"))
                .isEmpty();
    }

    @Test
    void reasons_stand_apart_and_a_follow_up_leads_back_to_the_source_that_was_read_before() throws Exception {
        Files.writeString(
                home.resolve("docs/bridge.md"),
                "# Bridge\n\nAda Brennan designed the WIDE MOUNTAIN BRIDGE of granite.\n");
        String url = home.resolve("docs/bridge.md").toUri().toString();
        var handedIn = ScriptedModel.turn(
                "Done.",
                "submit_answer",
                ScriptedModel.submit(
                        "Ada Brennan designed the WIDE MOUNTAIN BRIDGE of granite in 1885 for 12,000 pounds.",
                        1,
                        "Ada Brennan designed the WIDE MOUNTAIN BRIDGE of granite."));
        open(
                Map.of("answer.judge", "off"),
                ScriptedModel.of(
                        ScriptedModel.turn(
                                "Looking.", "search", ScriptedModel.search("WHO DESIGNED THE WIDE MOUNTAIN BRIDGE")),
                        ScriptedModel.turn("Reading.", "read", ScriptedModel.read(url)),
                        handedIn,
                        handedIn,
                        handedIn, // the follow-up, without a search
                        handedIn));
        ask("WHO DESIGNED THE WIDE MOUNTAIN BRIDGE of granite?");
        browser.await("document.querySelector('.claim.partial') && document.getElementById('next')");
        assertThat(text(".claim.partial .verdict")).matches("(?s).*\\S; \\S.*").contains("12,000", "1885");
        assertThat(text("#steps")).matches("(?s).*Claim sent back.*\\S; \\S.*");
        graphHoldsItsTexts();
        shots("partial");
        browser.value(
                "document.getElementById('next').value = 'And of what?'; document.querySelector('.follow button').click(); 0");
        browser.await(
                "document.getElementById('asked').innerText === 'And of what?' && document.querySelector('.claim.partial')"
                        + " && document.getElementById('next')");
        browser.await("document.querySelector('#graph .cited')?.textContent.includes('[1] Bridge')");
        browser.await("document.querySelectorAll('#graph path.strong').length > 0");
        shots("follow-up");
    }

    @Test
    void a_run_can_be_stopped() throws Exception {
        HeldModel model = new HeldModel();
        open(Map.of(), model);
        ask("Who designed it?");
        var unused = model.next();
        browser.await("document.querySelector('#status.running') && document.querySelector('#meters dd')");
        shots("running");
        browser.value("document.getElementById('stop').click()");
        browser.await("document.querySelector('#status.cancelled')");
        assertThat(text("#runs")).contains("Who designed it?");
    }

    @Test
    void a_key_is_asked_for_once() throws Exception {
        byte[] hash = java.security.MessageDigest.getInstance("SHA-256").digest("secret-key-of-a-person".getBytes());
        Path keys = home.resolve("keys");
        Files.writeString(keys, "ann " + HexFormat.of().formatHex(hash) + "\n");
        open(Map.of("http.api_key_file", keys.toString()), null);
        browser.await("document.getElementById('enter-key')");
        ask("Who bought Lunokhod 2?");
        browser.await("document.getElementById('key').open");
        shots("key");
        browser.value(
                "document.getElementById('key-value').value = 'secret-key-of-a-person'; document.querySelector('#key [type=submit]').click()");
        browser.await(ENDED);
        assertThat(browser.value("document.getElementById('key').open").asBoolean())
                .isFalse();
        browser.await("!document.getElementById('enter-key')");
    }

    private void press(String key, int code) throws Exception {
        for (String type : List.of("rawKeyDown", "keyUp")) {
            browser.call(
                    "Input.dispatchKeyEvent",
                    Map.of("type", type, "key", key, "code", key, "windowsVirtualKeyCode", code));
        }
    }

    @Test
    void everything_is_reached_and_left_with_the_keyboard_alone() throws Exception {
        open(Map.of(), null);
        ask("Who bought Lunokhod 2?");
        browser.await(ENDED);
        browser.await("document.querySelectorAll('.claim .mark').length > 0 && document.getElementById('next')"
                + " && document.querySelector('.short')"); // which comes with the answer, the last that is drawn
        Set<String> all = new TreeSet<>(); // a date takes several presses
        browser.value(
                        "[...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex=\"0\"]')]"
                                + ".filter(n => n.checkVisibility() && !n.closest('dialog')).map((n, i) => n.dataset.tab = String(i))")
                .forEach(each -> all.add(each.asText()));
        assertThat(all).hasSizeGreaterThan(15);
        int stops = 3 * all.size() + 8;
        browser.value("document.body.focus(); document.activeElement.blur(); 0");
        for (int i = 0; i < stops && !all.isEmpty(); i++) {
            press("Tab", 9);
            JsonNode focus = browser.value(
                    "(n => ({tab: n.dataset.tab ?? '', seen: getComputedStyle(n).outlineStyle !== 'none'}))(document.activeElement)");
            all.remove(focus.get("tab").asText());
            assertThat(focus.get("tab").asText().isEmpty() || focus.get("seen").asBoolean())
                    .as("the focus on %s can be seen", focus)
                    .isTrue();
        }
        assertThat(all).as("not reached with Tab").isEmpty();
        browser.value("document.querySelector('.claim .mark').focus()");
        press("Enter", 13);
        browser.value("document.querySelector('.claim .mark').click()");
        browser.await("document.querySelector('#evidence[open] mark')");
        noSeriousFinding();
        press("Escape", 27);
        browser.await("!document.getElementById('evidence').open");
        assertThat(browser.value("document.activeElement.className").asText()).isEqualTo("mark");
    }

    @Test
    void the_service_tells_what_there_is_to_choose() throws Exception {
        for (String name : List.of("letters", "minutes")) {
            Path folder = Files.createDirectories(home.resolve(name));
            Files.writeString(
                    folder.resolve("bridge.md"),
                    "# Bridge\n\nEllen Hart designed the Harrow bridge, say the " + name + ".\n");
        }
        door = Door.over(home, home.resolve("letters"), home.resolve("minutes"));
        browser.open(door.to("/").build().uri().toString());
        browser.await("document.querySelectorAll('.places input[type=checkbox]').length === 2");
        assertThat(text(".places")).contains("letters", "minutes");
        assertThat(browser.value("document.querySelector('[name=steps]').placeholder")
                        .asText())
                .isNotEmpty();
        shots("choices");
        browser.value("document.querySelectorAll('.places input[type=checkbox]').forEach(box => box.click()); 0");
        ask("Who designed the Harrow bridge?");
        assertThat(browser.value("document.getElementById('ask').checkValidity()")
                        .asBoolean())
                .as("no place is chosen")
                .isFalse();
        browser.value("document.querySelector('.places input[value=\"corpus/minutes\"]').click()");
        browser.value("document.querySelector('[name=steps]').value = '7'; document.getElementById('send').click(); 0");
        browser.await(ENDED);
        assertThat(text("#sources")).contains("minutes/").doesNotContain("letters/");
        assertThat(text("#meters")).contains("/ 7");
    }

    @Test
    void mode_and_fail_over_are_shown_as_they_happen() throws Exception {
        open(Map.of("research.mode", "auto"), new HeldModel());
        browser.await("document.getElementById('choose-mode')");
        assertThat(text("#choose-mode")).contains("Fast", "Thorough", "Automatic");
        assertThat(browser.value("document.getElementById('choose-mode').value").asText())
                .isEqualTo("auto");
        browser.value("document.getElementById('choose-mode').value = 'fast'; 0");
        ask("Who designed it?");
        browser.await("document.querySelector('#steps .mode')");
        assertThat(text("#steps .mode")).contains("Mode: Fast", "as asked for");
        assertThat(text("#status")).contains("Fast");
        JsonNode shown =
                browser.value("import('/page/state.js').then(async s => { const l = await import('/page/live.js');"
                        + " const run = s.emptyRun('x', 'q'); const at = '2026-01-01T00:00:00Z';"
                        + " s.take(run, 'run_started', {at, event: {request: {question: 'q', budget: {max_steps: 4}}, endpoint: 'one', model: 'm1'}});"
                        + " s.take(run, 'model_called', {at, event: {step: 1}});"
                        + " s.take(run, 'model_changed', {at, event: {step: 1, from: 'one', endpoint: 'two', model: 'm2', reason: 'one is down'}});"
                        + " const list = document.createElement('ol'); document.body.append(list); l.drawSteps(list, run);"
                        + " const text = list.innerText; list.remove(); return l.statusLine(run) + ' | ' + text; })");
        assertThat(shown.asText()).contains("Model m2", "Model changed to m2 (two)", "one is down");
    }

    @Test
    void a_stream_that_breaks_is_taken_up_again_and_nothing_is_shown_twice() throws Exception {
        HeldModel model = new HeldModel();
        door = Door.open(home, Map.of(), model);
        try (Relay relay = Relay.to(door.port())) {
            browser.open("http://127.0.0.1:" + relay.port() + "/");
            ask("Who designed it?");
            var asked = model.next();
            browser.await("document.querySelector('#status.running')");
            relay.cut();
            browser.await("document.getElementById('status').innerText.includes('trying again')");
            shots("broken");
            HeldModel.finish(asked);
            relay.mend(door.port());
            browser.await("document.querySelector('#status.not_found')");
            assertThat(browser.value("document.querySelectorAll('#steps > li').length")
                            .asInt())
                    .isEqualTo(
                            browser.value("new Set([...document.querySelectorAll('#steps .step-head span:first-child')]"
                                            + ".map(n => n.textContent)).size")
                                    .asInt());
            assertThat(browser.value(
                                    "[...document.querySelectorAll('#steps li li')].filter(n => n.className === 'draft').length")
                            .asInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void a_service_that_came_back_without_the_run_says_so() throws Exception {
        HeldModel model = new HeldModel();
        door = Door.open(home, Map.of(), model);
        try (Relay relay = Relay.to(door.port())) {
            browser.open("http://127.0.0.1:" + relay.port() + "/");
            ask("Who designed it?");
            var unused = model.next();
            browser.await("document.querySelector('#status.running')");
            relay.cut();
            door.close();
            door = Door.open(home, Map.of(), model);
            relay.mend(door.port());
            browser.await("document.querySelector('#status.gone')");
            assertThat(text("#status")).contains("not kept any more");
            shots("gone");
            assertThat(text("#actions")).isEqualTo("Ask again");
            browser.value("document.querySelector('#actions button').click()");
            var again = model.next();
            browser.await("document.querySelector('#status.running')");
            assertThat(text("#asked")).isEqualTo("Who designed it?");
        }
    }

    @Test
    void history_share_link_follow_up_and_export_hold() throws Exception {
        open(Map.of(), null);
        Path downloads = Files.createDirectories(home.resolve("downloads"));
        browser.call("Page.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", downloads.toString()));
        ask("Who bought Lunokhod 2?");
        browser.await(ENDED);
        String link = browser.value("location.href").asText();
        assertThat(link).matches(".*/#run=[0-9a-f]{32}");
        for (Map.Entry<String, String> each : Map.of(
                        "md", "## Sources", "html", "<!doctype html>", "json", "\"short_answer\"", "bib", "@")
                .entrySet()) {
            String name = Map.of("md", "Markdown", "html", "HTML report", "json", "JSON", "bib", "BibTeX")
                    .get(each.getKey());
            browser.value("[...document.querySelectorAll('#actions button')].find(b => b.textContent === '" + name
                    + "').click(); 0");
            assertThat(downloaded(downloads, "." + each.getKey())).containsIgnoringCase(each.getValue());
        }
        browser.await("document.getElementById('next')");
        browser.value(
                "document.getElementById('next').value = 'Who bought Lunokhod 2 at an auction?'; document.querySelector('.follow button').click(); 0");
        browser.await("location.href !== '" + link + "'");
        browser.await(ENDED);
        assertThat(text("#asked")).isEqualTo("Who bought Lunokhod 2 at an auction?");
        assertThat(browser.value("document.querySelectorAll('#runs a').length").asInt())
                .isEqualTo(2);
        browser.call("Page.navigate", Map.of("url", "about:blank"));
        browser.open(link);
        browser.await(ENDED);
        assertThat(text("#asked")).isEqualTo("Who bought Lunokhod 2?");
        assertThat(text(".short")).contains("Garriott");
        browser.value("[...document.querySelectorAll('#runs a')].find(a => a.textContent.includes('auction')).click()");
        browser.await("document.getElementById('asked').innerText.includes('auction')");
        browser.value("history.back()");
        browser.await("document.getElementById('asked').innerText === 'Who bought Lunokhod 2?'");
        browser.value("document.getElementById('forget').click()"); // while the run may still be told
        browser.await(ENDED);
        assertThat(browser.value(
                                "document.getElementById('past').hidden && localStorage.getItem('footnote.runs') === null")
                        .asBoolean())
                .isTrue();
        assertThat(browser.value("document.getElementById('asked').innerText").asText())
                .as("what is shown stays")
                .isEqualTo("Who bought Lunokhod 2?");
    }

    private static String downloaded(Path folder, String ending) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (System.nanoTime() < end) {
            try (Stream<Path> files = Files.list(folder)) {
                Path found = files.filter(file -> file.toString().endsWith(ending))
                        .findFirst()
                        .orElse(null);
                if (found != null && Files.size(found) > 0) {
                    return Files.readString(found);
                }
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        throw new AssertionError("no file " + ending + " was saved");
    }

    @Test
    void on_paper_there_is_the_answer_and_no_form() throws Exception {
        open(Map.of(), null);
        ask("Who bought Lunokhod 2?");
        browser.await(ENDED);
        browser.await("document.querySelector('.claim')");
        browser.call(
                "Emulation.setEmulatedMedia",
                Map.of("media", "print", "features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
        assertThat(
                        browser.value(
                                "['ask', 'actions', 'follow', 'past'].filter(id => document.getElementById(id).checkVisibility())"))
                .isEmpty();
        assertThat(browser.value("getComputedStyle(document.body).color").asText())
                .as("black on white also for people who like it dark")
                .isEqualTo("rgb(0, 0, 0)");
        assertThat(browser.value(
                                "document.querySelector('.claim').checkVisibility() && document.querySelector('.sources').checkVisibility()")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void a_run_that_fails_says_why_in_a_colour_of_its_own() throws Exception {
        open(Map.of(), new StreamingChatModel() {
            @Override
            public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
                handler.onError(new IllegalStateException("the model broke down"));
            }
        });
        ask("Who designed it?");
        browser.await("document.querySelector('#status.failed')");
        assertThat(text("#status")).startsWith("Failed").contains("—");
        shots("failed");
    }

    @Test
    void lengths_of_time_are_read_as_the_service_writes_them() throws Exception {
        open(Map.of(), null);
        assertThat(browser.value(
                                "import('/page/live.js').then(l => ['90s', '20m', '1.5h', '500ms', 'PT1H2M3S', 'PT20M', 'soon', null].map(x => String(l.seconds(x))).join(' '))")
                        .asText())
                .isEqualTo("90 1200 5400 0.5 3723 1200 NaN NaN");
    }

    @Test
    void no_mark_stands_alone_on_a_line_and_a_long_question_is_set_smaller_and_listed_short() throws Exception {
        open(Map.of(), null);
        ask("Who bought Lunokhod 2?");
        browser.await(ENDED);
        browser.await("document.querySelector('.claim .mark')");
        // At every width the first mark of a claim is on the line of the word before it.
        for (int width = 320; width < 420; width += 7) {
            size(width, 800);
            assertThat(browser.value("[...document.querySelectorAll('.claim .whole')].every(whole => {"
                                    + "const word = document.createRange(); word.selectNodeContents(whole.firstChild);"
                                    + "return word.getBoundingClientRect().bottom > whole.querySelector('.mark').getBoundingClientRect().top"
                                    + " + 2; }) && document.querySelector('.claim .whole') !== null")
                            .asBoolean())
                    .as("width " + width)
                    .isTrue();
        }
        String many =
                "Which rover was sold at an auction, and to whom? ".repeat(12).strip();
        ask(many);
        browser.await("document.getElementById('asked').textContent.length > 300");
        browser.await("document.querySelector('#status.answered, #status.not_found')");
        size(390, 844);
        assertThat(browser.value("parseFloat(getComputedStyle(document.getElementById('asked')).fontSize)")
                        .asInt())
                .isLessThan(20);
        assertThat(browser.value("document.querySelector('.runs a').getBoundingClientRect().height")
                        .asInt())
                .isBetween(20, 64);
        assertThat(browser.value("document.querySelector('.runs a').textContent.length")
                        .asInt())
                .isEqualTo(many.length());
        assertThat(text("#send")).isEqualTo("Ask");
        shots("long");
    }
}
