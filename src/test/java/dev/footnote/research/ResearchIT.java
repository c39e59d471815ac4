package dev.footnote.research;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footnote.api.Answer;
import dev.footnote.api.Citation;
import dev.footnote.api.Claim;
import dev.footnote.api.Source;
import dev.footnote.api.run.Estimate;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.api.run.StoredRun;
import dev.footnote.service.FootnoteService;
import dev.footnote.store.MemoryRunStore;
import dev.footnote.testkit.ScriptedKimi;
import dev.footnote.testkit.Turn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole of it over the wire: Kimi plans, errs, is corrected and finishes; what it was sent is looked at byte by byte. */
class ResearchIT {

    private static final String KEPT = "From 1908 to 1914 the lighthouse was kept by Ada Brennan, “the wren” — 守灯人 🌉.";
    private static final String BORN = "Ada Brennan was born in Tobermory in 1871, the daughter of a cooper.";
    private static final String TOWER = "The tower of Skerry Point was built in 1862 by Thomas Dunlop.";
    private static final String QUESTION = "Where was the woman born who kept the lighthouse of Skerry Point in 1911?";

    private final ScriptedKimi kimi = ScriptedKimi.start();

    @TempDir
    Path folder;

    @TempDir
    Path home;

    @BeforeEach
    void lay_out_the_corpus() throws IOException {
        write("tower.md", "# Skerry Point lighthouse\n\n" + TOWER + "\n\n" + KEPT + "\n\nIt was automated in 1968.");
        write("brennan.md", "# Ada Brennan\n\n" + BORN + "\n\nShe wrote a diary, now in Oban.");
        write("ferries.md", "# Ferries\n\nThe ferry to Oban takes three hours and carries forty cars.");
    }

    @AfterEach
    void close() {
        kimi.close();
    }

    @Test
    void a_long_run_goes_over_the_wire_whole() {
        script();
        try (FootnoteService footnote = open()) {
            ResearchRun run = footnote.start(FootnoteService.request(QUESTION));
            Answer answer = run.result().join();

            assertThat(answer.status()).as("%s", answer).isEqualTo(Answer.Status.ANSWERED);
            assertThat(answer.shortAnswer()).isEqualTo("Tobermory");
            assertThat(answer.claims()).extracting(Claim::support).containsOnly(Claim.Support.FULL);
            citations_are_cut_out_of_the_sources(run, answer);
            nothing_ran_twice(run);
            assertThat(events(run, ResearchEvent.QuoteRefused.class)).hasSize(1);
            assertThat(events(run, ResearchEvent.AttemptDiscarded.class)).hasSize(1);
            assertThat(events(run, ResearchEvent.SourceFrozen.class)).hasSize(2);
            assertThat(answer.usage().modelCalls()).isEqualTo(6);
            assertThat(answer.usage().searches()).isEqualTo(3);
        }
        assertThat(kimi.requests()).hasSize(7);
        the_prefix_never_changes();
        all_thinking_is_sent_back();
        every_call_is_answered_once();
        the_refusal_shows_the_right_words();
    }

    @Test
    void a_judge_is_asked_over_the_wire_without_tools_and_without_thinking() {
        kimi.models("kimi-k2.6");
        short_script();
        kimi.turn(Turn.say("{\"verdicts\": [{\"id\": 1, \"support\": \"full\"}, {\"id\": 2, \"support\": \"partial\","
                + " \"kind\": \"scope\", \"reason\": \"it names one lighthouse only\"}]}"));
        kimi.turn(Turn.think("As it is.").call("functions.submit_answer:4", "submit_answer", submit(BORN)));
        try (FootnoteService footnote = open(kimi, "auto")) {
            Answer answer = footnote.research(QUESTION);
            assertThat(answer.status()).as("%s", answer).isEqualTo(Answer.Status.ANSWERED);
            assertThat(answer.claims())
                    .extracting(Claim::support)
                    .containsExactly(Claim.Support.FULL, Claim.Support.PARTIAL);
            assertThat(answer.answer()).contains("(*partly supported: it names one lighthouse only*)");
            assertThat(answer.usage().modelCalls()).isEqualTo(5);
        }
        JsonNode judge = kimi.requests().get(3);
        assertThat(judge.has("tools")).isFalse();
        assertThat(judge.at("/thinking/type").asText()).isEqualTo("disabled");
        assertThat(kimi.requests().get(2).at("/thinking/type").asText()).isEqualTo("enabled");
        assertThat(judge.at("/messages/1/content").asText()).contains(KEPT);
        assertThat(toolTexts(4)).last().asString().contains("it names one lighthouse only");
        assertThat(kimi.requests()).hasSize(5);
    }

