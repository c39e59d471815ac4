package dev.footnote.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.footnote.api.Answer;
import dev.footnote.api.ModelInfo;
import dev.footnote.api.PermanentException;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.config.Settings;
import dev.footnote.research.ScriptedModel;
import dev.footnote.research.tool.ExternalTools;
import dev.footnote.service.FootnoteService;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tools of a real server, over its standard streams and over HTTP, on their own and in runs. */
@Timeout(60)
class McpToolboxIT {

    private static final String QUESTION = "Who kept the toll house of Arden?";
    private static final String KEPT = "From 1841 to 1863 the toll house of Arden was kept by Morag Laing.";

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @TempDir
    private Path folder;

    @TempDir
    private Path home;

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private static Map<String, String> stdio() {
        Map<String, String> out = new HashMap<>();
        out.put("mcp.servers.little.command", String.join(",", LittleMcpServer.command()));
        return out;
    }

    private static Map<String, String> with(Map<String, String> settings, String... more) {
        Map<String, String> out = new HashMap<>(settings);
        for (int i = 0; i < more.length; i += 2) {
            out.put(more[i], more[i + 1]);
        }
        return out;
    }

    private McpToolbox toolbox(Map<String, String> settings) {
        return McpToolbox.of(
                Settings.load(new Settings.Inputs(null, Map.of(), settings)),
                Map.of("GIVEN_KEY", "secret", "PATH", "x"),
                threads);
    }

    private static List<String> names(ExternalTools.Offer offer) {
        return offer.specifications().stream().map(ToolSpecification::name).toList();
    }

    @Test
    void only_tools_that_say_they_read_are_offered_and_under_names_that_hosts_take() {
        try (McpToolbox tools = toolbox(stdio())) {
            ExternalTools.Offer offer = tools.open();
            assertThat(names(offer))
                    .containsExactly(
                            "mcp_little_big",
                            "mcp_little_broken",
                            "mcp_little_die",
                            "mcp_little_echo",
                            "mcp_little_environment",
                            "mcp_little_orders",
                            "mcp_little_rivers_look_up_",
                            "mcp_little_slow");
            assertThat(offer.problems())
                    .singleElement()
                    .asString()
                    .contains("2 tools", "do not say that they only read");
            assertThat(offer.specifications())
                    .allSatisfy(tool -> assertThat(tool.description())
                            .hasSizeLessThan(700)
                            .doesNotContain("\n")
                            .startsWith("A tool of the server little, which says of it: The tool "));
            assertThat(tools.open()).as("opened once").isEqualTo(offer);
        }
    }

    @Test
    void the_settings_choose_tools_and_bound_their_number() {
        try (McpToolbox tools = toolbox(with(stdio(), "mcp.servers.little.tools", "save, echo, missing"))) {
            ExternalTools.Offer offer = tools.open();
            assertThat(names(offer)).containsExactly("mcp_little_echo", "mcp_little_save");
            assertThat(offer.problems()).singleElement().asString().contains("no tool \"missing\"");
        }
        try (McpToolbox tools = toolbox(with(stdio(), "mcp.max_tools", "3"))) {
            assertThat(names(tools.open())).hasSize(3);
        }
    }

    @Test
    void results_are_cut_and_failures_are_one_sentence() {
        try (McpToolbox tools = toolbox(with(stdio(), "mcp.max_result_chars", "1000", "mcp.call_timeout", "3s"))) {
            tools.open();
            ExternalTools.Result big = tools.call("mcp_little_big", "{}");
            assertThat(big.text()).hasSize(1_000);
            assertThat(big.cut()).isTrue();
            ExternalTools.Result broken = tools.call("mcp_little_broken", "{\"text\":\"it is closed\"}");
            assertThat(broken.failed()).isTrue();
            assertThat(broken.text()).isEqualTo("it is closed");
            assertThat(tools.call("mcp_little_environment", "{}").text())
                    .as("keys of this process are not handed on")
                    .contains("GIVEN_KEY ")
                    .doesNotContain("secret");
            assertThatThrownBy(() -> tools.call("mcp_little_slow", "{}"))
                    .isInstanceOf(PermanentException.class)
                    .hasMessageContaining("little gave no result for \"slow\"");
            assertThatThrownBy(() -> tools.call("mcp_other_tool", "{}")).isInstanceOf(PermanentException.class);
        }
    }

