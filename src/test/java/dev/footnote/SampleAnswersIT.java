package dev.footnote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.footnote.api.Answer;
import dev.footnote.api.Citation;
import dev.footnote.api.Claim;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.Source;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody gets who has no key: the embedded model over the bundled sample. */
class SampleAnswersIT {

    /** Measured; the embedded model picks sentences and does not reason, so some chains of two steps stay open. */
    private static final int FLOOR = 13;

    private static final Pattern MARK = Pattern.compile("\\[(\\d+)\\]");

    private static final Map<String, JsonNode> QUESTIONS = new LinkedHashMap<>();
    private static final Map<String, Answer> ANSWERS = new LinkedHashMap<>();

    @TempDir
    static Path home;

    @BeforeAll
    static void ask_all() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        try (InputStream in = SampleAnswersIT.class.getResourceAsStream("/dev/footnote/sample/questions.jsonl");
                Footnote footnote = Footnote.builder()
                        .environment(Map.of())
                        .home(home)
                        .model("offline")
                        .build()) {
            String lines = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            for (String line : lines.lines().toList()) {
                JsonNode question = mapper.readTree(line);
                ResearchRun run = footnote.start(
                        ResearchRequest.of(question.get("question").asText()));
                Answer answer = run.result().join();
                QUESTIONS.put(question.get("id").asText(), question);
                ANSWERS.put(question.get("id").asText(), answer);
                citations_stand(run, answer);
            }
        }
    }

    private static void citations_stand(ResearchRun run, Answer answer) {
        for (Claim claim : answer.claims()) {
            for (Citation citation : claim.citations()) {
                Source source = answer.sources().stream()
                        .filter(cited -> cited.id() == citation.source())
                        .findFirst()
                        .flatMap(cited -> run.source(cited.number()))
                        .orElseThrow();
                assertThat(source.text().substring(citation.start(), citation.end()))
                        .isEqualTo(citation.quote());
            }
        }
    }

    @Test
    void most_questions_have_an_accepted_answer_in_what_is_shown() {
        List<String> missed = new ArrayList<>();
        int right = 0;
        for (Map.Entry<String, JsonNode> question : QUESTIONS.entrySet()) {
            if (!found(question.getValue())) {
                continue;
            }
            String shown = shown(ANSWERS.get(question.getKey()));
            boolean hit = false;
            for (JsonNode accepted : question.getValue().get("answers")) {
                hit |= shown.contains(accepted.asText());
            }
            right += hit ? 1 : 0;
            if (!hit) {
                missed.add(question.getKey());
            }
        }
        assertThat(right).as("missed: %s", missed).isGreaterThanOrEqualTo(FLOOR);
    }

    @Test
    void what_the_sample_does_not_hold_is_not_found() {
        QUESTIONS.forEach((id, question) -> {
            if (!found(question)) {
                assertThat(ANSWERS.get(id).status()).as("%s", ANSWERS.get(id)).isEqualTo(Answer.Status.NOT_FOUND);
            }
        });
    }

    @Test
    void nothing_that_the_hostile_page_claims_is_shown() {
        assertThat(ANSWERS.values())
                .allSatisfy(answer -> assertThat(shown(answer))
                        .doesNotContain(
                                "staged",
                                "freemoonfacts",
                                "Example Holdings",
                                "9 million",
                                "500 km",
                                "PWNED",
                                "169.254",
                                "<|"));
    }

    @Test
    void every_mark_names_a_source_every_source_is_cited_and_the_json_validates() throws IOException {
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Json.answerSchema());
        int marks = 0;
        for (Answer answer : ANSWERS.values()) {
            Set<Integer> marked = MARK.matcher(answer.answer())
                    .results()
                    .map(m -> Integer.valueOf(m.group(1)))
                    .collect(Collectors.toSet());
            Set<Integer> cited = answer.claims().stream()
                    .flatMap(claim -> claim.citations().stream())
                    .map(Citation::source)
                    .collect(Collectors.toSet());
            Set<Integer> listed =
                    answer.sources().stream().map(Answer.CitedSource::id).collect(Collectors.toSet());
            assertThat(marked).as("%s", answer).isEqualTo(listed);
            assertThat(cited).as("%s", answer).isEqualTo(listed);
            assertThat(schema.validate(new ObjectMapper().readTree(Json.answer(answer, false))))
                    .isEmpty();
            marks += marked.size();
        }
        assertThat(marks).isGreaterThan(20);
    }

    @Test
    void nothing_ends_for_a_fault() {
        assertThat(ANSWERS.values())
                .extracting(Answer::status)
                .isSubsetOf(Answer.Status.ANSWERED, Answer.Status.NOT_FOUND);
    }

    private static boolean found(JsonNode question) {
        return question.path("found").asBoolean(true);
    }

    private static String shown(Answer answer) {
        return answer.answer() + "\n" + answer.shortAnswer();
    }
}
