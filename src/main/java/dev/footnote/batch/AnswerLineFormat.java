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
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Answers as JSON lines. */
final class AnswerLineFormat implements AnswerFile.Format {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    private static final String START = "{\"id\":";

    @Override
    public String start() {
        return "";
    }

    @Override
    public String line(String id, ObjectNode carried, Answer answer) {
        try {
            ObjectNode given = (ObjectNode) MAPPER.readTree(Json.answer(answer, false));
            ObjectNode line = MAPPER.createObjectNode();
            line.put("id", id);
            line.put("run_id", answer.id());
            given.remove("id");
            line.setAll(given);
            if (!carried.isEmpty()) {
                line.set("input", carried);
            }
            return Json.escaped(MAPPER.writeValueAsString(line)) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("an answer's own JSON cannot be read", e);
        }
    }

    @Override
    public boolean goesOn(String record) {
        return false;
    }

    @Override
    public Optional<AnswerFile.Found> read(byte[] record) throws IOException {
        try {
            JsonNode node = MAPPER.readTree(record);
            String id = node.path("id").textValue();
            String status = node.path("status").textValue();
            return id == null || status == null ? Optional.empty() : Optional.of(new AnswerFile.Found(id, status));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean begins(byte[] record) {
        String text = new String(record, StandardCharsets.ISO_8859_1);
        return text.startsWith(START) || START.startsWith(text);
    }
}
