package dev.footnote.research;

import static dev.footnote.research.ScriptedModel.read;
import static dev.footnote.research.ScriptedModel.search;
import static dev.footnote.research.ScriptedModel.turn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Answer;
import dev.footnote.api.Budget;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.ResearchRequest.Mode;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ResearchEvent.TrajectoriesCompared;
import dev.footnote.api.run.ResearchEvent.TrajectoryEnded;
import dev.footnote.api.run.ResearchEvent.TrajectoryStarted;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.api.run.StoredRun;
import dev.footnote.research.heavy.HeavySettings;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several trajectories for one question, and the pass that reconciles what they found. */
class HeavyModeTest {

    private static final AnsweringModel.Turn FIND = request -> turn("Look.", "search", search("Orrin mill"));

    private static final Pattern READ = Pattern.compile("quote from source (\\d+) by");

    private final MillLibrary mills = new MillLibrary();
    private final Bench bench = new Bench(mills, mills);

    @AfterEach
    void close() {
        bench.close();
    }

    private static HeavySettings settings(int trajectories) {
        return new HeavySettings(trajectories, 0.51, Duration.ofMinutes(3), 0.75, 2, 8, Duration.ofMinutes(4));
    }

    private static ResearchRequest heavy() {
        return ResearchRequest.of(MillLibrary.QUESTION).withMode(Mode.HEAVY);
    }

    private ResearchRun start(TrajectoryModel model, int trajectories, Budget budget) {
        return bench.heavy(bench.store.create("r", "", heavy().withBudget(budget)), model, settings(trajectories));
    }

    private ResearchRun start(TrajectoryModel model, int trajectories) {
        return start(model, trajectories, Budget.UNSET);
    }

    /** Reads a page and hands in its sentence. */
    private static AnsweringModel.Turn[] script(String url, String year) {
        return new AnsweringModel.Turn[] {FIND, look(url), submit(url, year)};
    }

    private static AnsweringModel.Turn look(String url) {
        return request -> turn("This one.", "read", read(url));
    }

    private static AnsweringModel.Turn submit(String url, String year) {
        String quote = MillLibrary.SENTENCES.get(url);
        return request -> turn("Done.", "submit_answer", draft(quote, source(request, quote), year));
    }

    /** The number that a source has in the results of the tools, or in what the trajectories found. */
    private static int source(ChatRequest request, String quote) {
        String text = request.messages().toString();
        Matcher read = READ.matcher(text);
        Matcher told =
                Pattern.compile("source (\\d+): \"" + Pattern.quote(quote)).matcher(text);
        return told.find() ? Integer.parseInt(told.group(1)) : read.find() ? Integer.parseInt(read.group(1)) : 1;
    }

    private static String draft(String quote, int source, String year) {
        return String.format(
                Locale.ROOT,
                "{\"found\": true, \"short_answer\": \"%s\", \"confidence\": 0.9, \"claims\": [{\"text\":"
                        + " \"The tidal mill of Orrin was rebuilt in %s.\", \"quotes\": [{\"source\": %d, \"quote\": \"%s\"}]}]}",
                year,
                year,
                source,
                quote);
    }

    private static List<RecordedEvent> of(ResearchRun run, int trajectory) {
        return run.events(1).stream()
                .filter(recorded -> recorded.trajectory() == trajectory)
                .toList();
    }

    private static TrajectoriesCompared compared(ResearchRun run) {
        return Bench.events(run, TrajectoriesCompared.class).get(0);
    }

