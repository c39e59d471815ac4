package dev.footnote.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.api.Budget;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.ResearchRequest.Mode;
import dev.footnote.api.search.SearchScope;
import dev.footnote.config.Durations;
import dev.footnote.config.FileNames;
import dev.footnote.config.NearestName;
import dev.footnote.json.InvalidFieldException;
import dev.footnote.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which field of a line is what, told from its name. */
final class FieldNames {

    /** The names that data sets and people use, the likeliest first. */
    private enum Role {
        QUESTION("question query q prompt problem question_text query_text user_query input instruction text"
                + " questions queries frage fragen pregunta 问题 問題 提问 提問 题目 題目 查询 查詢 質問 질문"),
        ID("id _id qid question_id query_id custom_id uid uuid key idx index 编号 編號 序号 序號"),
        LANGUAGE("language lang 语言 語言"),
        CORPUS("corpus"),
        MODE("mode"),
        MAX_STEPS("max_steps"),
        MAX_TOKENS("max_tokens"),
        MAX_COST_USD("max_cost_usd max_cost"),
        MAX_TIME("max_time"),
        OUTPUT_SCHEMA("output_schema");

        private final String names;

        Role(String names) {
            this.names = names;
        }

        List<String> names() {
            return List.of(names.split(" ", -1));
        }
    }

    private static final List<String> LIMITS =
            List.of("max_steps", "max_tokens", "max_cost_usd", "max_time", "language", "corpus", "output_schema");

    /** The time to read a number grows with the square of its digits. */
    private static final int LONGEST_NUMBER = 64;

    /** A name is a slip of a known one up to so many typing errors. */
    private static final int SLIP = 1;

    private final Map<Role, String> found = new EnumMap<>(Role.class);
    private final List<String> all;
    private final List<String> others;
    private final BatchPlan.Reading reading;

    /**
     * @param names of a line's fields
     * @param reading names the question's column, if it is not to be told from the names
     */
    FieldNames(Collection<String> names, BatchPlan.Reading reading) {
        this.reading = reading;
        all = List.copyOf(names);
        others = new ArrayList<>(names);
        for (Role role : Role.values()) {
            name(role).ifPresent(name -> {
                found.put(role, name);
                others.remove(name);
            });
        }
        others.removeIf(String::isBlank);
    }

    private Optional<String> name(Role role) {
        String given = reading.questionColumn();
        if (given != null && role == Role.QUESTION) {
            return all.stream()
                    .filter(given::equals)
                    .findFirst()
                    .or(() -> all.stream()
                            .filter(name -> plain(name).equals(plain(given)))
                            .findFirst());
        }
        return role.names().stream()
                .flatMap(
                        wanted -> all.stream().filter(name -> plain(name).equals(wanted) && !found.containsValue(name)))
                .findFirst();
    }

    /** True for the names that a question's column has by itself. */
    static boolean isQuestionName(String name) {
        return Role.QUESTION.names().contains(plain(name));
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    }

    boolean hasQuestion() {
        return found.containsKey(Role.QUESTION);
    }

    /** What to say where no field is a question. */
    String noQuestion() {
        String there = "there is " + (all.isEmpty() ? "none at all" : String.join(", ", all));
        return reading.questionColumn() != null
                ? "no field is named \"" + reading.questionColumn() + "\" (--question-column); " + there
                : "no field is the question; " + there + "; name it \"question\""
                        + reading.remedies().column();
    }

