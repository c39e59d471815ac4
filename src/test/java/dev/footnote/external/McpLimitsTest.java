package dev.footnote.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.PermanentException;
import dev.footnote.research.tool.ExternalTools;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.mcp.client.McpToolMetadataKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The limits on servers whose tools are called, and on what they offer and say. Without limits, the library waits for 30 s and more. */
class McpLimitsTest {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final ServerSettings SERVER =
            new ServerSettings("little", List.of("little"), Map.of(), "", Map.of(), List.of());

    private static McpToolSettings limits(Duration start, Duration call, int tools, int chars) {
        return new McpToolSettings(List.of(SERVER), start, call, tools, 7, chars);
    }

    private static McpConnection connection(McpToolSettings limits, InMemoryMcp server) {
        return new McpConnection(SERVER, limits, () -> server);
    }

    private static McpToolbox toolbox(McpToolSettings limits, InMemoryMcp server) {
        return new McpToolbox(limits, List.of(connection(limits, server)), Runnable::run);
    }

    @Test
    @Timeout(10)
    void a_server_that_does_not_begin_is_given_up_after_the_start_timeout() {
        try (McpConnection connection = connection(limits(SHORT, LONG, 50, 1000), new InMemoryMcp("initialize"))) {
            assertThatThrownBy(connection::tools)
                    .isInstanceOf(PermanentException.class)
                    .hasMessageContaining("the MCP server little (little) could not be started");
        }
    }

    @Test
    @Timeout(10)
    void a_server_that_does_not_tell_its_tools_is_given_up_too() {
        try (McpConnection connection = connection(limits(LONG, SHORT, 50, 1000), new InMemoryMcp("tools/list"))) {
            assertThatThrownBy(connection::tools)
                    .isInstanceOf(PermanentException.class)
                    .hasMessageContaining("could not be started");
        }
    }

    @Test
    @Timeout(10)
    void a_call_that_is_not_answered_is_given_up_after_the_call_timeout() {
        InMemoryMcp server = new InMemoryMcp("tools/call");
        try (McpConnection connection = connection(limits(LONG, SHORT, 50, 1000), server)) {
            assertThat(connection.tools()).isNotEmpty();
            assertThatThrownBy(() -> connection.call("echo", "{\"text\":\"a\"}"))
                    .isInstanceOf(PermanentException.class)
                    .hasMessage("the MCP server little gave no result for \"echo\" within 50 ms");
            assertThat(server.calls()).isEqualTo(1);
        }
    }

    @Test
    void what_is_answered_in_time_is_the_servers_word() {
        try (McpConnection connection = connection(limits(LONG, LONG, 50, 1000), new InMemoryMcp())) {
            connection.tools();
            assertThat(connection.call("echo", "{\"text\":\"héllo\"}"))
                    .isEqualTo(new McpConnection.Said("héllo", false));
            assertThat(connection.call("broken", "{\"text\":\"closed today\"}"))
                    .isEqualTo(new McpConnection.Said("closed today", true));
        }
    }

    @ParameterizedTest
    @CsvSource({"99, 99, true", "100, 100, false", "101, 100, false"})
    void a_result_is_cut_at_the_longest_that_is_allowed(int most, int kept, boolean cut) {
        try (McpToolbox tools = toolbox(limits(LONG, LONG, 50, most), new InMemoryMcp())) {
            tools.open();
            String said = "0123456789".repeat(10);
            ExternalTools.Result result = tools.call("mcp_little_echo", "{\"text\":\"" + said + "\"}");
            assertThat(result.text()).isEqualTo(said.substring(0, kept));
            assertThat(result.cut()).isEqualTo(cut);
            assertThat(result.failed()).isFalse();
        }
    }

    @Test
    void the_calls_that_a_run_may_make_are_those_of_the_settings() {
        try (McpToolbox tools = toolbox(limits(LONG, LONG, 50, 1000), new InMemoryMcp())) {
            assertThat(tools.maxCalls()).isEqualTo(7);
        }
    }

    private static List<ToolSpecification> offered(int count, int schemaChars) {
        return Stream.iterate(0, i -> i < count, i -> i + 1)
                .map(i -> ToolSpecification.builder()
                        .name("tool" + (char) ('a' + i))
                        .description("x".repeat(schemaChars))
                        .addMetadata(McpToolMetadataKeys.READ_ONLY_HINT, true)
                        .build())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 5, 6})
    void no_more_tools_of_a_server_are_offered_than_allowed(int most) {
        List<String> problems = new ArrayList<>();
        List<OfferedTools.Offered> out = OfferedTools.of(SERVER, offered(5, 10), most, new HashSet<>(), problems);
        assertThat(out).hasSize(Math.min(5, most));
        assertThat(out.get(0).name()).as("the first by name").isEqualTo("toola");
        if (most < 5) {
            assertThat(problems)
                    .singleElement()
                    .asString()
                    .startsWith((5 - most) + " tools of the MCP server little are not offered")
                    .contains("mcp.max_tools");
        } else {
            assertThat(problems).isEmpty();
        }
    }

    @Test
    void the_toolbox_offers_as_many_as_the_settings_say() {
        for (int most : new int[] {1, 3, 8, 50}) {
            try (McpToolbox tools = toolbox(limits(LONG, LONG, most, 1000), new InMemoryMcp())) {
                assertThat(tools.open().specifications()).hasSize(Math.min(8, most));
            }
        }
    }

    @Test
    void a_tool_that_is_described_at_great_length_is_told_in_short() {
        List<OfferedTools.Offered> out =
                OfferedTools.of(SERVER, offered(1, 5000), 5, new HashSet<>(), new ArrayList<>());
        assertThat(out)
                .singleElement()
                .satisfies(
                        tool -> assertThat(tool.specification().description()).hasSizeLessThan(700));
    }
}
