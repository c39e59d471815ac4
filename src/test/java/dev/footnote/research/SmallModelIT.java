package dev.footnote.research;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footnote.api.Answer;
import dev.footnote.service.FootnoteService;
import dev.footnote.testkit.ScriptedCorpus;
import dev.footnote.testkit.ScriptedKimi;
import dev.footnote.testkit.Turn;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A small model behind a server whose template takes one call a turn finishes a run: its prompt is short and its tools are few. */
@Timeout(60)
class SmallModelIT {

    private static final String KEPT = "From 1841 to 1863 the toll house of Arden was kept by Morag Laing.";

    @RegisterExtension
    private final ScriptedCorpus corpus =
            ScriptedCorpus.of("ollama").page("toll.md", "# The toll house\n\n" + KEPT + "\n\nIt is a ruin now.");

    private final ScriptedKimi host = corpus.host().models("qwen3:8b").refuse(500, SmallModelIT::complaint);

    private static String complaint(JsonNode request) {
        for (JsonNode message : request.path("messages")) {
            if (message.path("tool_calls").size() > 1) {
                return "Jinja error: this model only supports single tool-calls at once!";
            }
        }
        return null;
    }

    private static List<String> tools(JsonNode request) {
        List<String> out = new ArrayList<>();
        request.path("tools").forEach(tool -> out.add(tool.at("/function/name").asText()));
        return out;
    }

    @Test
    void it_finishes_with_short_instructions_three_tools_and_one_call_a_turn() {
        host.turn(Turn.say("")
                .call("call_1", "search", ScriptedModel.search("toll house Arden"))
                .call("call_2", "search", ScriptedModel.search("Morag Laing")));
        host.turn(Turn.say("").call("call_1", "read", ScriptedModel.read(corpus.address("toll.md"))));
        host.turn(Turn.say("").call("call_1", "find", "{\"source\":1,\"text\":\"toll\"}"));
        host.turn(Turn.say("")
                .call(
                        "call_1",
                        "submit_answer",
                        ScriptedModel.submit(
                                "Morag Laing",
                                "The toll house of Arden was kept by Morag Laing from 1841 to 1863.",
                                1,
                                KEPT)));
        try (FootnoteService footnote = ScriptedService.over(corpus, "model.name", "qwen3:8b")) {
            Answer answer = footnote.research("Who kept the toll house of Arden in 1850?");
            assertThat(answer.status()).as("%s", answer).isEqualTo(Answer.Status.ANSWERED);
        }
        assertThat(host.requests()).hasSize(4).allSatisfy(request -> {
            assertThat(tools(request)).containsExactly("search", "read", "submit_answer");
            assertThat(request.path("max_tokens").asInt()).isLessThanOrEqualTo(4096);
        });
        JsonNode messages = host.requests().get(1).path("messages");
        String system = messages.path(0).path("content").asText();
        assertThat(system).contains("Call one tool a turn").hasSizeLessThan(1_900);
        assertThat(messages).hasSize(6);
        assertThat(messages.path(4)
                        .path("tool_calls")
                        .path(0)
                        .path("function")
                        .path("arguments")
                        .asText())
                .contains("Morag Laing");
    }
}
