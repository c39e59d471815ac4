package dev.footnote.answer.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Answer;
import dev.footnote.api.Answer.CitedSource;
import dev.footnote.api.Citation;
import dev.footnote.api.Claim;
import dev.footnote.api.Claim.Support;
import dev.footnote.api.Usage;
import dev.footnote.json.Json;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the confidence is made of, and how many sources stand behind each statement, is said in every form. */
class ConfidenceWordsTest {

    private static Claim claim(Support support, int independent, int... sources) {
        List<Citation> citations = new ArrayList<>();
        for (int source : sources) {
            citations.add(new Citation(source, "The mill burned.", 0, 16));
        }
        return new Claim("The mill burned.", support, List.of(), citations).withIndependentSources(independent);
    }

    private static Answer answer(String question, double confidence, int sources, Claim... claims) {
        List<CitedSource> cited = new ArrayList<>();
        for (int i = 1; i <= sources; i++) {
            cited.add(
                    new CitedSource(i, i, URI.create("https://a.example/" + i), "Page " + i, Instant.EPOCH, "", null));
        }
        return new Answer(
                "r",
                question,
                Answer.Status.ANSWERED,
                "The mill burned [1].",
                "",
                confidence,
                List.of(claims),
                cited,
                List.of(),
                List.of(),
                null,
                "m",
                Usage.NONE,
                null);
    }

    /** Each form in plain words, without line breaks. */
    private static List<String> forms(Answer a) {
        return List.of(
                        Renderers.markdown(a),
                        Renderers.html(a),
                        Renderers.plain(a, false, 200),
                        Renderers.plain(a, true, 80))
                .stream()
                .map(form -> form.replaceAll("\\s+", " "))
                .toList();
    }

    @Test
    void the_confidence_says_how_many_statements_are_supported() {
        Answer answer = answer(
                "Did it burn?",
                0.75,
                1,
                claim(Support.FULL, 1, 1),
                claim(Support.FULL, 1, 1),
                claim(Support.FULL, 1, 1),
                claim(Support.PARTIAL, 1, 1));
        assertThat(forms(answer))
                .allMatch(form ->
                        form.contains("Confidence 0.75: 3 of 4 statements are fully supported by their quotes."));
        assertThat(Json.answer(answer, false))
                .contains("\"confidence_basis\":{\"supported\":3,\"statements\":4,\"sources\":1,\"lowered\":false}");
    }

    @Test
    void a_model_that_is_less_sure_is_told() {
        Answer answer = answer("Did it burn?", 0.4, 1, claim(Support.FULL, 1, 1));
        assertThat(forms(answer))
                .allMatch(
                        form -> form.contains(
                                "Confidence 0.40: 1 of 1 statement is fully supported by its quotes, but the model was less sure."));
        assertThat(answer.confidenceBasis()).isEqualTo(new Answer.ConfidenceBasis(1, 1, 1, true));
        assertThat(forms(answer("磨坊烧毁了吗？", 0.4, 1, claim(Support.FULL, 1, 1))))
                .allMatch(form -> form.contains("置信度 0.40：1 处说法中有 1 处得到引文充分支持，但模型没有那么确定。"));
    }

    @Test
    void a_share_that_is_no_round_number_is_not_lowered() {
        Answer answer = answer(
                "Did it burn?", 1.0 / 3, 1, claim(Support.FULL, 1, 1), claim(Support.NONE, 0), claim(Support.NONE, 0));
        assertThat(answer.confidenceBasis()).isEqualTo(new Answer.ConfidenceBasis(1, 3, 1, false));
    }

    @Test
    void without_an_answer_there_is_nothing_to_say() {
        Answer answer = answer("Did it burn?", 0, 0);
        assertThat(answer.confidenceBasis()).isNull();
        assertThat(forms(answer)).noneMatch(form -> form.contains("Confidence"));
        assertThat(Json.answer(answer, false)).doesNotContain("confidence_basis");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2 | 1 | 1 | Each statement rests on one source.
        2 | 2 | 1 | 1 of 2 statements rests on one source.
        2 | 2 | 2 | ''
        1 | 1 | 1 | ''
        """)
    void statements_on_one_source_are_counted_where_the_answer_cites_several(
            int sources, int first, int second, String said) {
        Claim one = first == 1 ? claim(Support.FULL, 1, 1) : claim(Support.FULL, 2, 1, 2);
        Claim other = second == 1 ? claim(Support.FULL, 1, sources) : claim(Support.FULL, 2, 1, 2);
        Answer answer = answer("Did it burn?", 1, sources, one, other);
        assertThat(forms(answer))
                .allMatch(form -> said.isEmpty() ? !form.contains("on one source") : form.contains(said));
        assertThat(Renderers.html(answer).contains(">one source<")).isEqualTo(!said.isEmpty());
    }

    /** Two addresses of one text are one source. */
    @Test
    void a_copy_is_no_second_source() {
        Answer answer = answer("Did it burn?", 1, 3, claim(Support.FULL, 1, 1, 2), claim(Support.FULL, 2, 1, 3));
        assertThat(forms(answer)).allMatch(form -> form.contains("1 of 2 statements rests on one source."));
    }
}
