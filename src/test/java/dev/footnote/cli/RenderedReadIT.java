package dev.footnote.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.footnote.cli.CommandLine.Said;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The program reads a page that a script builds. Skipped where no Chromium is found. */
class RenderedReadIT {

    private static final String TEXT = "The mill at Corrin ground barley until 1932, when its wheel broke.";

    private HttpServer server;
    private String url;

    @BeforeEach
    void start() throws IOException {
        assumeTrue(
                Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .flatMap(dir -> Stream.of("chromium", "chromium-browser", "google-chrome", "chrome")
                                .map(name -> Path.of(dir, name)))
                        .anyMatch(Files::isExecutable),
                "no chromium or google-chrome on the PATH; install one to run this test");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] page = ("<title>Corrin</title><div id=r></div><script>r.innerHTML = '<p>" + TEXT + "</p>'</script>")
                .getBytes(UTF_8);
        server.createContext("/", exchange -> {
            boolean there = exchange.getRequestURI().getPath().equals("/mill");
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(there ? 200 : 404, there ? page.length : -1);
            if (there) {
                exchange.getResponseBody().write(page);
            }
            exchange.close();
        });
        server.start();
        url = "http://127.0.0.1:" + server.getAddress().getPort() + "/mill";
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private Said read(String renderer, String... more) {
        String sandbox = "root".equals(System.getProperty("user.name")) ? "false" : "true";
        return CommandLine.run(Stream.concat(
                        Stream.of(
                                "read",
                                "--web",
                                "--set",
                                "net.allow=[127.0.0.1:" + server.getAddress().getPort() + "]",
                                "--set",
                                "page.renderer=" + renderer,
                                "--set",
                                "page.renderer_sandbox=" + sandbox,
                                "--set",
                                "page.renderer_start=60s"),
                        Stream.concat(Stream.of(more), Stream.of(url)))
                .toArray(String[]::new));
    }

    @Test
    void with_a_renderer_its_text_is_printed_and_the_rendering_is_told() throws IOException {
        Said said = read("chromium", "--verbose");
        assertThat(said.out()).isEqualTo(TEXT + "\n");
        assertThat(said.err()).contains("rendered: a browser ran the script that builds its text");
        JsonNode json =
                new ObjectMapper().readTree(read("chromium", "--format", "json").out());
        assertThat(json.at("/source/rendered").asBoolean()).isTrue();
    }

    @Test
    void without_one_the_shell_is_told() {
        Said said = read("off");
        assertThat(said.code()).isNotZero();
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).contains("holds no readable text");
    }
}