    @Test
    void two_wrong_trajectories_of_five_end_right() throws Exception {
        TrajectoryModel model = new TrajectoryModel()
                .trajectory(script(MillLibrary.GUIDE, "1840"))
                .trajectory(script(MillLibrary.BLOG, "1840"))
                .trajectory(script(MillLibrary.PARISH, "1811"))
                .trajectory(script(MillLibrary.ESTATE, "1811"))
                .trajectory(script(MillLibrary.SURVEY, "1811"))
                .last(submit(MillLibrary.PARISH, "1811"));
        ResearchRun run = start(model, 5);
        Answer answer = Bench.answer(run);
        assertThat(answer.status()).as("%s", answer).isEqualTo(Answer.Status.ANSWERED);
        assertThat(answer.shortAnswer()).isEqualTo("1811");
        assertThat(answer.notes()).contains("3 of 5 trajectories agree on the short answer.");
        assertThat(answer.confidence()).isEqualTo(0.9 * 0.8);
        assertThat(answer.sources())
                .singleElement()
                .extracting(source -> source.url().toString())
                .isEqualTo(MillLibrary.PARISH);
        assertThat(answer.usage().modelCalls()).isEqualTo(16);
        assertThat(answer.usage().pagesRead()).isEqualTo(5);
        String note = model.requests(0).get(0);
        assertThat(note)
                .contains("3 of the 5 give the same short answer", "Short answer: 1840")
                .contains(MillLibrary.SENTENCES.get(MillLibrary.SURVEY));
    }

    @Test
    void each_trajectory_is_asked_for_another_way_and_its_events_have_its_number() throws Exception {
        TrajectoryModel model = new TrajectoryModel()
                .trajectory(script(MillLibrary.PARISH, "1811"))
                .trajectory(script(MillLibrary.ESTATE, "1811"))
                .last(submit(MillLibrary.ESTATE, "1811"));
        ResearchRun run = start(model, 2);
        assertThat(Bench.answer(run).status()).isEqualTo(Answer.Status.ANSWERED);
        assertThat(model.requests(1).get(0)).contains("Go straight at it").doesNotContain("Work backwards");
        assertThat(model.requests(2).get(0)).contains("Work backwards").doesNotContain("Go straight at it");
        assertThat(of(run, 1)).first().extracting(RecordedEvent::event).isInstanceOf(TrajectoryStarted.class);
        assertThat(of(run, 2)).last().extracting(RecordedEvent::event).isInstanceOf(TrajectoryEnded.class);
        assertThat(run.events(1)).last().extracting(RecordedEvent::event).isInstanceOf(ResearchEvent.RunEnded.class);
        assertThat(run.events(1)).extracting(RecordedEvent::seq).isSorted().doesNotHaveDuplicates();
        assertThat(Bench.events(run, ResearchEvent.RunStarted.class)).hasSize(1);
        assertThat(Bench.events(run, ResearchEvent.RunEnded.class)).hasSize(1);
        assertThat(run.source(1)).isPresent();
        assertThat(run.source(2)).isPresent();
    }

    @Test
    void they_stop_when_most_agree_from_independent_sources() throws Exception {
        TrajectoryModel model = new TrajectoryModel()
                .trajectory(script(MillLibrary.PARISH, "1811"))
                .trajectory(script(MillLibrary.ESTATE, "1811"))
                .hanging()
                .last(submit(MillLibrary.PARISH, "1811"));
        ResearchRun run = start(model, 3);
        Answer answer = Bench.answer(run);
        assertThat(answer.status()).isEqualTo(Answer.Status.ANSWERED);
        assertThat(answer.confidence()).isEqualTo(0.9);
        assertThat(answer.notes()).contains("2 of 3 trajectories agree on the short answer.");
        assertThat(compared(run).reason()).contains("agree on an answer from independent sources");
        assertThat(Bench.events(run, TrajectoryEnded.class))
                .extracting(ended -> ended.answer().status())
                .containsExactlyInAnyOrder(Answer.Status.ANSWERED, Answer.Status.ANSWERED, Answer.Status.CANCELLED);
    }

