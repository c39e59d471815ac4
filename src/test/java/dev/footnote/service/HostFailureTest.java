package dev.footnote.service;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.PermanentException;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.TransientException;
import dev.footnote.testkit.ScriptedKimi;
import dev.footnote.testkit.Turn;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where the host has to be asked for its model and does not tell it, the caller hears whether trying again helps. */
@Timeout(60)
class HostFailureTest {

    private static final ResearchRequest WHY = ResearchRequest.of("Why is the mill closed?");

    @TempDir
    private Path home;

    private FootnoteService service(String address) {
        return FootnoteService.builder()
                .environment(Map.of())
                .home(home)
                .model("vllm")
                .setting("llm.vllm.base_url", address)
                .build();
    }

    private static Map<String, ThrowingCallable> calls(FootnoteService footnote) {
        return Map.of(
                "research", () -> footnote.research(WHY),
                "start", () -> footnote.start(WHY),
                "open", () -> footnote.open(WHY, ""),
                "estimate", () -> footnote.estimate(WHY),
                "priced", () -> footnote.priced(WHY));
    }

    @Test
    void a_host_that_is_not_there_may_be_back_later() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        try (FootnoteService footnote = service("http://127.0.0.1:" + closed + "/v1")) {
            calls(footnote)
                    .forEach((name, call) -> assertThatThrownBy(call)
                            .as(name)
                            .isExactlyInstanceOf(TransientException.class)
                            .hasMessageContaining("llm.vllm.base_url"));
        }
    }

    @Test
    void a_refused_key_stays_refused() throws IOException {
        try (ScriptedKimi host = ScriptedKimi.start();
                FootnoteService footnote = service(host.baseUrl())) {
            for (int i = 0; i < 5; i++) {
                host.listing(Turn.status(401, "{\"error\":{\"message\":\"no such key\"}}", Map.of()));
            }
            calls(footnote)
                    .forEach((name, call) -> assertThatThrownBy(call)
                            .as(name)
                            .isExactlyInstanceOf(PermanentException.class)
                            .hasMessageContaining("key"));
        }
    }
}
