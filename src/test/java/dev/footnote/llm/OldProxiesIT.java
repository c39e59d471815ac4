package dev.footnote.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers of HTTP/1.0, as old proxies give them: with neither a length nor chunks, the end of the connection is the end. */
@Timeout(60)
class OldProxiesIT {

    private static final String HEAD = "HTTP/1.0 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";
    private static final String TEXT = "data: {\"choices\":[{\"delta\":{\"content\":\"Whole.\"}}]}\n\n";
    private static final String END =
            "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";

    private final List<String> discarded = new ArrayList<>();

    private String ask(String... answers) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            Thread host = new Thread(() -> List.of(answers).forEach(answer -> answerOnce(server, answer)));
            host.setDaemon(true);
            host.start();
            try (Endpoint endpoint = Heard.open(
                    "openai", "http://127.0.0.1:" + server.getLocalPort() + "/v1",
                    "llm.openai.model", "some-model",
                    "llm.openai.window", "100000")) {
                return Heard.ask(endpoint, Heard.run(discarded), Heard.question())
                        .response()
                        .aiMessage()
                        .text();
            }
        }
    }

    /** Reads a request and answers it, on a connection that is closed then. */
    private static void answerOnce(ServerSocket server, String answer) {
        try (Socket socket = server.accept()) {
            InputStream in = socket.getInputStream();
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.read());
            }
            String low = head.toString().toLowerCase(Locale.ROOT);
            int at = low.indexOf("content-length:") + "content-length:".length();
            in.readNBytes(
                    Integer.parseInt(low.substring(at, low.indexOf("\r\n", at)).strip()));
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void an_answer_that_ends_with_the_connection_is_taken() throws Exception {
        assertThat(ask(HEAD + TEXT + END)).isEqualTo("Whole.");
        assertThat(discarded).isEmpty();
    }

    @Test
    void one_that_ends_before_its_finish_is_asked_for_again() throws Exception {
        assertThat(ask(HEAD + TEXT, HEAD + TEXT + END)).isEqualTo("Whole.");
        assertThat(discarded).hasSize(1).first().asString().contains("cut the stream");
    }
}
