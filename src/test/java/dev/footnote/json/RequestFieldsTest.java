package dev.footnote.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.api.Budget;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.ResearchRequest.Mode;
import dev.footnote.api.search.SearchScope;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are written and read again, and each way in which a field may be wrong. */
class RequestFieldsTest {

    private static final ObjectMapper PLAIN = new ObjectMapper();

    private static final List<String> TEXTS = List.of(
            "Who built the mill?",
            "谁建了水车？",
            "a \"quoted\" word",
            "back\\slash",
            "line\nend",
            "tab\there",
            "😀 wheel",
            "e\u0301",
            "\u202Eturned",
            "<b>",
            "null",
            "{\"a\": 1}",
            "\u0001",
            "\u007F",
            "\u2028");

    private static <T> @Nullable T maybe(Random random, T value) {
        return random.nextBoolean() ? value : null;
    }

    private static String text(Random random) {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private static ResearchRequest some(Random random) {
        LocalDate from = LocalDate.of(2000, 1, 1).plusDays(random.nextInt(9_000));
        SearchScope scope = new SearchScope(
                random.nextBoolean() ? List.of("mill.example", "weir.example") : List.of(),
                random.nextBoolean() ? List.of("old.mill.example") : List.of(),
                maybe(random, from),
                maybe(random, from.plusDays(random.nextInt(100))));
        Budget budget = new Budget(
                maybe(random, 1 + random.nextInt(1_000)),
                maybe(random, 1L + random.nextInt(1_000_000)),
                maybe(random, BigDecimal.valueOf(1 + random.nextInt(100_000), 4)),
                maybe(random, Duration.ofMillis(1 + random.nextInt(100_000_000))));
        return new ResearchRequest(
                text(random) + random.nextInt(10),
                budget,
                maybe(random, "de"),
                scope,
                maybe(random, "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}}"),
                maybe(random, "context: " + text(random)),
                maybe(random, Mode.values()[random.nextInt(Mode.values().length)]),
                maybe(random, "run-" + random.nextInt(9)),
                maybe(random, "model-" + random.nextInt(9)),
                random.nextBoolean() ? List.of("docs") : List.of());
    }

    @Test
    void what_is_written_is_read_as_the_same_request() throws Exception {
        for (int seed = 0; seed < 1_000; seed++) {
            ResearchRequest request = some(new Random(seed));
            String line = Json.request(request);
            ResearchRequest again = Json.request(line);
            assertThat(again.question()).as("seed %d", seed).isEqualTo(request.question());
            assertThat(again.scope()).as("seed %d", seed).isEqualTo(request.scope());
            assertThat(Json.request(again)).as("seed %d", seed).isEqualTo(line);
            assertThat(line)
                    .as("seed %d", seed)
                    .doesNotContain("\n")
                    .matches("[^\\u0000-\\u001F\\u007F-\\u009F\\u2028-\\u202E]*");
            assertThat(PLAIN.readTree(line).get("question").textValue())
                    .as("seed %d", seed)
                    .isEqualTo(request.question());
        }
    }

    private static InvalidFieldException refused(String json) {
        InvalidFieldException refused = catchThrowableOfType(InvalidFieldException.class, () -> Json.request(json));
        assertThat(refused).as(json).isNotNull();
        return refused;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            quoteCharacter = '`',
            value = {
                "{} → question",
                "{\"question\": null} → question",
                "{\"question\": 5} → question",
                "{\"question\": \"\"} → question",
                "{\"question\": \"  \"} → question",
                "{\"question\": [\"a\"]} → question",
                "{\"question\": \"a\", \"Question\": \"b\"} → Question",
                "{\"question\": \"a\", \"max_steps\": 5} → max_steps",
                "{\"question\": \"a\", \"budget\": 5} → budget",
                "{\"question\": \"a\", \"budget\": {\"steps\": 5}} → budget.steps",
                "{\"question\": \"a\", \"budget\": {\"max_steps\": 0}} → budget.max_steps",
                "{\"question\": \"a\", \"budget\": {\"max_steps\": -1}} → budget.max_steps",
                "{\"question\": \"a\", \"budget\": {\"max_steps\": 1.5}} → budget.max_steps",
                "{\"question\": \"a\", \"budget\": {\"max_steps\": \"5\"}} → budget.max_steps",
                "{\"question\": \"a\", \"budget\": {\"max_steps\": true}} → budget.max_steps",
                "{\"question\": \"a\", \"budget\": {\"max_steps\": 2147483648}} → budget.max_steps",
                "{\"question\": \"a\", \"budget\": {\"max_steps\": 1e300}} → budget.max_steps",
                "{\"question\": \"a\", \"budget\": {\"max_tokens\": 9223372036854775808}} → budget.max_tokens",
                "{\"question\": \"a\", \"budget\": {\"max_cost_usd\": 0}} → budget.max_cost_usd",
                "{\"question\": \"a\", \"budget\": {\"max_cost_usd\": 0.0000009}} → budget.max_cost_usd",
                "{\"question\": \"a\", \"budget\": {\"max_cost_usd\": 1000001}} → budget.max_cost_usd",
                "{\"question\": \"a\", \"budget\": {\"max_cost_usd\": \"1\"}} → budget.max_cost_usd",
                "{\"question\": \"a\", \"budget\": {\"max_cost_usd\": 1e999999999}} → budget.max_cost_usd",
                "{\"question\": \"a\", \"budget\": {\"max_time\": 60}} → budget.max_time",
                "{\"question\": \"a\", \"budget\": {\"max_time\": \"60\"}} → budget.max_time",
                "{\"question\": \"a\", \"budget\": {\"max_time\": \"0s\"}} → budget.max_time",
                "{\"question\": \"a\", \"budget\": {\"max_time\": \"-5s\"}} → budget.max_time",
                "{\"question\": \"a\", \"budget\": {\"max_time\": \"366d\"}} → budget.max_time",
                "{\"question\": \"a\", \"budget\": {\"max_time\": \"PT-1S\"}} → budget.max_time",
                "{\"question\": \"a\", \"budget\": {\"max_time\": \"5 minutes\"}} → budget.max_time",
                "{\"question\": \"a\", \"budget\": {\"max_time\": \"P1Y\"}} → budget.max_time",
                "{\"question\": \"a\", \"scope\": []} → scope",
                "{\"question\": \"a\", \"scope\": {\"domains\": []}} → scope.domains",
                "{\"question\": \"a\", \"scope\": {\"include_domains\": \"mill.example\"}} → scope.include_domains",
                "{\"question\": \"a\", \"scope\": {\"exclude_domains\": [5]}} → scope.exclude_domains",
                "{\"question\": \"a\", \"scope\": {\"published_from\": \"2024\"}} → scope.published_from",
                "{\"question\": \"a\", \"scope\": {\"published_to\": \"2024-02-30\"}} → scope.published_to",
                "{\"question\": \"a\", \"scope\": {\"published_from\": \"2025-01-01\", \"published_to\": \"2024-01-01\"}} → scope.published_from",
                "{\"question\": \"a\", \"mode\": \"slow\"} → mode",
                "{\"question\": \"a\", \"mode\": \"FAST\"} → mode",
                "{\"question\": \"a\", \"mode\": 1} → mode",
                "{\"question\": \"a\", \"language\": 5} → language",
                "{\"question\": \"a\", \"output_schema\": 5} → output_schema",
                "{\"question\": \"a\", \"places\": \"docs\"} → places"
            })
    void the_first_wrong_field_is_named_with_its_path(String json, String field) {
        InvalidFieldException refused = refused(json);
        assertThat(refused.field()).as(json).isEqualTo(field);
        assertThat(refused.getMessage()).as(json).contains(field.substring(field.lastIndexOf('.') + 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "5",
                "\"question\"",
                "{",
                "{\"question\": \"a\"",
                "{\"question\": \"a\"} x",
                "{\"question\": \"a\"}{}",
                "{'question': 'a'}",
                "question: a"
            })
    void what_is_no_json_object_is_refused(String json) {
        assertThatThrownBy(() -> Json.request(json)).as(json).isInstanceOf(InvalidFieldException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "1ms, PT0.001S",
        "90s, PT1M30S",
        "20m, PT20M",
        "2h, PT2H",
        "1d, PT24H",
        "PT20M, PT20M",
        "P1D, PT24H",
        "PT0.5S, PT0.5S",
        "365d, PT8760H"
    })
    void a_duration_is_read_in_both_its_forms(String written, Duration time) {
        ResearchRequest request =
                Json.request("{\"question\": \"a\", \"budget\": {\"max_time\": \"" + written + "\"}}");
        assertThat(request.budget().maxTime()).isEqualTo(time);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "20.0, 20", "2e3, 2000", "2147483647, 2147483647"})
    void a_whole_number_is_one_however_it_is_written(String written, int steps) {
        ResearchRequest request = Json.request("{\"question\": \"a\", \"budget\": {\"max_steps\": " + written + "}}");
        assertThat(request.budget().maxSteps()).isEqualTo(steps);
    }

    @Test
    void null_and_a_missing_field_are_the_same() {
        String nulls =
                "{\"question\": \"a\", \"budget\": null, \"language\": null, \"scope\": null, \"output_schema\": null, \"context\": null,"
                        + " \"mode\": null, \"follows\": null, \"model\": null, \"places\": null}";
        assertThat(Json.request(Json.request(nulls))).isEqualTo(Json.request(Json.request("{\"question\": \"a\"}")));
    }

    @Test
    void a_long_wrong_value_is_cut_between_characters() {
        for (int before = 0; before < 4; before++) {
            String value = "x".repeat(before) + "😀".repeat(100);
            String message = String.valueOf(
                    refused("{\"question\": [\"" + value + "\"]}").getMessage());
            assertThat(message.length()).isLessThan(200);
            byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
            assertThat(new String(bytes, StandardCharsets.UTF_8))
                    .as("%d before", before)
                    .isEqualTo(message);
            String schema = "{\"type\": \"object\", \"properties\": {\"" + value + "\": {\"type\": \"string\"}}}";
            String told =
                    String.valueOf(catchThrowableOfType(InvalidFieldException.class, () -> Json.outputSchema(schema))
                            .getMessage());
            assertThat(new String(told.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .isEqualTo(told);
        }
    }

    @Test
    void any_tree_of_values_in_place_of_a_request_is_read_or_refused_by_name() throws Exception {
        String[] names = {
            "question", "budget", "scope", "mode", "language", "output_schema", "places", "context", "other"
        };
        String[] values = {
            "null",
            "5",
            "\"a\"",
            "[]",
            "{}",
            "true",
            "1e400",
            "[null]",
            "{\"max_steps\": {}}",
            "{\"include_domains\": [null]}",
            "\"\""
        };
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            ObjectNode tree = PLAIN.createObjectNode();
            for (int i = random.nextInt(5); i >= 0; i--) {
                JsonNode value = PLAIN.readTree(values[random.nextInt(values.length)]);
                tree.set(names[random.nextInt(names.length)], value);
            }
            String json = tree.toString();
            try {
                assertThat(Json.request(json).question())
                        .as("seed %d: %s", seed, json)
                        .isNotBlank();
            } catch (InvalidFieldException e) {
                assertThat(e.getMessage()).as("seed %d: %s", seed, json).isNotBlank();
            }
        }
    }
}
