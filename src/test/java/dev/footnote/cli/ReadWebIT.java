package dev.footnote.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.footnote.cli.CommandLine.Said;
import dev.footnote.page.html.HtmlParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The program reads pages of the web that do not come whole, and says so. */
class ReadWebIT {

    private static final String SENTENCE = "The sluice at Harnley was rebuilt in oak after the flood of 1894. ";

    private final Map<String, byte[]> pages = new ConcurrentHashMap<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            byte[] page = pages.get(path);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            if (path.startsWith("/log")) {
                exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            }
            exchange.sendResponseHeaders(page == null ? 404 : 200, page == null ? -1 : page.length);
            if (page != null) {
                exchange.getResponseBody().write(page);
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Said read(String path, String... more) {
        String host = "127.0.0.1:" + server.getAddress().getPort();
        return CommandLine.run(Stream.concat(
                        Stream.of(
                                "read",
                                "--web",
                                "--set",
                                "net.allow=[" + host + "]",
                                "--set",
                                "page.max_bytes=6000000"),
                        Stream.concat(Stream.of(more), Stream.of("http://" + host + path)))
                .toArray(String[]::new));
    }

    private static JsonNode json(Said said) throws IOException {
        return new ObjectMapper().readTree(said.out());
    }

    private static byte[] page(String body) {
        return ("<html lang=en><title>Harnley</title><main><h1>Harnley</h1>" + body + "</main></html>").getBytes(UTF_8);
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    @Test
    void a_page_larger_than_is_fetched_is_told_in_each_form() throws IOException {
        pages.put("/long", page("<p>" + SENTENCE.repeat(8) + "</p>" + "<p>filler text</p>".repeat(100)));
        String told = "only the first 1000 bytes of it were fetched";

        for (String form : new String[] {"markdown", "text"}) {
            Said said = read("/long", "--format", form, "--set", "page.max_bytes=1000");
            assertThat(said.code()).isZero();
            assertThat(said.out()).contains("rebuilt in oak");
            assertThat(said.err()).contains("not read to its end: " + told);
        }
        JsonNode json = json(read("/long", "--format", "json", "--set", "page.max_bytes=1000"));
        assertThat(json.path("cut").asText()).isEqualTo(told);
    }

    @Test
    void a_page_of_more_tags_than_are_read_is_told() throws IOException {
        pages.put("/tags", page("<p>" + SENTENCE + "</p>" + "<br>".repeat(HtmlParser.MAX_TAGS)));

        Said said = read("/tags", "--format", "json");

        assertThat(json(said).path("cut").asText()).contains("more than " + HtmlParser.MAX_TAGS + " tags");
        assertThat(said.err()).contains("not read to its end: its HTML has more than");
    }

    @Test
    void a_packed_page_that_breaks_off_is_told() throws IOException {
        StringBuilder body = new StringBuilder("<p>" + SENTENCE.repeat(4) + "</p>");
        for (int i = 0; i < 400; i++) {
            body.append("<p>Entry ").append(i * 7919 % 10_007).append(" of the log.</p>");
        }
        byte[] whole = packed(page(body.toString()));
        pages.put("/log/short", Arrays.copyOf(whole, whole.length / 2));

        Said said = read("/log/short", "--format", "json");

        assertThat(said.out()).contains("rebuilt in oak");
        assertThat(json(said).path("cut").asText())
                .startsWith("only the first ")
                .endsWith(" bytes of it were fetched");
    }

    @Test
    void what_was_unpacked_before_the_packing_broke_is_read_and_told() throws IOException {
        byte[] page = packed(page("<p>" + SENTENCE.repeat(4) + "</p>"));
        page[page.length - 6] ^= 0x55; // the sum over the text, which stands at the end
        pages.put("/log/sum", page);

        Said said = read("/log/sum");

        assertThat(said.out()).contains("rebuilt in oak");
        assertThat(said.err()).contains("not read to its end: only the first ");
    }

    @Test
    void a_packed_page_of_broken_bytes_is_refused_with_a_word() throws IOException {
        byte[] broken = packed(page("<p>" + SENTENCE.repeat(40) + "</p>"));
        Arrays.fill(broken, 20, broken.length, (byte) 0xEE);
        pages.put("/log/broken", broken);
        pages.put("/log/bare", page("<p>" + SENTENCE + "</p>"));

        for (String path : new String[] {"/log/broken", "/log/bare"}) {
            Said said = read(path);
            assertThat(said.code()).isNotZero();
            assertThat(said.out()).isEmpty();
            assertThat(said.err())
                    .contains("answered, but its body, packed as gzip, is broken", "use another source")
                    .doesNotContain("no answer");
        }
    }
}