    @Test
    void a_judge_that_cannot_be_reached_is_not_asked_again_and_changes_nothing() {
        short_script();
        try (FootnoteService footnote = open(kimi, "on")) {
            Answer answer = footnote.research(QUESTION);
            assertThat(answer.status()).isEqualTo(Answer.Status.ANSWERED);
            assertThat(answer.claims()).extracting(Claim::support).containsOnly(Claim.Support.FULL);
            assertThat(answer.notes()).anyMatch(note -> note.contains("could not be asked to judge"));
        }
        assertThat(kimi.requests()).hasSize(4);
    }

    @Test
    void a_fast_attempt_switches_the_thinking_off_and_goes_on_with_it() {
        kimi.models("kimi-k2.6").strict("reasoning_content");
        kimi.turn(Turn.say("").call("functions.search:0", "search", search("Ada Brennan")));
        kimi.turn(Turn.say("").call("functions.submit_answer:1", "submit_answer", "{\"found\":false,\"claims\":[]}"));
        kimi.turn(Turn.think("Once more.")
                .call("functions.submit_answer:2", "submit_answer", "{\"found\":false,\"claims\":[]}"));
        try (FootnoteService footnote = open()) {
            assertThat(footnote.research("Who was Ada Brennan?").status()).isEqualTo(Answer.Status.NOT_FOUND);
        }
        assertThat(kimi.requests())
                .extracting(request -> request.at("/thinking/type").asText())
                .containsExactly("disabled", "disabled", "enabled");
    }

    @Test
    void what_runs_took_is_what_the_next_is_expected_to_take() {
        try (FootnoteService footnote = open()) {
            assertThat(footnote.estimate(FootnoteService.request(QUESTION)).seenRuns())
                    .isZero();
            for (int i = 0; i < 5; i++) {
                short_script();
                footnote.research(QUESTION);
            }
        }
        try (FootnoteService footnote = open()) {
            Estimate estimate = footnote.estimate(FootnoteService.request(QUESTION));
            assertThat(estimate.seenRuns()).isEqualTo(5);
            assertThat(estimate.model()).isEqualTo("kimi-k2-thinking");
            assertThat(estimate.steps()).isEqualTo(new Estimate.Range(3, 3));
            assertThat(estimate.costUsd()).isNotNull();
            assertThat(footnote.estimate(FootnoteService.request("Who was Ada Brennan?"))
                            .seenRuns())
                    .isZero();
        }
        assertThat(kimi.requests()).hasSize(15);
        assertThat(home.resolve("seen-runs.tsv")).content().doesNotContain("Skerry");
    }

    private void short_script() {
        kimi.turn(Turn.think("Look.").call("functions.search:0", "search", search("Skerry Point lighthouse")));
        kimi.turn(Turn.think("Read.")
                .call("functions.read:1", "read", read("tower.md"))
                .call("functions.read:2", "read", read("brennan.md")));
        kimi.turn(Turn.think("Hand in.").call("functions.submit_answer:3", "submit_answer", submit(BORN)));
    }

