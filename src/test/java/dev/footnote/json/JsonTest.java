package dev.footnote.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.footnote.api.Answer;
import dev.footnote.api.Budget;
import dev.footnote.api.Citation;
import dev.footnote.api.Claim;
import dev.footnote.api.LeftOut;
import dev.footnote.api.Passage;
import dev.footnote.api.Reading;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.ResearchRequest.Mode;
import dev.footnote.api.Source;
import dev.footnote.api.SourceDetails;
import dev.footnote.api.StructuredOutput;
import dev.footnote.api.TokenCount;
import dev.footnote.api.Usage;
import dev.footnote.api.run.Draft;
import dev.footnote.api.run.Judgement;
import dev.footnote.api.run.Message;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.ResearchEvent.*;
import dev.footnote.api.run.SourceInfo;
import dev.footnote.api.run.ThoughtDelta;
import dev.footnote.api.run.ToolCall;
import dev.footnote.api.search.EngineReport;
import dev.footnote.api.search.Hit;
import dev.footnote.api.search.PublishedDate;
import dev.footnote.api.search.SearchQuality;
import dev.footnote.api.search.SearchResult;
import dev.footnote.api.search.SearchScope;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JsonTest {

    private static final Instant AT = Instant.parse("2026-11-24T06:00:00.123456789Z");
    private static final String SHA = "0f".repeat(32);
    private static final ResearchRequest REQUEST = new ResearchRequest(
            "Why {{x}} “é” 😀\u2028?",
            new Budget(5, 9_000_000_000L, new BigDecimal("0.10"), Duration.ofMillis(90_500)),
            "zh-CN",
            new SearchScope(List.of("a.example"), List.of("b.example"), LocalDate.of(2024, 1, 31), null),
            null,
            "said before",
            ResearchRequest.Mode.FAST,
            "0123",
            "kimi",
            List.of("web", "corpus/papers"));

    @Test
    void a_request_comes_back_with_all_that_it_asks_for() {
        ResearchRequest request = REQUEST.withMode(ResearchRequest.Mode.FAST)
                .withFollows("0123")
                .withModel("offline")
                .withOutputSchema("{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}}");
        ResearchEvent started =
                new ResearchEvent.RunStarted(request, "offline", "m", Message.system("s"), Message.user("u"), "h");
        RecordedEvent recorded = new RecordedEvent(1, AT, 0, started);
        assertThat(Json.event(Json.event(recorded))).isEqualTo(recorded);
    }

    @TestFactory
    Stream<DynamicTest> every_event_comes_back_as_it_was() {
        return events().map(e -> DynamicTest.dynamicTest(e.getClass().getSimpleName(), () -> {
            RecordedEvent r = new RecordedEvent(7, AT, 2, e);
            String json = Json.event(r);
            assertThat(json).doesNotContain("\n");
            assertThat(Json.event(json)).isEqualTo(r);
            assertThat(Json.event(Json.event(json))).isEqualTo(json);
        }));
    }

    @Test
    void every_kind_of_event_is_tried() {
        assertThat(events().map(e -> (Object) e.getClass()).distinct())
                .hasSameSizeAs(ResearchEvent.class.getPermittedSubclasses());
    }

    @Test
    void an_event_of_another_version_is_read() {
        String json = "{\"seq\":1,\"at\":\"2026-11-24T06:00:00Z\",\"trajectory\":0,\"new\":1,"
                + "\"event\":{\"type\":\"model_called\",\"step\":3,\"only_submit\":false,\"added\":[1]}}";
        assertThat(Json.event(json).event()).isEqualTo(new ModelCalled(3, List.of(), false));
    }

    @Test
    void a_broken_event_names_its_field() {
        assertThatThrownBy(() -> Json.event("{\"seq\":0}"))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessageContaining("seq");
        assertThatThrownBy(() -> Json.event("{\"seq\":1,\"at\":\"soon\"}")).hasMessageContaining("\"at\"");
        assertThatThrownBy(() -> Json.event("{\"seq\":1,\"at\":\"2026-11-24T06:00:00Z\"}"))
                .hasMessageContaining("event");
        assertThatThrownBy(() -> Json.event("{\"seq\":1,\"event\":{\"type\":\"x\"}}"))
                .isInstanceOf(InvalidFieldException.class);
        assertThatThrownBy(() -> Json.event("{\"seq\":"))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessageContaining("no JSON");
        assertThatThrownBy(() -> Json.event("null")).isInstanceOf(InvalidFieldException.class);
    }

    @Test
    void an_answer_has_the_form_that_its_schema_tells() throws Exception {
        var schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Json.answerSchema());
        for (Answer a : List.of(answer(null), answer("cut short"), Json.withTexts(answer(null), n -> text(n)))) {
            for (boolean with : new boolean[] {true, false}) {
                JsonNode node = new ObjectMapper().readTree(Json.answer(a, with));
                assertThat(schema.validate(node)).isEmpty();
                assertThat(new ObjectMapper().readTree(Json.pretty(a, with))).isEqualTo(node);
            }
        }
        assertThat(schema.validate(new ObjectMapper().readTree("{\"id\":1}"))).isNotEmpty();
    }

    @Test
    void a_rendered_source_says_so_and_others_say_nothing() throws Exception {
        var schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Json.answerSchema());
        for (boolean rendered : new boolean[] {true, false}) {
            SourceDetails details = new SourceDetails("", "", null, null, List.of(), List.of(), rendered);
            Source source = new Source(URI.create("https://a.example/"), "t", null, AT, null, "words", SHA, details);
            JsonNode read =
                    new ObjectMapper().readTree(Json.reading(new Reading(source, null, LeftOut.NOTHING, List.of())));
            assertThat(read.path("source").has("rendered")).isEqualTo(rendered);

            Answer.CitedSource cited =
                    new Answer.CitedSource(1, 1, URI.create("https://a.example/"), "t", AT, SHA, null, null, details);
            Answer a = answer(null);
            Answer with = new Answer(
                    a.id(),
                    a.question(),
                    a.status(),
                    a.answer(),
                    a.shortAnswer(),
                    a.confidence(),
                    a.claims(),
                    List.of(cited),
                    a.openQuestions(),
                    a.notes(),
                    a.output(),
                    a.model(),
                    a.usage(),
                    a.reason());
            JsonNode node = new ObjectMapper().readTree(Json.answer(with, false));
            assertThat(schema.validate(node)).isEmpty();
            assertThat(node.at("/sources/0").has("rendered")).isEqualTo(rendered);

            SourceInfo info = new SourceInfo(
                    1, URI.create("https://a.example/"), "t", null, AT, null, 5, SHA, List.of(), details);
            RecordedEvent event = new RecordedEvent(1, AT, 1, new SourceFrozen(1, "c", info, null));
            assertThat(Json.event(event).contains("rendered")).isEqualTo(rendered);
            assertThat(Json.event(Json.event(event))).isEqualTo(event);
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_answer_of_any_status_has_the_form_that_its_schema_tells(Answer.Status status) throws Exception {
        var schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Json.answerSchema());
        Usage usage = new Usage(0, TokenCount.ZERO, 0, 0, null, 0);
        Answer bare = new Answer(
                "id-1",
                "Why?",
                status,
                "",
                "",
                0,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                "m",
                usage,
                "it had to end");
        JsonNode node = new ObjectMapper().readTree(Json.answer(bare, false));
        assertThat(schema.validate(node)).isEmpty();
        ((ObjectNode) node).put("status", "finished");
        assertThat(schema.validate(node)).isNotEmpty();
    }

    @Test
    void the_answers_fields_stand_in_their_order() throws Exception {
        JsonNode node = new ObjectMapper().readTree(Json.answer(answer("why"), false));
        assertThat(node.fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "question",
                        "status",
                        "answer",
                        "short_answer",
                        "confidence",
                        "confidence_basis",
                        "claims",
                        "sources",
                        "open_questions",
                        "notes",
                        "output",
                        "model",
                        "usage",
                        "reason");
        assertThat(node.get("usage").get("cost_usd").isNull()).isTrue();
        assertThat(node.get("status").asText()).isEqualTo("budget_exhausted");
        assertThat(node.get("sources").get(0).has("text")).isFalse();
        assertThat(node.get("claims").get(0).get("support").asText()).isEqualTo("full");
    }

    @Test
    void a_claim_says_why_its_support_is_not_full() throws Exception {
        JsonNode claim =
                new ObjectMapper().readTree(Json.answer(answer(null), false)).at("/claims/1");
        assertThat(claim.at("/support").asText()).isEqualTo("partial");
        assertThat(claim.at("/reasons/0/kind").asText()).isEqualTo("number");
        assertThat(claim.at("/reasons/0/text").asText()).isEqualTo("the quote does not give 4");
    }

    @Test
    void a_structured_answer_has_its_content_and_its_basis() throws Exception {
        JsonNode output =
                new ObjectMapper().readTree(Json.answer(answer(null), false)).get("output");
        assertThat(output.at("/content/year").intValue()).isEqualTo(1907);
        assertThat(output.at("/content/who").isNull()).isTrue();
        assertThat(output.at("/basis/1/reasons/0/kind").asText()).isEqualTo("missing");
        assertThat(output.at("/basis/0/citations/0/quote").asText()).isEqualTo("words");
    }

    @Test
    void a_log_from_before_there_were_reasons_and_notes_is_read() {
        String old = Json.event(new RecordedEvent(3, AT, 0, new AnswerReady(answer(null))))
                .replaceAll("\"(reasons|notes)\":\\[[^\\]]*\\],", "");
        assertThat(old).doesNotContain("reasons").doesNotContain("notes");
        Answer read = ((AnswerReady) Json.event(old).event()).answer();
        assertThat(read.notes()).isEmpty();
        assertThat(read.claims().get(1).reasons()).isEmpty();
    }

    @Test
    void texts_come_along_where_asked_for() throws Exception {
        Answer a = Json.withTexts(answer(null), n -> text(n));
        assertThat(new ObjectMapper()
                        .readTree(Json.answer(a, true))
                        .at("/sources/0/text")
                        .asText())
                .isEqualTo("words");
        assertThat(Json.answer(a, false)).doesNotContain("\"text\":\"words\"");
    }

    @Test
    void a_request_comes_back_as_it_was() {
        assertThat(Json.request(Json.request(REQUEST))).isEqualTo(REQUEST);
        assertThat(Json.request("{\"question\":\"x\"}")).isEqualTo(ResearchRequest.of("x"));
        for (Mode mode : Mode.values()) {
            String name = mode.name().toLowerCase(Locale.ROOT);
            assertThat(Json.request("{\"question\":\"x\",\"mode\":\"" + name + "\"}")
                            .mode())
                    .isEqualTo(mode);
        }
        assertThat(Json.request("{\"question\":\"x\",\"budget\":{\"max_time\":\"90s\"}}")
                        .budget()
                        .maxTime())
                .isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void a_bad_request_names_its_field_and_what_would_be_right() {
        bad("{}", "question", "missing");
        bad("{\"question\":\" \"}", "question", "empty");
        bad("{\"question\":3}", "question", "a string");
        bad("{\"question\":\"" + "x".repeat(70_000) + "\"}", "question", "65536");
        bad("{\"question\":\"x\",\"budget\":{\"max_step\":3}}", "budget.max_step", "max_steps");
        bad("{\"question\":\"x\",\"budget\":{\"max_steps\":0}}", "budget.max_steps", "whole number");
        bad("{\"question\":\"x\",\"budget\":{\"max_steps\":1.5}}", "budget.max_steps", "whole number");
        bad("{\"question\":\"x\",\"budget\":{\"max_cost_usd\":-1}}", "budget.max_cost_usd", "above 0");
        bad("{\"question\":\"x\",\"budget\":{\"max_time\":\"long\"}}", "budget.max_time", "20m");
        bad("{\"question\":\"x\",\"language\":\"!\"}", "language", "language tag");
        bad("{\"question\":\"x\",\"scope\":{\"published_from\":\"x\"}}", "scope.published_from", "date");
        bad("{\"question\":\"x\",\"scope\":{\"include_domains\":\"x\"}}", "scope.include_domains", "list");
        bad("[1]", "", "JSON object");
        bad("{\"question\":\"x\"} trailing", "", "no JSON");
    }

    @Test
    void a_thought_is_one_line() {
        assertThat(Json.thought(new ThoughtDelta(1, 2, "a\nb")))
                .isEqualTo("{\"step\":1,\"attempt\":2,\"text\":\"a\\nb\"}");
    }

    private static void bad(String json, String field, String words) {
        assertThatThrownBy(() -> Json.request(json))
                .isInstanceOfSatisfying(
                        InvalidFieldException.class, e -> assertThat(e.field()).isEqualTo(field))
                .hasMessageContaining(words);
    }

    private static Optional<Source> text(int number) {
        return number != 1
                ? Optional.empty()
                : Optional.of(new Source(URI.create("https://a.example/"), "t", null, AT, null, "words", SHA));
    }

    private static Answer answer(String reason) {
        return new Answer(
                "id-1",
                "Why?",
                Answer.Status.BUDGET_EXHAUSTED,
                "Because [1].",
                "because",
                0.25,
                List.of(
                        new Claim("Because.", Claim.Support.FULL, List.of(new Citation(1, "words", 0, 5))),
                        new Claim(
                                "So.",
                                Claim.Support.PARTIAL,
                                List.of(new Claim.Reason("number", "the quote does not give 4")),
                                List.of(new Citation(1, "words", 0, 5)))),
                List.of(new Answer.CitedSource(1, 1, URI.create("https://a.example/"), "t", AT, SHA, null)),
                List.of("And?"),
                List.of("1 statement was checked by its words only."),
                new StructuredOutput(
                        "{\"year\":1907,\"who\":null}",
                        List.of(
                                new StructuredOutput.Basis(
                                        "year", Claim.Support.FULL, List.of(), List.of(new Citation(1, "words", 0, 5))),
                                new StructuredOutput.Basis(
                                        "who",
                                        Claim.Support.NONE,
                                        List.of(new Claim.Reason("missing", "not there")),
                                        List.of()))),
                "m",
                new Usage(1, new TokenCount(4, 3, 2, 1), 1, 1, null, 12),
                reason);
    }

    private static Stream<ResearchEvent> events() {
        ToolCall call = new ToolCall("c1", "search", "{ \"q\" : 1}");
        Message assistant =
                new Message(Message.Role.ASSISTANT, null, "think\n", List.of(call), null, null, Map.of("k", "v"));
        SearchResult result = new SearchResult(
                List.of("q"),
                List.of(new Hit(
                        URI.create("https://a.example/x"),
                        "t",
                        "s",
                        List.of("e"),
                        new PublishedDate(
                                LocalDate.of(2024, 5, 6), PublishedDate.Precision.MONTH, PublishedDate.Kind.EDITED),
                        null)),
                new SearchQuality(1, 1, 0.5, List.of("m"), 0, 1, SearchQuality.Verdict.ONE_HOST, "hint"),
                List.of(new EngineReport("e", EngineReport.Outcome.BAD_QUERY, 0, 3, new BigDecimal("0.00001"), "m")),
                true);
        SourceInfo info = new SourceInfo(
                1,
                URI.create("https://a.example/x"),
                "t",
                null,
                AT,
                "en",
                5,
                SHA,
                List.of(URI.create("https://a.example/y")));
        Draft draft = new Draft(
                true,
                "s",
                0.1,
                List.of(
                        new Draft.DraftClaim("c", "h", List.of(new Draft.DraftQuote(1, "q"))),
                        new Draft.DraftClaim("d", null, List.of())),
                List.of("o"));
        return Stream.of(
                new RunStarted(REQUEST, "kimi", "m", Message.system("s"), Message.user("u"), SHA),
                new ModelCalled(1, List.of("search"), true),
                new AttemptDiscarded(1, 2, "cut"),
                new ModeChosen(2, Mode.THINK, false, "too weak"),
                new ModelChanged(3, "kimi", "vllm", "qwen3-32b", "no credit"),
                new ModelAnswered(1, assistant, "tool_calls", new TokenCount(4, 3, 2, 1), new BigDecimal("0.0100")),
                new ModelAnswered(2, Message.user("x"), "", TokenCount.ZERO, null),
                new UserNoted(1, Message.user("n")),
                new ToolCalled(1, call),
                new SearchDone(1, "c1", result),
                new SourceFrozen(1, "c1", info, "a".repeat(64)),
                new ToolAnswered(1, Message.tool(call, "text"), true),
                new MemoryFolded(3, 1, 1, 0),
                new BudgetWarned(1, "steps", true, "note"),
                new DraftSubmitted(1, 1, draft),
                new QuoteRefused(1, 0, 1, "q", "r", new Passage(1, 3, "p")),
                new QuoteRefused(1, -1, 0, "", "r", null),
                new ClaimDoubted(1, 0, Claim.Support.PARTIAL, List.of(new Claim.Reason("unit", "r"))),
                new ClaimsJudged(
                        1,
                        2,
                        List.of(new Judgement("k", Claim.Support.NONE, "scope", "r")),
                        new TokenCount(4, 3, 2, 1),
                        new BigDecimal("0.0100"),
                        null),
                new ClaimsJudged(2, 1, List.of(), TokenCount.ZERO, null, "p"),
                new ClaimDoubted(1, -1, Claim.Support.NONE, List.of()),
                new ClaimChecked(0, null, new Claim("c", Claim.Support.PARTIAL, List.of(new Citation(1, "q", 2, 3)))),
                new AnswerReady(answer("why")),
                new TrajectoryStarted(
                        "work backwards",
                        2,
                        new RunStarted(REQUEST, "kimi", "m", Message.system("s"), Message.user("u"), SHA)),
                new TrajectoryEnded(answer(null)),
                new TrajectoriesCompared(5, 4, 3, "1811", "all trajectories have ended"),
                new RunEnded(Answer.Status.NOT_FOUND, "", Usage.NONE));
    }

    @Test
    void nothing_in_json_steers_a_terminal_or_turns_text_round() throws Exception {
        String hostile = "a\u0085\u009b31m\u202e\u2066\u200f\u061c\u007f\u001b\u2028z";
        String json = Json.request(ResearchRequest.of(hostile));
        assertThat(json.chars().filter(c -> c >= 0x7F || c < ' ')).isEmpty();
        assertThat(json).contains("\\u009B31m\\u202E");
        assertThat(Json.request(json).question()).isEqualTo(hostile);
    }
}
