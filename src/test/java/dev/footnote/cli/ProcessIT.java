package dev.footnote.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import dev.footnote.config.FileNames;
import dev.footnote.testkit.ChildJvm;
import dev.footnote.testkit.ScriptedKimi;
import dev.footnote.testkit.Turn;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command line as a process of its own: signals, locales, and what becomes of its streams. */
@Timeout(60)
class ProcessIT {

    private static final String QUESTION = "Who designed the Aldermoor bridge?";

    @TempDir
    private Path home;

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(
                folder.resolve("bridge.md"),
                "# Aldermoor bridge\n\nThe Aldermoor bridge was designed by Ellen Hart in 1890.\n");
        Files.writeString(folder.resolve("zh.md"), "# 阿尔德莫桥\n\n阿尔德莫桥由艾伦·哈特于1890年设计。\n");
    }

    private ProcessBuilder footnote(String... arguments) {
        List<String> all = new ArrayList<>(List.of("ask", "--home", home.toString(), "--corpus", folder.toString()));
        all.addAll(List.of(arguments));
        return command(all);
    }

    private ProcessBuilder command(List<String> arguments) {
        // A build in the background ignores Ctrl-C, and its children would inherit that.
        List<String> all = new ArrayList<>(
                Files.isDirectory(Path.of("/proc/self")) ? List.of("env", "--default-signal=INT") : List.of());
        all.addAll(ChildJvm.command(Main.class, "-Xmx256m"));
        all.addAll(arguments);
        return new ProcessBuilder(all)
                .redirectOutput(home.resolve("out").toFile())
                .redirectError(home.resolve("err").toFile());
    }

    private String text(String stream) throws IOException {
        return Files.readString(home.resolve(stream), StandardCharsets.UTF_8);
    }

    private int ended(Process process) throws InterruptedException {
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Test
    void a_site_whose_robots_txt_cannot_be_read_is_told_to_who_reads_its_page() throws Exception {
        HttpServer site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/", exchange -> {
            byte[] page =
                    "<html><body><main><p>The quay at Orlun is 340 metres long and stands on oak piles.</p></main></body></html>"
                            .getBytes(StandardCharsets.UTF_8);
            boolean robots = exchange.getRequestURI().getPath().equals("/robots.txt");
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(robots ? 503 : 200, robots ? -1 : page.length);
            if (!robots) {
                exchange.getResponseBody().write(page);
            }
            exchange.close();
        });
        site.start();
        try {
            String host = "127.0.0.1:" + site.getAddress().getPort();
            Process process = command(List.of("read", "http://" + host + "/quay", "--set", "net.allow=[" + host + "]"))
                    .start();
            assertThat(ended(process)).isZero();
            assertThat(text("out")).contains("340 metres");
            assertThat(text("err"))
                    .contains("/robots.txt could not be read (HTTP 503)")
                    .doesNotContain("[main]");
        } finally {
            site.stop(0);
        }
    }

    @Test
    void a_stopped_run_says_what_it_has_and_leaves_the_index_whole() throws Exception {
        try (ScriptedKimi kimi = ScriptedKimi.start()) {
            kimi.turn(Turn.delay(Duration.ofSeconds(30)).say("too late"));
            Process process = footnote(
                            "--model",
                            "kimi",
                            "--format",
                            "json",
                            "--set",
                            "llm.kimi.base_url=" + kimi.baseUrl(),
                            "--set",
                            "llm.kimi.key=sk-test",
                            QUESTION)
                    .start();
            assertThat(kimi.awaitRequest(30)).isTrue();
            process.destroy();
            // what a JVM ends with after SIGTERM; after SIGINT it is 130
            assertThat(ended(process)).isEqualTo(143);
            assertThat(text("out"))
                    .contains("\"status\" : \"cancelled\"", "the program was stopped (the end of the process)");
            assertThat(text("err"))
                    .contains("stopping: the run ends with what it has\n", "cancelled: ")
                    .doesNotContain("\tat ");
        }
        Process again = footnote("--model", "offline", QUESTION).start();
        assertThat(ended(again)).isZero();
        assertThat(text("out")).contains("Ellen Hart");
    }

    @Test
    void a_chinese_question_comes_through_a_locale_without_unicode() throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/self/cmdline")), "only Linux shows a process's command line there");
        String[] ask = {"ask", "--home", "" + home, "--corpus", "" + folder, "--model", "offline", "-q", "阿尔德莫桥由谁设计？"};
        assertThat(withoutUnicode(ask)).as(text("err")).isZero();
        assertThat(text("out")).startsWith("# 阿尔德莫桥由谁设计？").contains("艾伦·哈特");
    }

    /** Runs a command by way of a shell, which passes the bytes on; this JVM's own locale may not be able to. */
    private int withoutUnicode(String... arguments) throws Exception {
        ProcessBuilder builder = command(List.of(arguments));
        Path script = Files.writeString(home.resolve("run.sh"), quoted(builder.command()), StandardCharsets.UTF_8);
        builder.environment().put("LC_ALL", "C");
        return ended(builder.command("sh", script.toString())
                .directory(folder.toFile())
                .redirectOutput(home.resolve("out").toFile())
                .redirectError(home.resolve("err").toFile())
                .start());
    }

    @Test
    void names_of_files_come_through_a_locale_without_unicode() throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/self/cmdline")), "only Linux shows a process's command line there");
        Files.writeString(FileNames.path(folder + "/设计.txt"), "阿尔德莫桥由艾伦·哈特设计。\n");
        Files.writeString(FileNames.path(folder + "/问题.csv"), "id,question\n1,阿尔德莫桥由谁设计？\n");
        assertThat(withoutUnicode("read", "设计.txt")).as(text("err")).isZero();
        assertThat(text("out")).contains("艾伦·哈特");
        assertThat(text("err")).contains("设计.txt");
        String[] batch = {
            "batch", "问题.csv", "-o", "out.jsonl", "--model", "offline", "--home", "" + home, "--corpus", "" + folder
        };
        assertThat(withoutUnicode(batch)).as(text("err")).isZero();
        assertThat(text("err")).contains("问题.csv: CSV");
        assertThat(Files.readString(folder.resolve("out.jsonl")))
                .contains("艾伦·哈特")
                .doesNotContain("\ufffd");
    }

    private static String quoted(List<String> command) {
        StringBuilder line = new StringBuilder("exec");
        command.forEach(part -> line.append(" '").append(part).append('\''));
        return line + "\n";
    }

    private static void interrupt(Process process) throws Exception {
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    @Test
    void ctrl_c_says_what_it_waits_for_and_a_second_one_ends_at_once() throws Exception {
        try (ScriptedKimi kimi = ScriptedKimi.start()) {
            kimi.turn(Turn.delay(Duration.ofSeconds(30)).say("too late"));
            String key = "llm.kimi.key=sk-test-0123456789";
            String[] ask = {"--model", "kimi", "--set", "llm.kimi.base_url=" + kimi.baseUrl(), "--set", key, QUESTION};
            Process process = footnote(ask).start();
            assertThat(kimi.awaitRequest(30)).isTrue();
            interrupt(process);
            assertThat(ended(process)).isEqualTo(Main.CANCELLED);
            assertThat(text("err")).contains("stopping: the run ends with what it has; Ctrl-C again ends at once");
            assertThat(text("out")).contains(QUESTION);
        }
    }

    @Test
    void a_port_in_use_is_told_in_one_sentence_and_nothing_else() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = String.valueOf(other.getLocalPort());
            Process process = command(List.of("serve", "--port", port, "--model", "offline", "--home", "" + home))
                    .start();
            assertThat(ended(process)).isEqualTo(Main.USAGE);
            assertThat(text("out")).isEmpty();
            assertThat(text("err"))
                    .isEqualTo(
                            "footnote: port " + port + " of 127.0.0.1 is in use by another program; give another with"
                                    + " --port, or 0 for a free one\n");
        }
    }

    @Test
    void a_service_logs_requests_and_runs_and_says_how_it_ends() throws Exception {
        Process process = command(List.of(
                        "serve",
                        "-v",
                        "--port",
                        "0",
                        "--model",
                        "offline",
                        "--home",
                        "" + home,
                        "--corpus",
                        "" + folder))
                .start();
        String base = listening();
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(base + "/v1/research?wait=true"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{\"question\":\"" + QUESTION + "\"}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        interrupt(process);
        assertThat(ended(process)).isEqualTo(Main.CANCELLED);
        assertThat(text("err"))
                .containsPattern("POST /v1/research 200 \\d+ ms, run [0-9a-f]{32}")
                .containsPattern("run [0-9a-f]{32} answered after \\d+ ms; ")
                .contains("stopping: no run is going; Ctrl-C again ends at once")
                .doesNotContain("Aldermoor bridge?");
    }

    private String listening() throws Exception {
        for (int i = 0; i < 300; i++) {
            String said = text("out");
            if (said.endsWith("\n")) {
                return said.strip().replace("listening on ", "");
            }
            Thread.sleep(100);
        }
        throw new AssertionError("the service does not listen: " + text("err"));
    }

    @Test
    void a_full_disk_under_standard_output_is_no_success() throws Exception {
        File full = new File("/dev/full");
        assumeTrue(full.exists(), "only Linux has /dev/full");
        Process process = footnote("--model", "offline", "-q", QUESTION)
                .redirectOutput(full)
                .start();
        assertThat(ended(process)).isEqualTo(Main.FAILED);
        assertThat(text("err")).contains("standard output could not be written").doesNotContain("\tat ");
    }
}