    /** A name that is nearly that of a limit: without a word, the limit would not hold. */
    Optional<String> slip() {
        return others.stream()
                .map(name -> NearestName.to(plain(name), LIMITS, SLIP)
                        .or(() ->
                                plain(name).startsWith("max_") ? NearestName.to(plain(name), LIMITS) : Optional.empty())
                        .map(near -> "field \"" + name + "\" is unknown; did you mean " + near + "?"))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The guess, for people. */
    String told() {
        StringBuilder text = new StringBuilder();
        found.forEach((role, name) -> text.append(text.length() == 0 ? "" : ", ")
                .append(role.name().toLowerCase(Locale.ROOT))
                .append(" from \"")
                .append(name)
                .append('"'));
        if (!found.containsKey(Role.ID)) {
            text.append(", id made of line and text");
        }
        return others.isEmpty() ? text.toString() : text + "; carried along: " + String.join(", ", others);
    }

    /** Gives a field's value by its name. */
    @FunctionalInterface
    interface Row {
        /** Null where it is missing. */
        @Nullable
        JsonNode value(String field);
    }

    /** The question of a line whose fields are these. */
    BatchQuestion question(Row row, String file, long line) throws InvalidLineException {
        if (!hasQuestion()) {
            throw new InvalidLineException(noQuestion());
        }
        String text = value(row, Role.QUESTION);
        if (text == null) {
            throw new InvalidLineException("the question is empty");
        }
        try {
            Budget budget = new Budget(
                    number(row, Role.MAX_STEPS, Integer::valueOf),
                    number(row, Role.MAX_TOKENS, Long::valueOf),
                    number(row, Role.MAX_COST_USD, BigDecimal::new),
                    number(row, Role.MAX_TIME, Durations::parse));
            ResearchRequest request = new ResearchRequest(text, budget, value(row, Role.LANGUAGE), SearchScope.ALL)
                    .withMode(mode(value(row, Role.MODE)))
                    .withOutputSchema(schema(row));
            String id = value(row, Role.ID);
            String corpus = value(row, Role.CORPUS);
            return new BatchQuestion(
                    id == null ? IdHashSet.idOf(line, text) : id,
                    request,
                    corpus == null ? null : FileNames.path(corpus),
                    carried(row),
                    file,
                    line);
        } catch (IllegalArgumentException e) {
            throw new InvalidLineException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Null for the batch's own. */
    private @Nullable Mode mode(@Nullable String value) throws InvalidLineException {
        if (value == null) {
            return null;
        }
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "auto" -> Mode.AUTO;
            case "fast" -> Mode.FAST;
            case "think" -> Mode.THINK;
            case "heavy" -> Mode.HEAVY;
            default ->
                throw new InvalidLineException(found.get(Role.MODE) + " is \""
                        + value.substring(0, Math.min(value.length(), LONGEST_NUMBER))
                        + "\"; give auto, fast, think or heavy, or name the field otherwise");
        };
    }

    /** A schema as an object, or as the text of one; the batch's own where the line has none. */
    private @Nullable String schema(Row row) throws InvalidLineException {
        String name = found.get(Role.OUTPUT_SCHEMA);
        JsonNode node = name == null ? null : row.value(name);
        String text = node != null && node.isObject() ? node.toString() : value(row, Role.OUTPUT_SCHEMA);
        if (text == null) {
            return reading.outputSchema();
        }
        try {
            Json.outputSchema(text);
            return text;
        } catch (InvalidFieldException e) {
            throw new InvalidLineException(String.valueOf(e.getMessage()), e);
        }
    }

    private ObjectNode carried(Row row) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        for (String name : others) {
            JsonNode value = row.value(name);
            if (value != null && !tooLong(value)) {
                out.set(name, value);
            }
        }
        return out;
    }

    private boolean tooLong(JsonNode value) {
        String text = value.isTextual() ? value.textValue() : value.toString();
        return text.length() > reading.maxCarriedChars() || text.indexOf(TextDecoder.NO_TEXT) >= 0;
    }

    private <T> @Nullable T number(Row row, Role role, Function<String, T> parser) throws InvalidLineException {
        String text = value(row, role);
        if (text == null) {
            return null;
        }
        try {
            if (text.length() > LONGEST_NUMBER) {
                throw new NumberFormatException("too long");
            }
            return parser.apply(text);
        } catch (NumberFormatException e) {
            String shown = text.substring(0, Math.min(text.length(), LONGEST_NUMBER));
            throw new InvalidLineException(found.get(role) + " is \"" + shown + "\", which is no number", e);
        }
    }

    private @Nullable String value(Row row, Role role) throws InvalidLineException {
        String name = found.get(role);
        JsonNode node = name == null ? null : row.value(name);
        if (name == null || node == null || node.isNull()) {
            return null;
        }
        if (!node.isValueNode()) {
            throw new InvalidLineException("\"" + name + "\" is a JSON " + (node.isArray() ? "array" : "object")
                    + "; give a text or a number");
        }
        String value = node.asText();
        if (value.isBlank()) {
            return null;
        }
        checkText("\"" + name + "\"", value, reading.remedies());
        return value.strip();
    }

    /** What was guessed wrongly about an encoding must not be asked. */
    static void checkText(String what, String value, FileRemedies remedies) throws InvalidLineException {
        if (value.indexOf(TextDecoder.NO_TEXT) >= 0) {
            throw new InvalidLineException(what + " is not in the file's encoding; " + remedies.encoding());
        }
        if (value.indexOf('\0') >= 0) {
            throw new InvalidLineException(what + " has a NUL character; take it out, or convert the file to UTF-8");
        }
    }
}
