package dev.footnote.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.api.Answer;
import dev.footnote.api.Answer.CitedSource;
import dev.footnote.api.InvalidInputException;
import dev.footnote.api.OutputSchema;
import dev.footnote.api.Passage;
import dev.footnote.api.Reading;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.Source;
import dev.footnote.api.run.Estimate;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ThoughtDelta;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** The one JSON form of the values that Footnote takes and gives. Stateless, safe for many threads. */
public final class Json {

    private static final String SCHEMA = "answer.schema.json";

    /** Callers' own records keep the names of their components. */
    private static final ObjectMapper RECORDS = new ObjectMapper();

    private Json() {}

    /**
     * An answer on one line.
     *
     * @param a the answer
     * @param withSources true to write the sources' texts too, where {@code a} has them (see {@link #withTexts})
     */
    public static String answer(Answer a, boolean withSources) {
        return write(AnswerFields.of(a, withSources));
    }

    /**
     * An answer for reading, two blanks an indent, lines ended by {@code \n}.
     *
     * @param a the answer
     * @param withSources true to write the sources' texts too, where {@code a} has them (see {@link #withTexts})
     */
    public static String pretty(Answer a, boolean withSources) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(indenter);
        printer.indentObjectsWith(indenter);
        try {
            return JsonMappers.MAPPER.writer(printer).writeValueAsString(AnswerFields.of(a, withSources));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer could not be written as JSON", e);
        }
    }

    /**
     * A page or file that was read, on one line.
     *
     * @param reading the page with its text, details and links, and the parts that were left out or cut off
     */
    public static String reading(Reading reading) {
        return write(reading);
    }

    /**
     * The same with the passages that fit a goal, as {@code passages}: each with its offset in the text of the source.
     *
     * @param reading as {@link #reading(Reading)} takes it
     * @param passages of its source, in order
     */
    public static String reading(Reading reading, List<Passage> passages) {
        ObjectNode out = JsonMappers.MAPPER.valueToTree(reading);
        ArrayNode list = out.putArray("passages");
        passages.forEach(
                passage -> list.addObject().put("start", passage.start()).put("text", passage.text()));
        return write(out);
    }

    /**
     * Predictions for scorers of text extraction: a JSON object with an object {@code {"articleBody": text}} for each name.
     *
     * @param texts plain texts by name
     */
    public static String bodies(Map<String, String> texts) {
        Map<String, Map<String, String>> out = new LinkedHashMap<>();
        texts.forEach((name, text) -> out.put(name, Map.of("articleBody", text)));
        return write(out);
    }

    /**
     * The same answer with the texts of its sources.
     *
     * @param a the answer
     * @param texts gives a source by the run's own number, as {@link dev.footnote.api.run.ResearchRun#source} does
     */
    public static Answer withTexts(Answer a, IntFunction<Optional<Source>> texts) {
        List<CitedSource> sources = a.sources().stream()
                .map(s -> s.withText(texts.apply(s.number()).map(Source::text).orElse(null)))
                .toList();
        return a.withSources(sources);
    }

    /**
     * An event with its envelope, on one line.
     *
     * @param r the event
     */
    public static String event(RecordedEvent r) {
        return write(r);
    }

    /**
     * The event that a line tells of; fields it does not know are ignored.
     *
     * @param json as {@link #event(RecordedEvent)} wrote it, by this version or another
     * @throws InvalidFieldException where it is no such line
     */
    public static RecordedEvent event(String json) {
        RecordedEvent read = read(json, RecordedEvent.class, "event");
        if (read.seq() < 1) {
            throw new InvalidFieldException(
                    "seq", "event has the number " + read.seq() + " in field \"seq\"; events count from 1");
        }
        RequestReader.present("event", read.event());
        RequestReader.present("at", read.at());
        return read;
    }

    /**
     * Returns an event with its envelope as a tree of its own.
     *
     * @param r the event
     */
    public static ObjectNode tree(RecordedEvent r) {
        return JsonMappers.MAPPER.valueToTree(r);
    }

    /**
     * Returns a tree on one line, written as all else here is.
     *
     * @param tree any
     */
    public static String line(JsonNode tree) {
        return write(tree);
    }

    /**
     * Returns the same JSON with all characters escaped that would steer a terminal or turn the direction of text, as all JSON written here has them.
     *
     * @param json written elsewhere
     */
    public static String escaped(String json) {
        return TerminalSafeEscapes.of(json);
    }

    /**
     * An estimate, on one line.
     *
     * @param estimate of a question
     */
    public static String estimate(Estimate estimate) {
        return write(estimate);
    }

    /**
     * A piece of thinking, on one line.
     *
     * @param d the piece
     */
    public static String thought(ThoughtDelta d) {
        return write(d);
    }

    /**
     * The request that a JSON object tells of: {@code question}, {@code language}, {@code budget} with {@code max_steps},
     * {@code max_tokens}, {@code max_cost_usd} and {@code max_time}, {@code scope} with {@code include_domains}, {@code
     * exclude_domains}, {@code published_from} and {@code published_to}. All but the question may be left out.
     *
     * @param json a JSON object
     * @throws InvalidFieldException at the first field that is unknown, missing or of the wrong form
     */
    public static ResearchRequest request(String json) {
        return RequestReader.read(json);
    }

    /**
     * A request, on one line, in the form that {@link #request(String)} reads.
     *
     * @param request the request
     */
    public static String request(ResearchRequest request) {
        return write(request);
    }

    /**
     * The form of a structured answer that a JSON Schema describes. Taken are objects, arrays, strings, numbers, integers,
     * booleans and enums of strings, four levels deep, with at most a hundred values.
     *
     * @param schema a JSON Schema of an object
     * @throws InvalidFieldException where the schema cannot be used
     */
    public static OutputSchema outputSchema(String schema) {
        return OutputSchemas.read(schema);
    }

    /**
     * The JSON Schema of a record: its components are the fields.
     *
     * @param type its components are strings, wrappers of numbers and Boolean, enums, records, or lists of them
     * @throws InvalidInputException if a component is of another type
     */
    public static String schemaOf(Class<? extends Record> type) {
        return RecordForms.of(type).toString();
    }

    /**
     * A record out of a structured answer.
     *
     * @param json of the form that {@link #schemaOf} describes
     * @param type the record
     * @param <T> the record
     */
    public static <T extends Record> T value(String json, Class<T> type) {
        try {
            return RECORDS.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new InvalidFieldException(
                    "", "the structured answer does not fit " + type.getName() + ": " + e.getOriginalMessage(), e);
        }
    }

    /** The JSON Schema (2020-12) of {@link #answer}. */
    public static String answerSchema() {
        try (InputStream in = Json.class.getResourceAsStream(SCHEMA)) {
            if (in == null) {
                throw new IllegalStateException("the jar has no " + SCHEMA + "; build it anew");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(SCHEMA + " in the jar cannot be read; build it anew", e);
        }
    }

    private static String write(Object value) {
        try {
            return JsonMappers.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record could not be written as JSON", e);
        }
    }

    static <T> T read(String json, Class<T> type, String what) {
        try {
            T read = JsonMappers.MAPPER.readValue(json, type);
            if (read == null) {
                throw new InvalidFieldException("", what + " is null; a JSON object is due");
            }
            return read;
        } catch (JsonMappingException e) {
            String field = path(e);
            Throwable cause = e.getCause();
            String why = cause instanceof IllegalArgumentException ? cause.getMessage() : e.getOriginalMessage();
            throw new InvalidFieldException(field, what + " has a bad field \"" + field + "\": " + why, e);
        } catch (JsonProcessingException e) {
            String line = e.getLocation() == null
                    ? ""
                    : " (line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ")";
            throw new InvalidFieldException("", what + " is no JSON" + line + ": " + e.getOriginalMessage(), e);
        }
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(r -> r.getFieldName() == null ? Integer.toString(r.getIndex()) : r.getFieldName())
                .collect(Collectors.joining("."));
    }

    static JsonNode tree(String json, String what) {
        return read(json, JsonNode.class, what);
    }
}