    @Test
    void copies_of_one_text_stop_nobody() throws Exception {
        TrajectoryModel model = new TrajectoryModel()
                .trajectory(script(MillLibrary.PARISH, "1811"))
                .trajectory(script(MillLibrary.COPY, "1811"))
                .trajectory(FIND, FIND, FIND, look(MillLibrary.GUIDE), submit(MillLibrary.GUIDE, "1840"))
                .last(submit(MillLibrary.PARISH, "1811"));
        ResearchRun run = start(model, 3);
        Bench.answer(run);
        assertThat(compared(run).reason()).isEqualTo("all trajectories have ended");
        assertThat(compared(run))
                .extracting(TrajectoriesCompared::answered, TrajectoriesCompared::agreeing)
                .containsExactly(3, 2);
    }

    @Test
    void one_that_hangs_is_left_behind_after_a_while() throws Exception {
        TrajectoryModel model = new TrajectoryModel()
                .trajectory(script(MillLibrary.PARISH, "1811"))
                .trajectory(script(MillLibrary.GUIDE, "1840"))
                .hanging()
                .last(submit(MillLibrary.PARISH, "1811"));
        ResearchRun run = bench.heavy(
                bench.store.create("r", "", heavy()),
                model,
                new HeavySettings(3, 0.51, Duration.ofMillis(30), 0.75, 0, 8, Duration.ofMinutes(4)));
        Answer answer = Bench.answer(run);
        assertThat(answer.status()).isEqualTo(Answer.Status.ANSWERED);
        assertThat(compared(run).reason()).contains("took much longer");
        assertThat(answer.notes()).contains("1 of 3 trajectories agree on the short answer.");
        assertThat(answer.confidence()).isEqualTo(0.9 * 0.75);
    }

    @Test
    void one_that_hangs_is_left_behind_in_time_for_the_last_pass() throws Exception {
        TrajectoryModel model = new TrajectoryModel()
                .trajectory(script(MillLibrary.PARISH, "1811"))
                .hanging()
                .last(submit(MillLibrary.PARISH, "1811"));
        // The clock stands still, so that only the timers tell the time.
        ResearchRun run = start(model, 2, new Budget(null, null, null, Duration.ofMillis(400)));
        Answer answer = Bench.answer(run);
        assertThat(answer.status()).as("%s", answer).isEqualTo(Answer.Status.ANSWERED);
        assertThat(compared(run).reason()).isEqualTo("the time for trajectories was over");
    }

    @Test
    void a_trajectory_that_fails_counts_with_what_it_has() throws Exception {
        TrajectoryModel model = new TrajectoryModel()
                .trajectory(FIND)
                .trajectory(script(MillLibrary.ESTATE, "1811"))
                .last(submit(MillLibrary.ESTATE, "1811"));
        ResearchRun run = start(model, 2);
        Answer answer = Bench.answer(run);
        assertThat(answer.status()).isEqualTo(Answer.Status.ANSWERED);
        assertThat(answer.notes()).contains("1 of 2 trajectories agree on the short answer.");
        assertThat(answer.confidence()).isEqualTo(0.9);
        assertThat(model.requests(0).get(0)).contains("Ended: failed", "the script has 1 turns");
    }

    @Test
    void if_all_fail_the_run_fails_and_says_why() throws Exception {
        TrajectoryModel model =
                new TrajectoryModel().trajectory(FIND).trajectory(FIND).trajectory(FIND);
        ResearchRun run = start(model, 3);
        Answer answer = Bench.answer(run);
        assertThat(answer.status()).isEqualTo(Answer.Status.FAILED);
        assertThat(answer.reason())
                .contains("no trajectory found anything, and 3 of 3 failed: ", "the script has 1 turns");
        assertThat(model.requests(0)).isEmpty();
    }