    @Test
    void a_call_of_a_torn_stream_does_not_answer_for_another_one_of_the_same_id() {
        kimi.turn(Turn.think("First try.")
                .call("functions.search:0", "search", search("ferry cars"))
                .call("functions.search:1", "search", search("something that is never finished"))
                .split(4)
                .cutAfter(20)
                .clean());
        kimi.turn(Turn.think("Second try.").call("functions.search:0", "search", search("Skerry lighthouse")));
        kimi.turn(Turn.think("Give up.")
                .call("functions.submit_answer:1", "submit_answer", "{\"found\": false, \"claims\": []}"));
        try (FootnoteService footnote = open()) {
            ResearchRun run = footnote.start(FootnoteService.request(QUESTION));
            assertThat(run.result().join().status()).isEqualTo(Answer.Status.NOT_FOUND);
            assertThat(events(run, ResearchEvent.ToolCalled.class))
                    .as("%s", run.events(1))
                    .extracting(called -> called.call().arguments())
                    .containsExactly(search("ferry cars"), search("Skerry lighthouse"));
        }
        JsonNode messages = kimi.requests().get(2).path("messages");
        assertThat(messages.get(messages.size() - 1).path("content").asText())
                .startsWith("Search results for \"Skerry lighthouse\"")
                .contains("tower.md");
    }

    @Test
    void a_window_smaller_than_was_thought_is_met_with_less_and_at_last_with_a_clear_end() {
        String full = "{\"error\":{\"message\":\"This model's maximum context length is 1000"
                + " tokens\",\"type\":\"invalid_request_error\"}}";
        kimi.turn(Turn.think("One.").call("functions.search:0", "search", search("Skerry Point lighthouse")));
        kimi.turn(Turn.think("Two.").call("functions.read:1", "read", read("tower.md")));
        kimi.turn(Turn.status(400, full, Map.of()));
        kimi.turn(Turn.think("Three.").call("functions.read:2", "read", read("brennan.md")));
        for (int i = 0; i < 6; i++) {
            kimi.turn(Turn.status(400, full, Map.of()));
        }
        try (FootnoteService footnote = open()) {
            ResearchRun run = footnote.start(FootnoteService.request(QUESTION));
            Answer answer = run.result().join();
            assertThat(answer.status()).isEqualTo(Answer.Status.FAILED);
            assertThat(answer.reason()).contains("outgrown the window");
            assertThat(events(run, ResearchEvent.MemoryFolded.class)).hasSizeGreaterThan(2);
            assertThat(events(run, ResearchEvent.MemoryFolded.class))
                    .extracting(ResearchEvent.MemoryFolded::hiddenUpToStep)
                    .isSorted()
                    .startsWith(1)
                    .endsWith(3);
        }
        assertThat(toolTexts(2)).noneMatch(text -> text.contains("hidden to save room"));
        assertThat(toolTexts(3).get(0)).contains("hidden to save room");
        assertThat(toolTexts(3).get(1)).contains(TOWER);
    }

    @Test
    void a_run_broken_off_after_any_event_goes_on_with_the_same_bytes_on_the_wire() {
        List<Turn> turns = List.of(
                Turn.think("Three steps 🗼.")
                        .call("functions.search:0", "search", search("Skerry Point lighthouse"))
                        .call("functions.search:1", "search", search("zeppelin wardens")),
                Turn.think("Both pages.")
                        .call("functions.read:2", "read", read("tower.md"))
                        .call("functions.read:3", "read", read("brennan.md")),
                Turn.say("It was Ada Brennan."),
                Turn.think("Hand in.").call("functions.submit_answer:4", "submit_answer", submit("Born on Mull.")),
                Turn.think("Mend it.").call("functions.submit_answer:5", "submit_answer", submit(BORN)));
        turns.forEach(kimi::turn);
        ResearchRun whole;
        Answer answer;
        List<RecordedEvent> events;
        try (FootnoteService footnote = open()) {
            whole = footnote.start(FootnoteService.request(QUESTION));
            answer = whole.result().join();
            events = whole.events(1);
        }
        assertThat(answer.status()).as("%s", answer).isEqualTo(Answer.Status.ANSWERED);
        assertThat(kimi.bodies()).hasSameSizeAs(turns);
        for (int k = 0; k <= events.size(); k++) {
            goes_on_alike(whole, events.subList(0, k), turns, answer);
        }
    }

