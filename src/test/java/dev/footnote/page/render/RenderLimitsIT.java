package dev.footnote.page.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import dev.footnote.api.PermanentException;
import dev.footnote.page.Page;
import dev.footnote.testkit.ChildJvm;
import dev.footnote.threads.OwnThread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ends a rendering, and that nothing of it stays. Skipped where no Chromium is found. */
class RenderLimitsIT {

    private static final String TEXT = "The clock of Varnholt was built in 1688 by the sisters Ilse and Marta Brandt. "
            + "It strikes thirteen at noon, since the council refused to pay for the twelfth stroke twice. "
            + "A book about it was printed in Lindau, and sold eleven copies in its first hundred years.";

    private static final String BUILD = "root.innerHTML = '<p>" + TEXT + "</p>';";

    private RenderedSite site;

    @TempDir
    Path folder;

    @BeforeEach
    void open() throws IOException {
        site = RenderedSite.open();
    }

    @AfterEach
    void close() {
        if (site != null) {
            site.close();
        }
        assertThat(browsers()).isEmpty();
    }

    /** Processes that this one has started and that have not ended. */
    private static List<ProcessHandle> browsers() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").contains("chrom"))
                .filter(ProcessHandle::isAlive)
                .toList();
    }

    private static List<Path> profiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("footnote-browser"))
                    .toList();
        }
    }

    @Test
    void a_script_without_end_is_ended_and_the_next_page_is_rendered() {
        site.set("page.renderer_timeout", "6s").app(BUILD + "setTimeout(() => { while (true) {} }, 0)");
        assertThatThrownBy(() -> site.read("/app"))
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("a browser could not run its script: the browser gave no answer in time");
        site.app(BUILD);
        assertThat(site.read("/app").source().text()).isEqualTo(TEXT);
    }

    @Test
    void a_script_that_keeps_more_than_the_limit_of_memory_is_ended() {
        String keep = "const kept = []; for (let i = 0; i < 300; i++) kept.push(new Array(1e5).fill({}));"
                + "window.kept = kept;" + BUILD; // 240 MB of pointers, half of that where the browser packs them
        site.set("page.renderer_memory", "40").app(keep);
        assertThatThrownBy(() -> site.read("/app"))
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("a browser could not run its script: the browser ended");
        site.app(BUILD);
        assertThat(site.read("/app").source().text()).isEqualTo(TEXT);
    }

    @Test
    void a_script_that_keeps_less_is_not() {
        site.app("const kept = []; for (let i = 0; i < 300; i++) kept.push(new Array(1e5).fill({}));"
                + "window.kept = kept;" + BUILD);
        assertThat(site.read("/app").source().text()).isEqualTo(TEXT);
    }

    @Test
    void a_page_that_never_rests_is_taken_as_it_stands_and_that_is_told() {
        site.set("page.renderer_timeout", "5s")
                .app(BUILD + "const p = document.createElement('p'); root.append(p); let n = 1;"
                        + "setInterval(() => { n++; p.textContent = 'x'.repeat(n) }, 50)");
        Page page = site.read("/app");
        assertThat(page.source().text()).contains(TEXT);
        assertThat(page.cut()).isEqualTo("its script was still at work after 5000 ms");
    }

    @Test
    void text_that_comes_late_is_waited_for_and_a_page_that_stands_is_not() {
        site.app("root.textContent = 'Loading'; setTimeout(() => {" + BUILD + "}, 1200)");
        assertThat(site.read("/app").source().text()).isEqualTo(TEXT);
        site.app(BUILD);
        long start = System.nanoTime();
        site.read("/app");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void no_more_is_loaded_than_the_limit_of_requests_says() {
        IntStream.range(0, 9).forEach(i -> site.put("/part" + i, "text/plain", "Part " + i + "."));
        site.set("page.renderer_requests", "4")
                .app(BUILD + "for (let i = 0; i < 9; i++) fetch('/part' + i).then(r => r.text()).then(t => {"
                        + "root.insertAdjacentHTML('beforeend', '<p>' + t + '</p>')}).catch(() => 0)");
        Page page = site.read("/app");
        assertThat(page.cut()).isEqualTo("its script wanted to load more than 4 things, and got no more");
        assertThat(site.askedPaths()).hasSize(1 + 4);
        assertThat(page.source().text().split("Part ", -1)).hasSize(1 + 3);
    }

    @Test
    void no_more_is_loaded_than_the_limit_of_bytes_says() {
        site.set("page.renderer_bytes", "30000")
                .put("/large", "text/plain", "Large. ".repeat(5000))
                .put("/small", "text/plain", "Small.")
                .app(BUILD + "fetch('/small').then(r => r.text()).then(t => { root.innerHTML += '<p>' + t +"
                        + " '</p>';return fetch('/large') }).then(r => r.text()).then(t => { root.innerHTML +="
                        + " '<p>' + t + '</p>' }).catch(() => 0)");
        Page page = site.read("/app");
        assertThat(page.source().text()).contains(TEXT, "Small.").doesNotContain("Large.");
    }

    @Test
    void all_loads_together_keep_to_the_limit_of_bytes() {
        IntStream.range(0, 5).forEach(i -> site.put("/part" + i, "text/plain", ("Part" + i + " ").repeat(1000)));
        site.set("page.renderer_bytes", "20000")
                .app(BUILD
                        + "(async () => { for (let i = 0; i < 5; i++) { const t = await (await fetch('/part' +"
                        + " i)).text();root.innerHTML += '<p>' + t.slice(0, 6) + '</p>' } })().catch(() => 0)");
        Page page = site.read("/app");
        assertThat(page.cut()).isEqualTo("its script wanted to load more than 20000 bytes, and got no more");
        assertThat(page.source().text()).contains("Part2").doesNotContain("Part3");
    }

    @Test
    void a_page_that_grows_beyond_all_bounds_is_cut() {
        site.set("page.renderer_bytes", "50000")
                .app(BUILD
                        + "root.insertAdjacentHTML('beforeend', '<p>' + 'A line of the register."
                        + " '.repeat(9000) + '</p>')");
        Page page = site.read("/app");
        assertThat(page.cut()).isEqualTo("only the first 50000 characters of its HTML were taken");
        assertThat(page.source().text().length()).isBetween(40_000, 50_000);
    }

    @Test
    void a_cancelled_rendering_ends_at_once() throws Exception {
        site.put("/never", new RenderedSite.Body(200, "text/plain", "late".getBytes(UTF_8), 30_000))
                .app("fetch('/never').then(() => {" + BUILD + "})");
        Cancellation cancellation = new Cancellation();
        CompletableFuture<Page> page = OwnThread.supply(() -> site.reader().read(site.at("/app"), cancellation));
        await(() -> site.askedPaths().contains("/never"));
        long start = System.nanoTime();
        cancellation.cancel("the reader left");
        assertThatThrownBy(() -> page.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(CancelledException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void closing_ends_the_browser_and_what_it_is_at_and_deletes_its_profile() throws Exception {
        List<Path> before = profiles();
        site.put("/never", new RenderedSite.Body(200, "text/plain", "late".getBytes(UTF_8), 30_000))
                .app("fetch('/never').then(() => {" + BUILD + "})");
        CompletableFuture<Page> page = OwnThread.supply(() -> site.read("/app"));
        await(() -> site.askedPaths().contains("/never"));
        assertThat(browsers()).isNotEmpty();
        assertThat(profiles()).hasSizeGreaterThan(before.size());
        site.renderer().close();
        assertThat(browsers()).isEmpty();
        assertThat(profiles()).hasSameElementsAs(before);
        assertThatThrownBy(() -> page.get(10, TimeUnit.SECONDS))
                .hasCauseInstanceOf(PermanentException.class)
                .hasMessageContaining("the browser ended");
        site.renderer().close();
    }

    @Test
    void a_browser_that_breaks_down_is_told_and_replaced() throws Exception {
        site.put("/never", new RenderedSite.Body(200, "text/plain", "late".getBytes(UTF_8), 20_000))
                .app("fetch('/never').then(() => {" + BUILD + "})");
        CompletableFuture<Page> page = OwnThread.supply(() -> site.read("/app"));
        await(() -> site.askedPaths().contains("/never"));
        browsers().forEach(ProcessHandle::destroyForcibly);
        assertThatThrownBy(() -> page.get(10, TimeUnit.SECONDS))
                .hasMessageContaining("a browser could not run its script: the browser ended");
        site.app(BUILD);
        assertThat(site.read("/app").source().text()).isEqualTo(TEXT);
    }

    @Test
    void a_browser_that_is_not_used_is_ended() throws Exception {
        site.set("page.renderer_idle", "300ms").app(BUILD);
        site.read("/app");
        await(() -> browsers().isEmpty());
        assertThat(site.read("/app").source().text()).isEqualTo(TEXT);
    }

    @Test
    void without_a_browser_the_shell_says_so() {
        site.set("page.renderer_program", "no-such-browser").app(BUILD);
        assertThatThrownBy(() -> site.read("/app"))
                .isInstanceOf(PermanentException.class)
                .hasMessage(site.at("/app")
                        + " holds no readable text (it builds its text by script; a browser could not run its script:"
                        + " no Chromium was found on this machine); use another source");
    }

    @Test
    void a_program_that_is_no_browser_gets_no_keys_and_is_told() throws Exception {
        Path told = folder.resolve("told");
        Path program = folder.resolve("browser");
        Files.writeString(program, "#!/bin/sh\nenv | sort > " + told + "\nexit 3\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        List<Path> before = profiles();
        site.set("page.renderer_program", program.toString()).app(BUILD);
        assertThatThrownBy(() -> site.read("/app")).hasMessageContaining("the browser did not start");
        assertThat(Files.readAllLines(told))
                .extracting(line -> line.substring(0, line.indexOf('=')))
                .isSubsetOf("HOME", "LANG", "PATH", "TMPDIR", "PWD", "OLDPWD", "SHLVL", "_");
        assertThat(profiles()).hasSameElementsAs(before);
    }

    @Test
    void a_program_that_never_answers_is_given_up_after_the_time_for_its_start() throws Exception {
        Path program = folder.resolve("browser");
        Files.writeString(program, "#!/bin/sh\nexec sleep 300\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        site.set("page.renderer_program", program.toString())
                .set("page.renderer_start", "1s")
                .app(BUILD);
        long start = System.nanoTime();
        assertThatThrownBy(() -> site.read("/app")).hasMessageContaining("the browser did not start");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
    }

    /** The one thing that no code of ours can answer is the end of our process by force. */
    @Test
    void a_process_that_is_killed_leaves_no_browser_behind() throws Exception {
        site.put("/never", new RenderedSite.Body(200, "text/plain", "late".getBytes(UTF_8), 30_000))
                .app("fetch('/never').then(() => {" + BUILD + "})");
        List<String> command = ChildJvm.command(RenderAlone.class);
        command.add(site.at("/app").toString());
        Process other = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<ProcessHandle> started;
        try {
            await(() -> site.askedPaths().contains("/never"));
            started = other.descendants().toList();
        } finally {
            other.destroyForcibly().waitFor();
        }
        assertThat(started).isNotEmpty();
        List<ProcessHandle> left = started;
        await(() -> left.stream().noneMatch(ProcessHandle::isAlive));
        for (Path profile : profiles()) {
            if (profile.getFileName().toString().startsWith("footnote-browser-" + other.pid() + "-")) {
                Profiles.delete(profile);
            }
        }
    }

    private interface Check {
        boolean holds() throws Exception;
    }

    private static void await(Check check) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!check.holds()) {
            assertThat(System.nanoTime()).as("waited for too long").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
