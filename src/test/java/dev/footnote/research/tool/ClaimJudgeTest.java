package dev.footnote.research.tool;

import static dev.footnote.research.ScriptedModel.prose;
import static dev.footnote.research.ScriptedModel.read;
import static dev.footnote.research.ScriptedModel.search;
import static dev.footnote.research.ScriptedModel.submit;
import static dev.footnote.research.ScriptedModel.turn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.answer.AnswerSettings.Judge;
import dev.footnote.api.Answer;
import dev.footnote.api.Claim;
import dev.footnote.api.run.ResearchEvent.ClaimsJudged;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.llm.wire.RunParameters;
import dev.footnote.research.Bench;
import dev.footnote.research.Library;
import dev.footnote.research.ScriptedModel;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A model that judges claims, scripted. */
class ClaimJudgeTest {

    private static final AiMessage FIND = turn("Look.", "search", search("Skerry keeper"));
    private static final AiMessage READ = turn("Read.", "read", read(Library.KEEPER));
    private static final AiMessage HAND_IN =
            turn("Done.", "submit_answer", submit("The lighthouse was kept by Ada Brennan.", 1, Library.KEPT));
    private static final AiMessage FULL = prose("{\"verdicts\": [{\"id\": 1, \"support\": \"full\"}]}");
    private static final AiMessage PARTIAL = prose("```json\n{\"verdicts\": [{\"id\": 1, \"support\": \"partial\","
            + " \"kind\": \"scope\", \"reason\": \"the passage says only from 1908 to 1914\"}]}\n```");

    private final Bench bench = new Bench().judge(Judge.AUTO);

    @AfterEach
    void close() {
        bench.close();
    }

    private ResearchRun start(ScriptedModel model) {
        return bench.start(bench.fresh("run"), model);
    }

    @Test
    void a_judge_sees_claim_sentences_and_title_and_no_tools() throws Exception {
        ScriptedModel model = ScriptedModel.of(FIND, READ, HAND_IN, FULL);
        ResearchRun run = start(model);
        Answer answer = Bench.answer(run);
        ChatRequest request = model.whole.get(3);
        assertThat(request.toolSpecifications()).isNullOrEmpty();
        assertThat(((SystemMessage) request.messages().get(0)).text()).contains("check citations");
        assertThat(((UserMessage) request.messages().get(1)).singleText())
                .contains("kept by Ada Brennan", Library.KEPT, "Page of /keeper");
        assertThat(answer.claims().get(0).support()).isEqualTo(Claim.Support.FULL);
        ClaimsJudged event = Bench.events(run, ClaimsJudged.class).get(0);
        assertThat(event.claims()).isEqualTo(1);
        assertThat(event.problem()).isNull();
        assertThat(answer.usage().modelCalls()).isEqualTo(4);
        assertThat(answer.usage().tokens().input()).isEqualTo(400);
    }

    @Test
    void all_claims_of_a_draft_are_judged_in_one_call() throws Exception {
        String quotes = "\"quotes\": [{\"source\": 1, \"quote\": \"" + Library.KEPT + "\"}]}";
        AiMessage two = turn(
                "Done.",
                "submit_answer",
                "{\"found\": true, \"short_answer\": \"Ada Brennan\", \"confidence\": 0.9, \"claims\": ["
                        + "{\"text\": \"The lighthouse was kept by Ada Brennan.\", " + quotes
                        + ", {\"text\": \"Ada Brennan kept the lighthouse.\", " + quotes + "]}");
        AiMessage both =
                prose("{\"verdicts\": [{\"id\": 1, \"support\": \"full\"}, {\"id\": 2, \"support\": \"full\"}]}");
        ScriptedModel model = ScriptedModel.of(FIND, READ, two, both);
        ResearchRun run = start(model);
        Bench.answer(run);
        assertThat(model.requests).hasSize(4);
        assertThat(Bench.events(run, ClaimsJudged.class))
                .singleElement()
                .extracting(ClaimsJudged::claims)
                .isEqualTo(2);
    }

