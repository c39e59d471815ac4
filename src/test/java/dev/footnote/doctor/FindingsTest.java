package dev.footnote.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.doctor.Finding.Level;
import dev.footnote.llm.endpoint.ModelFailure;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How failures become findings, how servers are told apart, and that what is sent fits every host's limits on schemas. */
class FindingsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static Finding of(String message) {
        return Failures.fail(Check.STREAM, new ModelFailure(ModelFailure.Kind.SERVER, message));
    }

    @Test
    void the_remedy_of_a_failure_stands_by_itself() {
        Finding plain = of("vllm at 127.0.0.1 answered 500; try again later");
        assertThat(plain.seen()).isEqualTo("vllm at 127.0.0.1 answered 500");
        assertThat(plain.change()).isEqualTo("try again later");
        assertThat(plain.level()).isEqualTo(Level.FAIL);
    }

    @Test
    void a_hosts_own_words_are_never_taken_for_the_remedy() {
        Finding quoted =
                of("kimi at x answered 400 (\"do this; or \"); that\"); check llm.kimi.family; then ask again");
        assertThat(quoted.seen()).isEqualTo("kimi at x answered 400 (\"do this; or \"); that\")");
        assertThat(quoted.change()).isEqualTo("check llm.kimi.family; then ask again");
    }

    @Test
    void a_failure_without_a_remedy_has_one_all_the_same() {
        assertThat(of("it broke").change()).isEqualTo("try again later");
    }

    @Test
    void checks_are_numbered_without_gaps_and_have_titles_of_their_own() {
        List<Check> all = List.of(Check.values());
        for (int i = 0; i < all.size(); i++) {
            assertThat(all.get(i).number()).isEqualTo(i + 1);
            assertThat(all.get(i).title()).isNotBlank().hasSizeLessThanOrEqualTo(20);
        }
        assertThat(all.stream().map(Check::title).distinct()).hasSameSizeAs(all);
    }

    @ParameterizedTest
    @CsvSource({
        "vllm, anything, 10.0.0.1, VLLM",
        "sglang, vllm, 10.0.0.1, SGLANG",
        "llamacpp, openai, 10.0.0.1, LLAMA_CPP",
        "library, mine, 10.0.0.1, OLLAMA",
        "someone, ollama, 10.0.0.1, OLLAMA",
        "someone, openrouter, openrouter.ai, OTHER",
        "someone, mine, api.moonshot.cn, MOONSHOT",
        "moonshot, mine, 10.0.0.1, MOONSHOT",
    })
    void servers_are_known_by_their_models_owner_then_by_the_endpoint(
            String owner, String endpoint, String host, HostKind kind) {
        ObjectNode list = JSON.createObjectNode();
        list.putArray("data").addObject().put("id", "m").put("owned_by", owner);
        assertThat(HostKind.of(list, endpoint, host)).isEqualTo(kind);
    }

    @Test
    void remedies_name_the_parser_only_where_it_is_known() {
        for (HostKind kind : HostKind.values()) {
            assertThat(kind.toolParser(true) + kind.thinkingParser(true)).doesNotContain("PARSER", "NAME");
            assertThat(kind.toolParser(false) + kind.thinkingParser(false)).doesNotContain("PARSER", "kimi_k2");
            assertThat(kind.window()).isNotBlank();
        }
    }

    @Test
    void the_tools_stay_within_what_the_strictest_host_takes() {
        for (ObjectNode tool : List.of(Probes.searchTool(Map.of()), Probes.reportTool(Map.of()))) {
            walk(tool.at("/function/parameters"));
            assertThat(tool.at("/function/name").asText()).hasSizeGreaterThanOrEqualTo(3);
        }
    }

    /** A type on every node, known words only, and required names that exist. */
    private static void walk(JsonNode schema) {
        assertThat(schema.path("type").isTextual()).as("%s", schema).isTrue();
        schema.fieldNames()
                .forEachRemaining(name ->
                        assertThat(name).isIn("type", "properties", "required", "items", "enum", "description"));
        schema.path("required")
                .forEach(name ->
                        assertThat(schema.path("properties").has(name.asText())).isTrue());
        schema.path("properties").forEach(FindingsTest::walk);
        if (schema.has("items")) {
            walk(schema.path("items"));
        }
    }

    @Test
    void the_text_whose_tokens_are_counted_is_plain_and_of_one_line() {
        assertThat(Probes.PROSE).doesNotContain("\n", "  ").hasSizeBetween(1_000, 2_000);
        assertThat(Probes.PROSE.chars().allMatch(c -> c < 128)).isTrue();
    }

    @Test
    void levels_are_shown_in_small_letters() {
        assertThat(Arrays.stream(Level.values()).map(Level::toString)).containsExactly("pass", "warn", "fail", "skip");
    }
}
