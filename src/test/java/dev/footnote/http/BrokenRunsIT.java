package dev.footnote.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs that break give their places back: with one place, one after another is answered. */
@Timeout(90)
class BrokenRunsIT {

    private static final String QUESTION = "{\"question\":\"Who designed the bridge?\"}";

    @TempDir
    private Path home;

    @Test
    void a_service_with_one_place_outlives_errors_of_every_kind() throws Exception {
        Path docs = Files.createDirectory(home.resolve("docs"));
        Files.writeString(docs.resolve("bridge.md"), "# Bridge\n\nIt stands.\n");
        List<Error> errors = List.of(
                new StackOverflowError(),
                new OutOfMemoryError("Java heap space"),
                new AssertionError("a sum is wrong"),
                new NoClassDefFoundError("Missing"));
        AtomicInteger asked = new AtomicInteger();
        StreamingChatModel broken = new StreamingChatModel() {
            @Override
            public void chat(ChatRequest request, StreamingChatResponseHandler handler) {
                throw errors.get(asked.getAndIncrement() % errors.size());
            }
        };
        try (Door door = Door.open(home, Map.of("http.max_runs", "1", "http.queue", "1"), broken)) {
            for (int i = 0; i < 2 * errors.size(); i++) {
                HttpResponse<String> response = door.post(QUESTION);
                assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
                assertThat(response.body()).contains("\"failed\"");
            }
            assertThat(door.get("/readyz").statusCode()).isEqualTo(200);
        }
        assertThat(asked).hasValue(2 * errors.size());
    }
}
