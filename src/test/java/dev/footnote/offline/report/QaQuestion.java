package dev.footnote.offline.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A question with its known answers.
 *
 * @param id of the set
 * @param text the question
 * @param answers accepted answers; alternatives, or parts of one answer if {@code joint}
 * @param joint true if the answer consists of all of {@code answers}
 * @param gold ids of the documents that support the answer
 */
public record QaQuestion(String id, String text, List<String> answers, boolean joint, List<String> gold) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Returns the questions of a JSON Lines file in their order. */
    public static List<QaQuestion> read(Path file) throws IOException {
        List<QaQuestion> out = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank()) {
                JsonNode node = JSON.readTree(line);
                out.add(new QaQuestion(
                        node.path("id").asText(),
                        node.path("question").asText(),
                        texts(node.path("answers")),
                        node.path("type").asText().equals("integration"),
                        texts(node.path("gold"))));
            }
        }
        return out;
    }

    private static List<String> texts(JsonNode array) {
        List<String> out = new ArrayList<>();
        array.forEach(value -> out.add(value.asText()));
        return out;
    }
}