    private void goes_on_alike(ResearchRun whole, List<RecordedEvent> kept, List<Turn> turns, Answer answer) {
        int answered = (int) kept.stream()
                .filter(recorded -> recorded.event() instanceof ResearchEvent.ModelAnswered)
                .count();
        MemoryRunStore store = new MemoryRunStore(1, Duration.ofHours(1), Clock.systemUTC());
        StoredRun broken = store.create(whole.id(), "", FootnoteService.request(QUESTION));
        for (RecordedEvent recorded : kept) {
            if (recorded.event() instanceof ResearchEvent.SourceFrozen frozen) {
                String text =
                        whole.source(frozen.source().number()).orElseThrow().text();
                broken.sources().put(frozen.source().sha256(), text);
            }
            broken.log().append(recorded.trajectory(), recorded.event());
        }
        try (ScriptedKimi host = ScriptedKimi.start();
                FootnoteService footnote = open(host)) {
            turns.subList(answered, turns.size()).forEach(host::turn);
            Answer again = footnote.resume(broken).result().join();
            assertThat(host.bodies())
                    .as("after %s events", kept.size())
                    .isEqualTo(kimi.bodies().subList(answered, turns.size()));
            assertThat(again.claims()).as("after %s events", kept.size()).isEqualTo(answer.claims());
        }
    }

    private List<String> toolTexts(int request) {
        List<String> out = new ArrayList<>();
        for (JsonNode message : kimi.requests().get(request).path("messages")) {
            if (message.path("role").asText().equals("tool")) {
                out.add(message.path("content").asText());
            }
        }
        return out;
    }

    private void script() {
        kimi.turn(Turn.think("Three steps: the keeper, her birth, a check.")
                .call("functions.search:0", "search", search("zeppelin hangar wardens"))
                .split(5));
        kimi.turn(Turn.think("Nothing. Simpler words 灯塔 🗼.")
                .call("functions.search:1", "search", search("Skerry Point lighthouse"))
                .call("functions.search:2", "search", search("Ada Brennan"))
                .split(3));
        kimi.turn(Turn.think("This try will be torn.")
                .call("functions.read:3", "read", read("tower.md"))
                .call("functions.read:4", "read", read("brennan.md"))
                .split(7)
                .cutAfter(12));
        kimi.turn(Turn.think("Both pages at once.")
                .call("functions.read:3", "read", read("tower.md"))
                .call("functions.read:4", "read", read("brennan.md"))
                .split(7));
        kimi.turn(Turn.think("Where does it say so?")
                .call("functions.find:5", "find", "{\"source\": 2, \"text\": \"Tobermory\"}"));
        kimi.turn(Turn.think("Hand in.")
                .call("functions.submit_answer:6", "submit_answer", submit("She was born in Tobermory, on Mull."))
                .split(11));
        kimi.turn(Turn.think("Copy it rightly.")
                .call("functions.submit_answer:7", "submit_answer", submit(BORN))
                .split(2));
    }

    private static void citations_are_cut_out_of_the_sources(ResearchRun run, Answer answer) {
        assertThat(answer.claims()).hasSize(2);
        for (Claim claim : answer.claims()) {
            assertThat(claim.citations()).isNotEmpty();
            for (Citation citation : claim.citations()) {
                int number = answer.sources().stream()
                        .filter(source -> source.id() == citation.source())
                        .findFirst()
                        .orElseThrow()
                        .number();
                Source source = run.source(number).orElseThrow();
                assertThat(source.text().substring(citation.start(), citation.end()))
                        .isEqualTo(citation.quote());
            }
        }
        assertThat(answer.claims().get(0).citations().get(0).quote()).isEqualTo(BORN);
        assertThat(answer.claims().get(1).citations().get(0).quote()).isEqualTo(KEPT);
    }

    private static void nothing_ran_twice(ResearchRun run) {
        assertThat(events(run, ResearchEvent.ToolCalled.class))
                .extracting(called -> called.call().name() + called.call().arguments())
                .doesNotHaveDuplicates()
                .hasSize(6);
        assertThat(events(run, ResearchEvent.SearchDone.class))
                .extracting(ResearchEvent.SearchDone::callId)
                .doesNotHaveDuplicates();
        assertThat(events(run, ResearchEvent.ToolAnswered.class))
                .extracting(answered -> answered.message().toolCallId())
                .doesNotHaveDuplicates();
    }