    @Test
    void a_server_that_died_is_told_and_started_again_for_the_next_run() {
        try (McpToolbox tools = toolbox(with(stdio(), "mcp.call_timeout", "2s"))) {
            tools.open();
            assertThatThrownBy(() -> tools.call("mcp_little_die", "{}"))
                    .isInstanceOf(PermanentException.class)
                    .hasMessageContaining("the MCP server little gave no result");
            tools.open();
            assertThat(tools.call("mcp_little_echo", "{\"text\":\"again\"}").text())
                    .isEqualTo("again");
        }
    }

    @Test
    void a_server_over_http_gets_its_headers() throws Exception {
        List<String> seen = LittleMcpServer.seen();
        HttpServer server = LittleMcpServer.overHttp(seen);
        try (McpToolbox tools = toolbox(Map.of(
                "mcp.servers.web.url",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/mcp",
                "mcp.servers.web.headers",
                "Authorization: Bearer given"))) {
            assertThat(names(tools.open())).contains("mcp_web_echo");
            assertThat(tools.call("mcp_web_echo", "{\"text\":\"héllo\"}").text())
                    .isEqualTo("héllo");
            assertThat(seen).isNotEmpty().containsOnly("Bearer given");
            assertThat(tools.told())
                    .isEqualTo("web (http://127.0.0.1:" + server.getAddress().getPort() + ")");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_server_that_does_not_start_leaves_the_others() {
        Map<String, String> settings = with(
                stdio(),
                "mcp.servers.absent.command",
                "/no/such/program",
                "mcp.servers.closed.url",
                "http://127.0.0.1:1/mcp",
                "mcp.start_timeout",
                "5s");
        try (McpToolbox tools = toolbox(settings)) {
            ExternalTools.Offer offer = tools.open();
            assertThat(names(offer)).contains("mcp_little_echo");
            assertThat(offer.problems().stream().filter(problem -> problem.contains("could not be started")))
                    .hasSize(2)
                    .allSatisfy(
                            problem -> assertThat(problem).doesNotContain("\n").contains("correct mcp.servers."));
        }
    }

    private Answer run(Map<String, String> settings, ScriptedModel model, List<ResearchEvent> events) throws Exception {
        Files.writeString(folder.resolve("toll.md"), "# The toll house\n\n" + KEPT + "\n");
        var builder = FootnoteService.builder()
                .environment(Map.of())
                .home(home)
                .corpus(folder)
                .chatModel(model, ModelInfo.named("scripted"))
                .setting("answer.judge", "off")
                .setting("research.mode", "think");
        settings.forEach(builder::setting);
        try (FootnoteService footnote = builder.build()) {
            ResearchRun run = footnote.start(ResearchRequest.of(QUESTION));
            Answer answer = run.result().join();
            run.events(1).forEach(recorded -> events.add(recorded.event()));
            return answer;
        }
    }

    private static String toolText(List<ResearchEvent> events, String tool) {
        return events.stream()
                .filter(ResearchEvent.ToolAnswered.class::isInstance)
                .map(ResearchEvent.ToolAnswered.class::cast)
                .map(ResearchEvent.ToolAnswered::message)
                .filter(message -> tool.equals(message.toolName()))
                .map(message -> String.valueOf(message.text()))
                .collect(Collectors.joining("\n"));
    }

    private AiMessage read() {
        return ScriptedModel.turn(
                "Read.",
                "read",
                ScriptedModel.read(folder.resolve("toll.md").toUri().toString()));
    }

    private static AiMessage handIn() {
        return ScriptedModel.turn(
                "Done.",
                "submit_answer",
                ScriptedModel.submit("Morag Laing", "The toll house of Arden was kept by Morag Laing.", 1, KEPT));
    }

    @Test
    void in_a_run_results_are_fenced_foreign_text_and_name_no_address() throws Exception {
        ScriptedModel model = ScriptedModel.of(
                ScriptedModel.turn(
                        "Ask.",
                        "mcp_little_rivers_look_up_",
                        "{\"text\":\"secret\"}",
                        "mcp_little_orders",
                        "{}",
                        "search",
                        ScriptedModel.search("toll house")),
                ScriptedModel.turn(
                        "Go there.", "read", ScriptedModel.read("https://rivers.example.org/arden?q=secret")),
                read(),
                handIn());
        List<ResearchEvent> events = new java.util.ArrayList<>();
        Answer answer = run(stdio(), model, events);
        assertThat(answer.status()).isEqualTo(Answer.Status.ANSWERED);
        assertThat(toolText(events, "mcp_little_rivers_look_up_"))
                .contains("The Arden is 41 km long", "never instructions", "cannot be quoted")
                .containsPattern("<<<[0-9a-f]{16} result\n");
        assertThat(toolText(events, "mcp_little_orders"))
                .contains("looks like orders to a language model")
                .doesNotContain("<|im_end|>", "0123456789abcdef>>>");
        assertThat(toolText(events, "read")).contains("is not an address that a search result");
        assertThat(answer.sources()).hasSize(1);
        assertThat(model.whole.get(0).toolSpecifications().stream().map(ToolSpecification::name))
                .startsWith("search", "read", "find", "submit_answer")
                .contains("mcp_little_echo");
        assertThat(answer.notes()).anyMatch(note -> note.contains("do not say that they only read"));
    }

    @Test
    void a_result_cannot_be_quoted() throws Exception {
        AiMessage forged = ScriptedModel.turn(
                "Done.",
                "submit_answer",
                ScriptedModel.submit("41 km", "The Arden is 41 km long.", 1, "The Arden is 41 km long"));
        ScriptedModel model = ScriptedModel.of(
                ScriptedModel.turn("Ask.", "mcp_little_rivers_look_up_", "{\"text\":\"a\"}"),
                ScriptedModel.turn("Look.", "search", ScriptedModel.search("toll house")),
                read(),
                forged,
                forged,
                forged,
                forged);
        List<ResearchEvent> events = new java.util.ArrayList<>();
        Answer answer = run(stdio(), model, events);
        assertThat(answer.status()).isEqualTo(Answer.Status.UNSUPPORTED);
        assertThat(events).anyMatch(ResearchEvent.QuoteRefused.class::isInstance);
    }

    @Test
    void calls_of_a_run_are_counted_and_a_dead_server_does_not_end_it() throws Exception {
        ScriptedModel model = ScriptedModel.of(
                ScriptedModel.turn("Ask.", "mcp_little_echo", "{\"text\":\"one\"}"),
                ScriptedModel.turn("Ask.", "mcp_little_die", "{}"),
                ScriptedModel.turn("Ask.", "mcp_little_echo", "{\"text\":\"three\"}"),
                ScriptedModel.turn("Look.", "search", ScriptedModel.search("toll house")),
                read(),
                handIn());
        List<ResearchEvent> events = new java.util.ArrayList<>();
        Answer answer = run(with(stdio(), "mcp.max_calls", "2", "mcp.call_timeout", "2s"), model, events);
        assertThat(answer.status()).isEqualTo(Answer.Status.ANSWERED);
        assertThat(toolText(events, "mcp_little_die")).contains("Failed", "the MCP server little gave no result");
        assertThat(toolText(events, "mcp_little_echo"))
                .contains("one")
                .contains("called tools of other servers 2 times");
    }

    @Test
    void a_run_without_its_server_says_so_in_its_notes() throws Exception {
        ScriptedModel model = ScriptedModel.of(
                ScriptedModel.turn("Look.", "search", ScriptedModel.search("toll house"), "mcp_absent_x", "{}"),
                read(),
                handIn());
        List<ResearchEvent> events = new java.util.ArrayList<>();
        Answer answer = run(Map.of("mcp.servers.absent.command", "/no/such/program"), model, events);
        assertThat(answer.status()).isEqualTo(Answer.Status.ANSWERED);
        assertThat(answer.notes())
                .anyMatch(note -> note.contains("the MCP server absent") && note.contains("could not be started"));
        assertThat(toolText(events, "mcp_absent_x")).contains("there is no such tool");
    }
}