    @Test
    void if_the_last_pass_fails_the_answer_that_most_agree_on_is_kept() throws Exception {
        TrajectoryModel model = new TrajectoryModel()
                .trajectory(script(MillLibrary.GUIDE, "1840"))
                .trajectory(script(MillLibrary.PARISH, "1811"))
                .trajectory(script(MillLibrary.COPY, "1811"));
        ResearchRun run = start(model, 3);
        Answer answer = Bench.answer(run);
        assertThat(answer.status()).as("%s", answer).isEqualTo(Answer.Status.ANSWERED);
        assertThat(answer.shortAnswer()).isEqualTo("1811");
        assertThat(answer.reason()).contains("what the trajectories found was not reconciled");
        assertThat(answer.claims()).isNotEmpty();
        assertThat(answer.notes()).contains("2 of 3 trajectories agree on the short answer.");
    }

    @Test
    void the_last_pass_may_quote_only_what_stands_in_the_sources() throws Exception {
        TrajectoryModel model = new TrajectoryModel()
                .trajectory(script(MillLibrary.PARISH, "1811"))
                .trajectory(script(MillLibrary.ESTATE, "1811"))
                .last(submit(MillLibrary.GUIDE, "1840"), submit(MillLibrary.ESTATE, "1811"));
        ResearchRun run = start(model, 2);
        Answer answer = Bench.answer(run);
        assertThat(Bench.events(run, ResearchEvent.QuoteRefused.class)).hasSize(1);
        assertThat(answer.shortAnswer()).isEqualTo("1811");
    }

    @Test
    void cancelling_reaches_all_and_keeps_what_was_found() throws Exception {
        TrajectoryModel model = new TrajectoryModel()
                .trajectory(script(MillLibrary.PARISH, "1811"))
                .hanging()
                .hanging();
        ResearchRun run = start(model, 3);
        waitFor(run, TrajectoryEnded.class);
        run.cancel("enough");
        Answer answer = Bench.answer(run);
        assertThat(answer.status()).isEqualTo(Answer.Status.CANCELLED);
        assertThat(answer.shortAnswer()).isEqualTo("1811");
        assertThat(Bench.events(run, TrajectoryEnded.class))
                .extracting(ended -> ended.answer().status())
                .containsExactly(Answer.Status.ANSWERED, Answer.Status.CANCELLED, Answer.Status.CANCELLED);
        assertThat(model.requests(0)).isEmpty();
    }