    private void the_prefix_never_changes() {
        String before = "";
        for (String body : kimi.bodies()) {
            int from = body.indexOf("\"messages\":[");
            assertThat(from).isNotNegative();
            String head = body.substring(0, body.lastIndexOf(']', end(body, from)));
            assertThat(head).startsWith(before);
            before = head;
        }
        assertThat(kimi.requests())
                .extracting(request -> request.path("tools").toString())
                .containsOnly(kimi.requests().get(0).path("tools").toString());
    }

    /** Just behind the list of messages that begins at an offset; texts are skipped. */
    private static int end(String body, int from) {
        int depth = 0;
        boolean text = false;
        for (int i = from + "\"messages\":".length(); i < body.length(); i++) {
            char c = body.charAt(i);
            if (text) {
                i += c == '\\' ? 1 : 0;
                text = c != '"';
            } else {
                text = c == '"';
                depth += c == '[' ? 1 : c == ']' ? -1 : 0;
                if (depth == 0) {
                    return i;
                }
            }
        }
        throw new AssertionError("the messages never end");
    }

    private void all_thinking_is_sent_back() {
        List<String> wanted = List.of(
                "Three steps: the keeper, her birth, a check.",
                "Nothing. Simpler words 灯塔 🗼.",
                "Both pages at once.",
                "Where does it say so?",
                "Hand in.");
        int[] steps = {0, 1, 2, 2, 3, 4, 5};
        for (int i = 0; i < kimi.requests().size(); i++) {
            List<String> sent = new ArrayList<>();
            for (JsonNode message : kimi.requests().get(i).path("messages")) {
                if (message.path("role").asText().equals("assistant")) {
                    sent.add(message.path("reasoning_content").asText());
                }
            }
            assertThat(sent).as("request %s", i).isEqualTo(wanted.subList(0, steps[i]));
        }
    }

    private void every_call_is_answered_once() {
        for (JsonNode request : kimi.requests()) {
            List<String> open = new ArrayList<>();
            Map<String, Integer> answers = new HashMap<>();
            for (JsonNode message : request.path("messages")) {
                if (message.path("role").asText().equals("tool")) {
                    String id = message.path("tool_call_id").asText();
                    assertThat(open.remove(0)).isEqualTo(id);
                    answers.merge(id, 1, Integer::sum);
                } else {
                    assertThat(open).isEmpty();
                    message.path("tool_calls")
                            .forEach(call -> open.add(call.path("id").asText()));
                }
            }
            assertThat(open).isEmpty();
            assertThat(answers.values()).allMatch(times -> times == 1);
        }
    }

    private void the_refusal_shows_the_right_words() {
        JsonNode messages = kimi.requests().get(6).path("messages");
        assertThat(messages.get(messages.size() - 1).path("content").asText()).contains(BORN);
    }

    private FootnoteService open() {
        return open(kimi);
    }

    private FootnoteService open(ScriptedKimi host) {
        return open(host, "off");
    }

    private FootnoteService open(ScriptedKimi host, String judge) {
        return FootnoteService.builder()
                .environment(Map.of())
                .corpus(folder)
                .home(home)
                .model("kimi")
                .setting("llm.kimi.base_url", host.baseUrl())
                .setting("llm.kimi.key", "sk-scripted")
                .setting("chat.backoff", "1ms")
                .setting("answer.judge", judge)
                .build();
    }

    private static <E extends ResearchEvent> List<E> events(ResearchRun run, Class<E> kind) {
        return Bench.events(run, kind);
    }

    private static String search(String query) {
        return "{\"queries\": [\"" + query + "\"]}";
    }

    private String read(String file) {
        return "{\"url\": \"" + folder.resolve(file).toUri() + "\"}";
    }

    private static String submit(String quote) {
        return "{\"found\": true, \"short_answer\": \"Tobermory\", \"confidence\": 0.9, \"claims\": [{\"text\": \"Ada"
                + " Brennan was born in Tobermory in 1871.\", \"quotes\": [{\"source\": 2, \"quote\": \""
                + quote + "\"}]},"
                + "{\"text\": \"Ada Brennan kept the lighthouse from 1908 to 1914.\", \"quotes\": [{\"source\": 1,"
                + " \"quote\": \"" + KEPT + "\"}]}]}";
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
