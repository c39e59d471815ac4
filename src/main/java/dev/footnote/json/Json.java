package dev.footnote.json;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.api.Answer;
import dev.footnote.api.Recorded;
import dev.footnote.api.ResearchEvent;
import dev.footnote.api.ThoughtDelta;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Writes and reads the JSON form: snake_case names, ISO 8601 times, enums in lower case. Safe for many threads. */
public final class Json {

    private static final ObjectMapper MAPPER = mapper();

    private Json() {}

    private static ObjectMapper mapper() {
        SimpleModule module = new SimpleModule("footnote");
        TimeForms.addTo(module);
        for (Class<?> kind : ResearchEvent.class.getPermittedSubclasses()) {
            module.registerSubtypes(new NamedType(kind, snake(kind.getSimpleName())));
        }
        JsonMapper mapper = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
                .addMixIn(ResearchEvent.class, ByKind.class)
                .addModule(module)
                .build();
        return mapper;
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface ByKind {}

    static String snake(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    /**
     * An answer on one line.
     *
     * @param answer to be written
     * @param withSources true to add the sources' texts
     */
    public static String answer(Answer answer, boolean withSources) {
        return AnswerForm.of(MAPPER, answer, withSources).toString();
    }

    /**
     * An answer over many lines.
     *
     * @param answer to be written
     * @param withSources true to add the sources' texts
     */
    public static String pretty(Answer answer, boolean withSources) {
        return AnswerForm.of(MAPPER, answer, withSources).toPrettyString();
    }

    /**
     * An event on one line: {@code seq, at, trajectory, event{type, ...}}.
     *
     * @param recorded to be written
     */
    public static String event(Recorded recorded) {
        return write(recorded);
    }

    /**
     * An event as {@link #event(Recorded)} wrote it. Unknown fields are passed over.
     *
     * @param json one line
     * @throws BadField if it is none
     */
    public static Recorded event(String json) {
        try {
            return MAPPER.readValue(json, Recorded.class);
        } catch (JsonProcessingException e) {
            throw new BadField("", "this is no event of a run: " + e.getOriginalMessage());
        }
    }

    /**
     * A thought on one line.
     *
     * @param delta to be written
     */
    public static String thought(ThoughtDelta delta) {
        return write(delta);
    }

    private static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record could not be written as JSON", e);
        }
    }

    static JsonNode tree(String json) {
        try {
            JsonNode node = MAPPER.readTree(json);
            if (node == null || !node.isObject()) {
                throw new BadField("", "the body is no JSON object; send {\"question\": \"...\"}");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new BadField("", "the body is no valid JSON: " + e.getOriginalMessage());
        }
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** The JSON Schema (2020-12) of {@link #answer}. */
    public static String answerSchema() {
        try (InputStream in = Json.class.getResourceAsStream("answer.schema.json")) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks dev/footnote/json/answer.schema.json; build it anew");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the schema from the jar", e);
        }
    }
}