    private static void waitFor(ResearchRun run, Class<? extends ResearchEvent> kind) throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        ResearchRun.Watch watch = run.watch(1, recorded -> {
            if (kind.isInstance(recorded.event())) {
                seen.countDown();
            }
        });
        assertThat(seen.await(20, TimeUnit.SECONDS)).isTrue();
        watch.close();
    }

    @Test
    void the_limit_of_steps_holds_for_all_together() throws Exception {
        TrajectoryModel model = endless();
        ResearchRun run = start(model, 4, new Budget(20, null, null, null));
        Answer answer = Bench.answer(run);
        assertThat(answer.usage().modelCalls()).isBetween(17, 20);
        assertThat(Bench.events(run, TrajectoryEnded.class)).hasSize(4);
        assertThat(model.requests(0)).hasSize(1);
    }

    @Test
    void the_limit_of_money_holds_for_all_together() throws Exception {
        bench.price("0.01");
        TrajectoryModel model = endless();
        ResearchRun run = start(model, 4, new Budget(null, null, new BigDecimal("0.20"), null));
        Answer answer = Bench.answer(run);
        assertThat(answer.usage().costUsd()).isBetween(new BigDecimal("0.12"), new BigDecimal("0.21"));
        assertThat(model.requests(0)).hasSize(1);
        assertThat(run.events(1).stream().map(RecordedEvent::costUsd).filter(cost -> cost != null))
                .isSortedAccordingTo(BigDecimal::compareTo)
                .last()
                .isEqualTo(answer.usage().costUsd());
    }

    @Test
    void the_limit_of_tokens_holds_for_all_together() throws Exception {
        TrajectoryModel model = endless();
        ResearchRun run = start(model, 3, new Budget(null, 2_400L, null, null)); // a call takes 120
        Answer answer = Bench.answer(run);
        assertThat(answer.usage().tokens().input() + answer.usage().tokens().output())
                .isLessThanOrEqualTo(2_400 + 120);
        assertThat(model.requests(0)).hasSize(1);
    }

    /** Trajectories that search on and on, and hand in only when they may do nothing else. */
    private static TrajectoryModel endless() {
        TrajectoryModel model = new TrajectoryModel();
        for (int i = 0; i < 4; i++) {
            model.trajectory(new AnsweringModel(HeavyModeTest::endlessTurn));
        }
        return model.last(submit(MillLibrary.PARISH, "1811"));
    }

    private static AiMessage endlessTurn(ChatRequest request) {
        int turns = AnsweringModel.turnsOf(request);
        if (request.messages().toString().contains("is used up. Call submit_answer now")) {
            return submit(MillLibrary.PARISH, "1811").apply(request);
        }
        AnsweringModel.Turn more = again -> turn("", "search", search("Orrin mill " + turns));
        return (turns == 0 ? FIND : turns == 1 ? look(MillLibrary.PARISH) : more).apply(request);
    }

    @Test
    void a_limit_too_small_for_several_runs_one_and_says_so() throws Exception {
        TrajectoryModel model = new TrajectoryModel().last(script(MillLibrary.PARISH, "1811"));
        ResearchRun run = start(model, 4, new Budget(6, null, null, null));
        Answer answer = Bench.answer(run);
        assertThat(answer.status()).isEqualTo(Answer.Status.ANSWERED);
        assertThat(answer.notes()).contains("The limit of steps left room for one trajectory only.");
        assertThat(Bench.events(run, TrajectoryStarted.class)).isEmpty();
    }

    @Test
    void a_model_whose_trajectories_would_not_differ_runs_one_and_says_so() throws Exception {
        ResearchRun run = bench.heavyWithoutJudging(
                bench.store.create("r", "", heavy()),
                AnsweringModel.of(script(MillLibrary.PARISH, "1811")),
                settings(4));
        Answer answer = Bench.answer(run);
        assertThat(answer.notes())
                .contains("The embedded model's trajectories would not differ, so heavy mode ran one.");
        assertThat(Bench.events(run, TrajectoryStarted.class)).isEmpty();
    }

    private static TrajectoryModel stateless() {
        return new TrajectoryModel()
                .trajectory(AnsweringModel.of(script(MillLibrary.PARISH, "1811")))
                .trajectory(AnsweringModel.of(script(MillLibrary.GUIDE, "1840")))
                .last(AnsweringModel.of(submit(MillLibrary.PARISH, "1811")));
    }

    @Test
    void a_run_that_was_broken_off_anywhere_goes_on_with_what_its_trajectories_had() throws Exception {
        ResearchRun whole = start(stateless(), 2);
        Answer expected = Bench.answer(whole);
        List<RecordedEvent> all = whole.events(1);
        var texts = bench.store.find("r").orElseThrow().sources();
        for (int cut = 1; cut < all.size(); cut++) {
            StoredRun broken = bench.store.create("cut" + cut, "", heavy());
            for (RecordedEvent recorded : all.subList(0, cut)) {
                broken.log().append(recorded.trajectory(), recorded.event());
                if (recorded.event() instanceof ResearchEvent.SourceFrozen frozen) {
                    String hash = frozen.source().sha256();
                    broken.sources().put(hash, texts.get(hash).orElseThrow());
                }
            }
            ResearchRun again = bench.heavy(broken, stateless(), settings(2));
            Answer answer = Bench.answer(again);
            assertThat(answer.shortAnswer())
                    .as("cut after %d: %s", cut, all.get(cut - 1))
                    .isEqualTo("1811");
            assertThat(answer.status()).isEqualTo(expected.status());
            assertThat(answer.usage().modelCalls()).as("cut after %d", cut).isEqualTo(7);
            assertThat(Bench.events(again, TrajectoriesCompared.class)).hasSize(1);
        }
    }
}
