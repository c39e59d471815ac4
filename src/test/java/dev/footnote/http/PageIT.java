package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footnote.research.ScriptedModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
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
        String axe = System.getenv("FOOTNOTE_AXE");
        if (axe != null) {
            browser.value(Files.readString(Path.of(axe)) + ";0");
            JsonNode found = browser.value(
                    "axe.run().then(r => JSON.stringify(r.violations.map(v => [v.impact, v.id, v.nodes.map(n => n.html).slice(0, 3)])))");
            assertThat(found.asText()).doesNotContain("serious", "critical");
        }
        String shots = System.getenv("FOOTNOTE_SHOTS");
        if (shots != null) {
            shots(Path.of(shots));
        }
        browser.value(
                "{let s = document.getElementById('interface'); s.value = 'zh'; s.dispatchEvent(new Event('change')); 0}");
        if (shots != null) {
            browser.screenshot(Path.of(shots, "zh.png"));
        }
        assertThat(text("#send")).isEqualTo("提问");
        assertThat(text(".claim.full .label")).isEqualTo("有据");
        assertThat(browser.value("document.documentElement.lang").asText()).isEqualTo("zh-CN");
    }

    private void shots(Path folder) throws Exception {
        size(1100, 900);
        browser.screenshot(folder.resolve("desktop.png"));
        size(390, 844);
        browser.screenshot(folder.resolve("phone.png"));
        assertThat(browser.value("document.documentElement.scrollWidth").asInt())
                .isLessThanOrEqualTo(390);
        size(1100, 900);
        browser.call(
                "Emulation.setEmulatedMedia",
                Map.of("features", java.util.List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
        browser.screenshot(folder.resolve("dark.png"));
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
        assertThat(text("#asked")).contains("<b>bridge</b>");
        assertThat(browser.value("document.querySelectorAll('main img, main script').length")
                        .asInt())
                .isZero();
        assertThat(browser.value("typeof window.hit").asText()).isEqualTo("undefined");
    }

    @Test
    void a_run_can_be_stopped() throws Exception {
        HeldModel model = new HeldModel();
        open(Map.of(), model);
        ask("Who designed it?");
        var unused = model.next();
        browser.await("document.querySelector('#status.running')");
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
        ask("Who bought Lunokhod 2?");
        browser.await("document.getElementById('key').open");
        browser.value(
                "document.getElementById('key-value').value = 'secret-key-of-a-person'; document.querySelector('#key [type=submit]').click()");
        browser.await(ENDED);
        assertThat(browser.value("document.getElementById('key').open").asBoolean())
                .isFalse();
    }
}
