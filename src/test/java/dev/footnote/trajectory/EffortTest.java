package dev.footnote.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.answer.render.Renderers;
import dev.footnote.api.Answer;
import dev.footnote.api.Claim;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.TokenCount;
import dev.footnote.api.Usage;
import dev.footnote.api.run.Draft;
import dev.footnote.api.run.Message;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ToolCall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which steps count as wasted, and how events of every kind are told on the page; built by hand, event by event. */
class EffortTest {

    private final List<RecordedEvent> events = new ArrayList<>();
    private int step;

    private EffortTest add(ResearchEvent event) {
        if (events.isEmpty() && !(event instanceof ResearchEvent.RunStarted)) {
            add(new ResearchEvent.RunStarted(
                    ResearchRequest.of("Why?"), "kimi", "m", Message.system("Be careful."), Message.user("Why?"), ""));
        }
        events.add(new RecordedEvent(events.size() + 1L, Instant.EPOCH, 0, event));
        return this;
    }

    private EffortTest turn(ToolCall... calls) {
        add(new ResearchEvent.ModelCalled(++step, List.of("search"), false));
        Message message = new Message(Message.Role.ASSISTANT, null, "Hm.", List.of(calls), null, null, Map.of());
        return add(new ResearchEvent.ModelAnswered(step, message, "stop", new TokenCount(10, 0, 5, 0), null));
    }

    private EffortTest answered(ToolCall call, boolean failed) {
        return add(new ResearchEvent.ToolAnswered(step, Message.tool(call, "Said."), failed));
    }

    private static ToolCall call(String name, String arguments) {
        return new ToolCall("functions." + name + ":0", name, arguments);
    }

    private Trajectory end() {
        add(new ResearchEvent.RunEnded(Answer.Status.CANCELLED, "enough", Usage.NONE));
        return new Trajectory("id", "[]", events, Map.of());
    }

    private Map<Integer, String> wasted() {
        return Effort.of(TrajectorySteps.of(end())).wasted();
    }

    @Test
    void a_draft_that_is_refused_for_its_quotes_is_work_and_one_that_cannot_be_read_is_none() {
        ToolCall first = call("submit_answer", "{\"found\": true, \"claims\": [1]}");
        ToolCall second = call("submit_answer", "{\"found\": true, \"claims\": [2]}");
        turn(first).answered(first, true);
        turn(second)
                .add(new ResearchEvent.DraftSubmitted(step, 1, new Draft(true, "", 0, List.of(), List.of())))
                .answered(second, true);
        assertThat(wasted()).containsOnly(Map.entry(1, "failed call"));
    }

    @Test
    void one_useful_call_saves_its_step() {
        ToolCall good = call("read", "{\"url\": \"a\"}");
        ToolCall bad = new ToolCall("functions.read:1", "read", "{\"url\": \"b\"}");
        turn(good, bad).answered(good, false).answered(bad, true);
        assertThat(wasted()).isEmpty();
    }

    @Test
    void calls_that_differ_only_in_form_are_the_same_call() {
        ToolCall first = call("read", "{\"url\": \"a\", \"part\": 2}");
        ToolCall again = call("read", "{\"part\":2,\"url\":\"a\"}");
        turn(first).answered(first, false);
        turn(again).answered(again, false);
        assertThat(wasted()).containsOnly(Map.entry(2, "repeated call"));
    }

    @Test
    void a_step_that_the_model_never_ended_is_not_counted() {
        turn();
        add(new ResearchEvent.ModelCalled(++step, List.of(), true));
        Effort effort = Effort.of(TrajectorySteps.of(end()));
        assertThat(effort.steps()).isEqualTo(1);
        assertThat(effort.wasted()).containsOnly(Map.entry(1, "no call"));
        assertThat(effort.queries()).isZero();
    }

    @Test
    void ids_that_begin_anew_in_each_turn_are_told_apart_by_the_step() {
        ToolCall first = call("find", "{\"source\": 1, \"text\": \"x\"}");
        ToolCall second = call("find", "{\"source\": 1, \"text\": \"y\"}");
        turn(first).answered(first, true);
        turn(second).answered(second, false);
        List<TrajectoryStep> steps = TrajectorySteps.of(end());
        assertThat(steps.get(0).actions().get(0).failed()).isTrue();
        assertThat(steps.get(1).actions().get(0).failed()).isFalse();
        assertThat(steps.get(1).tokens().input()).isEqualTo(10);
        assertThat(steps.get(1).costUsd()).isNull();
    }

    @Test
    void every_kind_of_event_that_says_something_is_on_the_page() {
        add(new ResearchEvent.ModeChosen(0, ResearchRequest.Mode.FAST, true, "a short question"));
        turn();
        add(new ResearchEvent.ModelChanged(2, "kimi", "vllm", "k`2", "no credit left"));
        add(new ResearchEvent.AttemptDiscarded(1, 1, "the stream was cut"));
        add(new ResearchEvent.UserNoted(1, Message.user("Use a tool.")));
        add(new ResearchEvent.MemoryFolded(2, 1, 0, 0));
        add(new ResearchEvent.BudgetWarned(2, "steps", false, "2 left"));
        add(new ResearchEvent.BudgetWarned(2, "tokens", true, "none left"));
        add(new ResearchEvent.QuoteRefused(1, 0, 3, "x", "it is *not* there", null));
        add(new ResearchEvent.ClaimDoubted(
                1, -1, Claim.Support.NONE, List.of(new Claim.Reason("number", "the year is another"))));
        add(new ResearchEvent.ClaimDoubted(1, 1, Claim.Support.PARTIAL, List.of()));
        add(new ResearchEvent.ClaimsJudged(1, 2, List.of(), TokenCount.ZERO, null, "no answer came"));
        add(new ResearchEvent.ClaimChecked(0, null, new Claim("It is.", Claim.Support.FULL, List.of())));
        String page = TrajectoryPage.of(end());
        assertThat(page)
                .containsSubsequence(
                        "- cancelled: enough",
                        "0 USD",
                        "**Event** mode fast: a short question",
                        "## Step 1",
                        "> Hm.",
                        "**Event** from here on ``k`2`` at `vllm` thinks: no credit left",
                        "**Event** try 1 was given up: the stream was cut",
                        "**Note to the model**",
                        "Use a tool.",
                        "results up to step 1 are hidden",
                        "limit of steps near",
                        "limit of tokens reached",
                        "claim 1: quote of source 3 refused: it is \\*not\\* there",
                        "the short answer sent back, support none: the year is another",
                        "claim 2 sent back, support partial",
                        "a model judged 0 of 2 claims: no answer came",
                        "claim 1: support full, 0 quotes stand",
                        "*The run ended without one.*")
                .doesNotContain("null");
    }

    @Test
    void an_answer_is_printed_below_its_heading_as_the_command_prints_it_but_for_the_title() {
        Answer answer = new Answer(
                "id",
                "Why?",
                Answer.Status.FAILED,
                "",
                "",
                0,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                "m",
                Usage.NONE,
                "the host is gone");
        turn().add(new ResearchEvent.AnswerReady(answer));
        String printed = Renderers.markdown(answer);
        assertThat(TrajectoryPage.of(end()))
                .endsWith(printed.substring(printed.indexOf('\n') + 1).strip() + "\n");
    }
}
