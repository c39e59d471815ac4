package dev.footnote.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.InvalidInputException;
import dev.footnote.config.Settings;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of tools, and the settings of servers. */
class OfferedToolsTest {

    private static McpToolSettings settings(String... flags) {
        Map<String, String> given = new java.util.HashMap<>();
        for (int i = 0; i < flags.length; i += 2) {
            given.put(flags[i], flags[i + 1]);
        }
        return McpToolSettings.from(Settings.load(new Settings.Inputs(null, Map.of(), given)));
    }

    @ParameterizedTest
    @CsvSource({
        "maps, find, mcp_maps_find",
        "my maps, find/all, mcp_my_maps_find_all",
        "地图, 查找, mcp_____",
        "a, search, mcp_a_search"
    })
    void names_are_such_as_hosts_take(String server, String tool, String expected) {
        String name = OfferedTools.name(server, tool, new HashSet<>());
        assertThat(name).startsWith(expected).matches("[A-Za-z0-9_-]{1,64}");
    }

    @Test
    void no_name_is_given_twice() {
        Set<String> taken = new HashSet<>();
        assertThat(OfferedTools.name("a", "b c", taken)).isEqualTo("mcp_a_b_c");
        assertThat(OfferedTools.name("a", "b/c", taken)).isEqualTo("mcp_a_b_c_2");
        assertThat(OfferedTools.name("a_b", "c", taken)).isEqualTo("mcp_a_b_c_3");
        String longest = OfferedTools.name("s", "x".repeat(200), taken);
        String next = OfferedTools.name("s", "x".repeat(201), taken);
        assertThat(longest).hasSize(64);
        assertThat(next).hasSize(64).endsWith("_2");
    }

    @Test
    void the_template_is_no_server() {
        assertThat(settings().servers()).isEmpty();
    }

    @Test
    void a_server_is_read_from_the_settings() {
        McpToolSettings read = settings(
                "mcp.servers.notes.command", "npx, -y, notes-server",
                "mcp.servers.notes.args", "--folder, /notes",
                "mcp.servers.notes.env", "MODE=quiet, EMPTY=",
                "mcp.servers.far.url", "https://tools.example.org/mcp",
                "mcp.servers.far.headers", "Authorization: Bearer abc",
                "mcp.servers.far.tools", "look, find");
        assertThat(read.servers())
                .containsExactly(
                        new ServerSettings(
                                "far",
                                List.of(),
                                Map.of(),
                                "https://tools.example.org/mcp",
                                Map.of("Authorization", "Bearer abc"),
                                List.of("look", "find")),
                        new ServerSettings(
                                "notes",
                                List.of("npx", "-y", "notes-server", "--folder", "/notes"),
                                Map.of("MODE", "quiet", "EMPTY", ""),
                                "",
                                Map.of(),
                                List.of()));
        assertThat(read.servers().get(0).place()).isEqualTo("https://tools.example.org");
        assertThat(read.servers().get(1).place()).isEqualTo("npx");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mcp.servers.x.env | novalue | \"=\"",
                "mcp.servers.x.headers | Bearer abc | \":\"",
                "mcp.servers.x.url | https://example.org | command as well"
            })
    void what_cannot_be_used_is_named(String name, String value, String said) {
        assertThatThrownBy(() -> settings("mcp.servers.x.command", "program", name, value))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(name)
                .hasMessageContaining(said);
    }

    @Test
    void a_misspelt_leaf_is_told_and_secrets_are_masked() {
        assertThatThrownBy(() -> settings("mcp.servers.x.comand", "program"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("mcp.servers.x.comand");
        Settings all = Settings.load(new Settings.Inputs(
                null,
                Map.of(),
                Map.of("mcp.servers.x.headers", "Authorization: Bearer abc", "mcp.servers.x.env", "TOKEN=abc")));
        assertThat(all.shown().stream().filter(shown -> shown.name().startsWith("mcp.servers.x")))
                .hasSize(2)
                .allSatisfy(shown -> assertThat(shown.value()).doesNotContain("abc"));
    }

    @ParameterizedTest
    @CsvSource({"MOONSHOT_API_KEY, true", "GITHUB_TOKEN, true", "db_password, true", "PATH, false", "KEYBOARD, false"})
    void secrets_are_known_by_their_names(String name, boolean secret) {
        assertThat(McpConnection.isSecret(name)).isEqualTo(secret);
    }
}
