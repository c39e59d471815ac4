package dev.footnote.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.api.Answer;
import dev.footnote.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** How an answer becomes a line of the output, and what a line of an earlier start says. */
final class AnswerLines {

    /**
     * A line that is there.
     *
     * @param id the question's
     * @param again true if the question is to be asked again
     */
    record Found(String id, boolean again) {}

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    private static final Set<String> AGAIN = Set.of("failed", "cancelled");
    private static final String START = "{\"id\":";

    private AnswerLines() {}

    static byte[] line(String id, Answer answer) throws IOException {
        ObjectNode given = (ObjectNode) MAPPER.readTree(Json.answer(answer, false));
        ObjectNode line = MAPPER.createObjectNode();
        line.put("id", id);
        line.put("run_id", answer.id());
        given.remove("id");
        line.setAll(given);
        return (MAPPER.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Empty for what is no answer of a batch. */
    static Optional<Found> read(byte[] line) throws IOException {
        try {
            JsonNode node = MAPPER.readTree(line);
            String id = node.path("id").textValue();
            String status = node.path("status").textValue();
            return id == null || status == null ? Optional.empty() : Optional.of(new Found(id, AGAIN.contains(status)));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Could this be the beginning of an answer? */
    static boolean begins(String text) {
        return text.startsWith(START) || START.startsWith(text);
    }
}
