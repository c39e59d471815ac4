package dev.footnote.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The words of generated pages against the innerText of a real browser. Skipped where no Chromium is found. */
class BrowserTextIT {

    private static final int PAGES = 120;

    private static final Pattern RESULT = Pattern.compile("<pre id=\"result\">([^<]*)</pre>");

    /** Writes the innerText of each frame's blocks into the page, coded, as the browser prints its final DOM. */
    private static final String COLLECT =
            "<script>onload=()=>{let out=[];for(const f of document.querySelectorAll('iframe')){let"
                    + " d=f.contentDocument;out.push([...d.querySelector('main').children].slice(1).map(e=>encodeURIComponent(e.innerText)).join('"
                    + " '))}let p=document.createElement('pre');p.id='result';p.textContent=out.join('\\n"
                    + "');document.body.append(p)}</script>";

    @TempDir
    Path folder;

    @Test
    void each_kept_paragraph_says_what_the_browser_shows() throws Exception {
        Path browser = browser();
        assumeTrue(browser != null, "no chromium or google-chrome on the PATH; install one to run this test");
        List<GeneratedPage> pages = new ArrayList<>();
        StringBuilder all = new StringBuilder("<!doctype html><meta charset='utf-8'><body>");
        for (long seed = 1; seed <= PAGES; seed++) {
            GeneratedPage page = GeneratedPage.of(new Random(seed), false);
            pages.add(page);
            all.append("<iframe srcdoc=\"")
                    .append(page.html().replace("&", "&amp;").replace("\"", "&quot;"))
                    .append("\"></iframe>");
        }
        Path file = folder.resolve("pages.html");
        Files.writeString(file, all.append(COLLECT));
        List<String> shown = innerTexts(browser, file);
        assertThat(shown).hasSize(PAGES);
        int kept = 0;
        for (int i = 0; i < PAGES; i++) {
            List<String> paragraphs = Stream.of(shown.get(i).split(" "))
                    .map(coded -> URLDecoder.decode(coded.replace("+", "%2B"), UTF_8))
                    .toList();
            kept += RunningTextTest.kept(pages.get(i), paragraphs, i + 1);
        }
        assertThat(kept).isGreaterThan(PAGES * 3);
    }

    /** Panels that readers can open are opened first. */
    @Test
    void each_kept_table_list_panel_and_code_says_what_the_browser_shows() throws Exception {
        Path browser = browser();
        assumeTrue(browser != null, "no chromium or google-chrome on the PATH; install one to run this test");
        List<GeneratedParts> pages = new ArrayList<>();
        StringBuilder all = new StringBuilder("<!doctype html><meta charset='utf-8'><body>");
        for (long seed = 1; seed <= PAGES; seed++) {
            GeneratedParts page = GeneratedParts.of(new Random(seed));
            pages.add(page);
            all.append("<iframe srcdoc=\"")
                    .append(page.html()
                            .replace("<details>", "<details open>")
                            .replace("&", "&amp;")
                            .replace("\"", "&quot;"))
                    .append("\"></iframe>");
        }
        Path file = folder.resolve("parts.html");
        Files.writeString(file, all.append(COLLECT));
        List<String> shown = innerTexts(browser, file);
        assertThat(shown).hasSize(PAGES);
        int whole = 0;
        int parts = 0;
        for (int i = 0; i < PAGES; i++) {
            List<String> texts = Stream.of(shown.get(i).split(" "))
                    .map(coded -> URLDecoder.decode(coded.replace("+", "%2B"), UTF_8))
                    .toList();
            assertThat(texts).hasSameSizeAs(pages.get(i).shown());
            whole += RunningTextTest.whole(pages.get(i), texts, i + 1);
            parts += texts.size();
        }
        assertThat(whole).isGreaterThan(parts * 95 / 100);
    }

    private List<String> innerTexts(Path browser, Path file) throws IOException, InterruptedException {
        Path out = folder.resolve("out.html");
        Process process = new ProcessBuilder(
                        browser.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--virtual-time-budget=10000",
                        "--dump-dom",
                        file.toUri().toString())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS))
                    .as("the browser ended")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        Matcher result = RESULT.matcher(Files.readString(out));
        assertThat(result.find()).as("the browser ran the page's script").isTrue();
        return result.group(1).lines().toList();
    }

    private static Path browser() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(dir -> Stream.of("chromium", "chromium-browser", "google-chrome", "chrome")
                        .map(name -> Path.of(dir, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }
}
