package dev.footnote.research;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.footnote.service.FootnoteService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the model is told of pages of the web that do not come whole. */
@Timeout(60)
class BrokenPagesIT {

    private static final byte[] PAGE = ("<html lang=en><title>Harnley</title><main><h1>Harnley</h1><p>"
                    + "The sluice at Harnley was rebuilt in oak after the flood of 1894. ".repeat(60)
                    + "</p></main></html>")
            .getBytes(UTF_8);

    private HttpServer web;

    @TempDir
    private Path home;

    @BeforeEach
    void start() throws IOException {
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            boolean there = path.equals("/long") || path.equals("/bare");
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            if (path.equals("/bare")) {
                exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            }
            exchange.sendResponseHeaders(there ? 200 : 404, there ? PAGE.length : -1);
            if (there) {
                exchange.getResponseBody().write(PAGE);
            }
            exchange.close();
        });
        web.start();
    }

    @AfterEach
    void stop() {
        web.stop(0);
    }

    private String told(String path) {
        String page = "http://127.0.0.1:" + web.getAddress().getPort() + path;
        ScriptedModel model = ScriptedModel.of(
                ScriptedModel.turn("That one.", "read", ScriptedModel.read(page)),
                ScriptedModel.turn("Give up.", "submit_answer", "{\"found\": false, \"claims\": []}"),
                ScriptedModel.turn("Give up.", "submit_answer", "{\"found\": false, \"claims\": []}"));
        try (FootnoteService footnote = FootnoteService.builder()
                .environment(Map.of())
                .home(home)
                .web(true)
                .chatModel(model, "thinker")
                .setting("net.allow_private", "true")
                .setting("page.max_bytes", "1000")
                .setting("search.engines", "searxng")
                .setting(
                        "search.searxng.base_url",
                        "http://127.0.0.1:" + web.getAddress().getPort())
                .build()) {
            footnote.research("What does " + page + " say?");
        }
        return model.requests.get(1);
    }

    @Test
    void a_page_larger_than_is_fetched_is_told() {
        assertThat(told("/long"))
                .contains("rebuilt in oak")
                .contains("This page was not read to its end: only the first 1000 bytes of it were fetched");
    }

    @Test
    void a_page_whose_packing_is_broken_is_told() {
        assertThat(told("/bare"))
                .contains("answered, but its body, packed as gzip, is broken")
                .doesNotContain("rebuilt in oak");
    }
}
