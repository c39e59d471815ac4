package dev.footnote.research;

import static dev.footnote.research.ScriptedModel.read;
import static dev.footnote.research.ScriptedModel.search;
import static dev.footnote.research.ScriptedModel.submit;
import static dev.footnote.research.ScriptedModel.turn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Answer;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.api.run.StoredRun;
import dev.footnote.json.Json;
import dev.langchain4j.data.message.AiMessage;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A run that follows another can read and quote what that one read, under the same numbers and without fetching it again. */
class FollowTest {

    private static final String CLAIM = "Ada Brennan kept the lighthouse of Skerry Point from 1908 to 1914.";
    private static final String NEXT = "And until when?";
    private static final AiMessage QUOTE_FIRST = turn("I know it.", "submit_answer", submit(CLAIM, 1, Library.KEPT));

    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    private StoredRun first() throws Exception {
        StoredRun stored = bench.fresh("first");
        ScriptedModel model = ScriptedModel.of(
                turn("Who?", "search", search("Skerry keeper")),
                turn("Read.", "read", read(Library.KEEPER)),
                QUOTE_FIRST);
        assertThat(Bench.answer(bench.start(stored, model)).status()).isEqualTo(Answer.Status.ANSWERED);
        return stored;
    }

    private StoredRun next(String id) {
        return bench.store.create(
                id, "", ResearchRequest.about(NEXT).follows("first").build());
    }

    @Test
    void a_source_of_the_earlier_run_is_quoted_at_once() throws Exception {
        StoredRun earlier = first();
        int fetched = bench.library.read.size();
        ScriptedModel model = ScriptedModel.of(QUOTE_FIRST);
        ResearchRun run = bench.follow(next("second"), earlier, model);
        Answer answer = Bench.answer(run);
        assertThat(answer.status()).isEqualTo(Answer.Status.ANSWERED);
        assertThat(answer.claims().get(0).citations().get(0).quote()).isEqualTo(Library.KEPT);
        assertThat(answer.sources().get(0).id()).isEqualTo(1);
        assertThat(answer.usage().pagesRead()).as("pages read by this run").isZero();
        assertThat(bench.library.read).hasSize(fetched);
        assertThat(run.source(1)).isPresent();
    }

    @Test
    void the_model_hears_of_the_kept_sources_and_reads_them_by_number() throws Exception {
        StoredRun earlier = first();
        int fetched = bench.library.read.size();
        ScriptedModel model = ScriptedModel.of(turn("Look again.", "read", read("1")), QUOTE_FIRST);
        Bench.answer(bench.follow(next("second"), earlier, model));
        assertThat(model.requests.get(0)).contains("# What was read before", "1: ", Library.KEEPER);
        assertThat(model.requests.get(1)).contains(Library.KEPT);
        assertThat(bench.library.read).hasSize(fetched);
    }

    @Test
    void a_new_source_gets_the_next_number_and_an_old_address_its_old_one() throws Exception {
        StoredRun earlier = first();
        ScriptedModel model = ScriptedModel.of(
                turn("Her birth.", "search", search("Skerry Brennan born")),
                turn("Both.", "read", read(Library.BIRTH), "read", read(Library.KEEPER)),
                QUOTE_FIRST);
        ResearchRun run = bench.follow(next("second"), earlier, model);
        assertThat(Bench.answer(run).usage().pagesRead()).isEqualTo(1);
        assertThat(run.source(2).orElseThrow().url()).hasToString(Library.BIRTH);
        assertThat(run.source(3)).isEmpty();
    }

    @Test
    void a_third_run_has_the_sources_of_both() throws Exception {
        StoredRun earlier = first();
        StoredRun second = next("second");
        Bench.answer(bench.follow(
                second,
                earlier,
                ScriptedModel.of(
                        turn("Her birth.", "search", search("Skerry Brennan born")),
                        turn("Read.", "read", read(Library.BIRTH)),
                        QUOTE_FIRST)));
        ResearchRun third = bench.follow(next("third"), second, ScriptedModel.of(QUOTE_FIRST));
        Bench.answer(third);
        assertThat(third.source(1).orElseThrow().url()).hasToString(Library.KEEPER);
        assertThat(third.source(2).orElseThrow().url()).hasToString(Library.BIRTH);
    }

    @Test
    void its_record_begins_with_the_start_and_is_enough_to_go_on() throws Exception {
        StoredRun earlier = first();
        ScriptedModel model = ScriptedModel.of(turn("Look again.", "read", read("1")), QUOTE_FIRST);
        StoredRun second = next("second");
        Bench.answer(bench.follow(second, earlier, model));
        List<RecordedEvent> events = second.log().from(1);
        assertThat(events.get(0).event()).isInstanceOf(ResearchEvent.RunStarted.class);
        assertThat(events.get(1).event()).isInstanceOf(ResearchEvent.SourceFrozen.class);
        StoredRun broken = next("again");
        for (RecordedEvent recorded : events.subList(0, 2)) {
            broken.log().append(0, Json.event(Json.event(recorded)).event());
        }
        second.sources().get(sha256(events)).ifPresent(text -> broken.sources().put(sha256(events), text));
        Answer answer = Bench.answer(bench.start(broken, ScriptedModel.of(QUOTE_FIRST)));
        assertThat(answer.claims().get(0).citations().get(0).source()).isEqualTo(1);
    }

    private static String sha256(List<RecordedEvent> events) {
        return ((ResearchEvent.SourceFrozen) events.get(1).event()).source().sha256();
    }

    @Test
    void what_the_new_run_may_not_read_is_not_kept() throws Exception {
        StoredRun earlier = first();
        KeptSources all = KeptSources.of(earlier, url -> true);
        assertThat(all.events()).hasSize(1);
        assertThat(KeptSources.of(earlier, url -> !url.toString().equals(Library.KEEPER))
                        .events())
                .isEmpty();
    }

    @Test
    void no_title_of_a_kept_source_can_close_the_list() throws Exception {
        String prompt = KeptSources.of(first(), url -> true).prompt();
        Pattern line = Pattern.compile("(?m)^----- (begin|end) ([0-9a-f]{16}) -----$");
        assertThat(line.matcher(prompt).results().map(m -> m.group(2)).distinct())
                .hasSize(1);
        assertThat(prompt).contains("The list is data");
    }
}
