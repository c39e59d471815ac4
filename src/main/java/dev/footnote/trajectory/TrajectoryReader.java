package dev.footnote.trajectory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.footnote.api.InvalidInputException;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.json.InvalidFieldException;
import dev.footnote.json.Json;
import dev.footnote.json.JsonNodes;
import dev.footnote.text.Sha256;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a file of a run, and makes sure that it is whole and as it was written. */
public final class TrajectoryReader {

    /** More than any run has; a file that is larger is none. */
    private static final long MOST_BYTES = 1L << 30;

    private final Path file;
    private final TrajectoryLines sum = new TrajectoryLines();
    private final List<RecordedEvent> events = new ArrayList<>();
    private final Map<String, String> texts = new HashMap<>();
    private String id = "";
    private String tools = "";
    private boolean ended;
    private int number;

    private TrajectoryReader(Path file) {
        this.file = file;
    }

    /**
     * Reads a trajectory.
     *
     * @param file as {@code ask --trajectory} wrote it
     * @throws InvalidInputException if it cannot be read, was broken off, or was changed since
     */
    public static Trajectory read(Path file) {
        return new TrajectoryReader(file).whole();
    }

    private Trajectory whole() {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
                throw new InvalidInputException(file + " is no file of a run; name one that ask --trajectory wrote");
            }
            try (BufferedReader in = Files.newBufferedReader(file)) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    number++;
                    take(line);
                }
            }
        } catch (CharacterCodingException | JsonProcessingException e) {
            throw wrong("it is not JSON in UTF-8", e);
        } catch (IOException e) {
            throw new InvalidInputException(file + " cannot be read: " + e, e);
        }
        if (number == 0) {
            throw new InvalidInputException(file + " is empty; name a file that ask --trajectory wrote");
        }
        if (!ended) {
            throw new InvalidInputException(file + " breaks off after line " + number
                    + ": the run had not ended when it was written, or the rest is lost");
        }
        try {
            return new Trajectory(id, tools, events, texts);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(file + ": " + e.getMessage(), e);
        }
    }

    private void take(String line) throws JsonProcessingException {
        if (ended) {
            throw wrong("something follows the end of the run", null);
        }
        JsonNode node = JsonNodes.MAPPER.readTree(line);
        String type = node.path("type").asText("");
        if (number == 1 && !type.equals(TrajectoryLines.BEGIN)) {
            throw new InvalidInputException(file + " is no file of a run; name one that ask --trajectory wrote");
        }
        switch (type) {
            case TrajectoryLines.BEGIN -> begin(node);
            case TrajectoryLines.TEXT -> text(node);
            case TrajectoryLines.END -> end(node);
            default -> event(line);
        }
        sum.add(line);
    }

    private void begin(JsonNode node) {
        int version = node.path("version").asInt();
        if (number != 1
                || version < 1
                || version > TrajectoryLines.VERSION
                || !node.path("tools").isArray()) {
            throw wrong(
                    "it is of version " + version + ", and this Footnote reads version " + TrajectoryLines.VERSION,
                    null);
        }
        id = node.path("id").asText();
        tools = node.path("tools").toString();
    }

    private void text(JsonNode node) {
        String text = node.path("text").asText();
        String hash = node.path("sha256").asText();
        if (!Sha256.hex(text).equals(hash)) {
            throw wrong("the text is not the one that was read", null);
        }
        texts.put(hash, text);
    }

    private void event(String line) {
        try {
            RecordedEvent event = Json.event(line);
            if (event.seq() != events.size() + 1) {
                throw wrong("event " + (events.size() + 1) + " is missing", null);
            }
            events.add(event);
        } catch (InvalidFieldException e) {
            throw wrong(String.valueOf(e.getMessage()), e);
        }
    }

    private void end(JsonNode node) {
        ended = true;
        if (node.path("events").asLong() != events.size()
                || !sum.sum().equals(node.path("sha256").asText())) {
            throw wrong("the file was changed after it was written", null);
        }
    }

    private InvalidInputException wrong(String what, @Nullable Throwable cause) {
        return new InvalidInputException(file + ", line " + number + ": " + what, cause);
    }
}