    @Test
    void what_a_judge_doubts_goes_back_once_and_is_then_marked() throws Exception {
        ScriptedModel model = ScriptedModel.of(FIND, READ, HAND_IN, PARTIAL, HAND_IN);
        ResearchRun run = start(model);
        Answer answer = Bench.answer(run);
        assertThat(model.requests).hasSize(5);
        assertThat(model.requests.get(4)).contains("only from 1908 to 1914");
        Claim claim = answer.claims().get(0);
        assertThat(claim.support()).isEqualTo(Claim.Support.PARTIAL);
        assertThat(claim.reasons())
                .containsExactly(new Claim.Reason("scope", "the passage says only from 1908 to 1914"));
        assertThat(Bench.events(run, ClaimsJudged.class))
                .as("the same claim is judged once")
                .hasSize(1);
    }

    @Test
    void a_judge_cannot_overrule_an_exact_comparison() throws Exception {
        AiMessage wrong = turn("Done.", "submit_answer", submit("Ada Brennan kept it until 1924.", 1, Library.KEPT));
        Answer answer = Bench.answer(start(ScriptedModel.of(FIND, READ, wrong, FULL, wrong)));
        assertThat(answer.claims().get(0).support()).isNotEqualTo(Claim.Support.FULL);
        assertThat(answer.claims().get(0).reasons().get(0).text()).contains("1924");
    }

    @Test
    void a_judge_that_babbles_or_fails_changes_nothing_and_is_told() throws Exception {
        for (String babble :
                List.of("I think so.", "{\"verdicts\": 7}", "{\"verdicts\": [{\"id\": 9, \"support\": \"none\"}]}")) {
            try (Bench other = new Bench().judge(Judge.ON)) {
                ResearchRun run = other.start(other.fresh("run"), ScriptedModel.of(FIND, READ, HAND_IN, prose(babble)));
                Answer answer = Bench.answer(run);
                assertThat(answer.claims().get(0).support()).isEqualTo(Claim.Support.FULL);
                assertThat(answer.notes()).anyMatch(note -> note.contains("held no judgement"));
                assertThat(Bench.events(run, ClaimsJudged.class).get(0).problem())
                        .contains("no judgement");
            }
        }
        ResearchRun broken = start(ScriptedModel.of(FIND, READ, HAND_IN)); // the script ends: the judge's call fails
        assertThat(Bench.answer(broken).claims().get(0).support()).isEqualTo(Claim.Support.FULL);
        assertThat(Bench.events(broken, ClaimsJudged.class).get(0).problem()).contains("script");
    }

    @Test
    @Timeout(60)
    void a_judge_that_never_answers_is_stopped_after_the_tool_timeout_and_changes_nothing() throws Exception {
        bench.toolTimeout(Duration.ofMillis(1_000));
        ScriptedModel script = ScriptedModel.of(FIND, READ, HAND_IN);
        List<ChatRequest> judging = new CopyOnWriteArrayList<>();
        ResearchRun run = bench.start(bench.fresh("run"), new StreamingChatModel() {
            @Override
            public void chat(ChatRequest request, StreamingChatResponseHandler handler) {
                if (script.whole.size() == 3) {
                    judging.add(request); // and never answers
                    return;
                }
                script.chat(request, handler);
            }
        });
        assertThat(Bench.answer(run).claims().get(0).support()).isEqualTo(Claim.Support.FULL);
        assertThat(Bench.events(run, ClaimsJudged.class))
                .singleElement()
                .extracting(ClaimsJudged::problem)
                .isEqualTo("it did not answer within 1 s");
        assertThat(judging)
                .singleElement()
                .satisfies(request -> assertThat(((RunParameters) request.parameters())
                                .cancellation()
                                .isCancelled())
                        .isTrue());
    }

    @Test
    void no_judge_is_asked_where_it_is_off_or_the_budget_is_tight() throws Exception {
        try (Bench off = new Bench().judge(Judge.OFF)) {
            ScriptedModel model = ScriptedModel.of(FIND, READ, HAND_IN);
            Bench.answer(off.start(off.fresh("run"), model));
            assertThat(model.requests).hasSize(3);
        }
        bench.maxSteps(3);
        ScriptedModel tight = ScriptedModel.of(FIND, READ, HAND_IN);
        Bench.answer(start(tight));
        assertThat(tight.requests).hasSize(3);
    }
}
