package dev.footnote.offline.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Passage;
import dev.footnote.offline.evidence.QuestionAnalysis;
import dev.footnote.offline.evidence.SentenceRanker;
import dev.footnote.offline.evidence.SentenceSplitter;
import dev.footnote.tools.ParsedPage;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two named things side by side, by what their own pages say. */
class PairComparisonTest {

    private static final List<ParsedPage> PAGES = pages(
            "Alma Verin",
            "Alma Verin (born 3 March 1920) was a Norreyan painter of the northern school. She died in Quay on 2 June 1971.",
            "Otto Brask",
            "Otto Brask (born 9 June 1911) was a Norreyan poet. He died in Tarn on 1 May 1980.",
            "Quay Bridge",
            "Quay Bridge is a stone bridge in Quay. It was opened in 1874.",
            "Tarn Bridge",
            "Tarn Bridge is a steel bridge in Tarn. It was opened in 1902.",
            "Salt Ferry",
            "Salt Ferry crosses the sound. Nobody wrote down when it first sailed.",
            "柳庆",
            "柳庆（1920年3月3日—1971年6月2日），云渡市人，画家。",
            "石安",
            "石安（1911年6月9日—1980年5月1日），云渡市人，诗人。",
            "云渡桥",
            "云渡桥位于云渡市。云渡桥建于1874年。",
            "月泉桥",
            "月泉桥位于月泉市。月泉桥建于1902年。");

    private static List<ParsedPage> pages(String... titlesAndTexts) {
        List<ParsedPage> out = new ArrayList<>();
        for (int i = 0; i < titlesAndTexts.length; i += 2) {
            int number = out.size() + 1;
            out.add(new ParsedPage(
                    number,
                    URI.create("file:/pages/" + number),
                    titlesAndTexts[i],
                    1,
                    1,
                    List.of(new Passage(number, 0, titlesAndTexts[i + 1]))));
        }
        return out;
    }

    private static Optional<PairComparison.Verdict> compared(String text) {
        QuestionAnalysis question = new QuestionAnalysis(text);
        return PairComparison.of(question, new SentenceRanker(question, PAGES, new SentenceSplitter()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Who was born first, Alma Verin or Otto Brask? | Otto Brask",
                "Who was born later, Alma Verin or Otto Brask? | Alma Verin",
                "Who is younger, Alma Verin or Otto Brask? | Alma Verin",
                "Who is older, Otto Brask or Alma Verin? | Otto Brask",
                "Who died first, Alma Verin or Otto Brask? | Alma Verin",
                "Who died later, Alma Verin or Otto Brask? | Otto Brask",
                "Which bridge was opened earlier, Quay Bridge or Tarn Bridge? | Quay Bridge",
                "Which bridge is newer, Quay Bridge or Tarn Bridge? | Tarn Bridge",
                "柳庆和石安谁先出生？ | 石安",
                "柳庆和石安谁更年轻？ | 柳庆",
                "柳庆和石安谁先去世？ | 柳庆",
                "云渡桥和月泉桥哪座更早建成？ | 云渡桥"
            })
    void the_one_that_comes_first_or_last_answers(String question, String answer) {
        assertThat(compared(question)).hasValueSatisfying(verdict -> {
            assertThat(verdict.answer()).isEqualTo(answer);
            assertThat(verdict.shown())
                    .extracting(sentence -> sentence.page().title())
                    .as("both sides are shown")
                    .contains(answer)
                    .anyMatch(title -> !title.equals(answer) && question.contains(title));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Are Quay Bridge and Tarn Bridge both stone bridges? | no",
                "Are Quay Bridge and Tarn Bridge both bridges? | yes",
                "Were Alma Verin and Otto Brask of the same nationality? | yes",
                "Were both Alma Verin and Otto Brask painters? | no",
                "柳庆和石安都是画家吗？ | 不是",
                "柳庆和石安是同一个地方的人吗？ | 是"
            })
    void what_both_share_is_yes_or_no_in_the_questions_language(String question, String answer) {
        assertThat(compared(question).map(PairComparison.Verdict::answer)).contains(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "When was Alma Verin born?",
                "Who was born first?",
                "Where did Alma Verin and Otto Brask meet?",
                "Which is older, Quay Bridge or Salt Ferry?",
                "Who died first, Alma Verin or Cora Fen?",
                "云渡桥有多长？"
            })
    void without_two_sides_or_without_a_date_nothing_is_compared(String question) {
        assertThat(compared(question)).isEmpty();
    }

    @Test
    void dates_that_do_not_differ_decide_nothing() {
        List<ParsedPage> same =
                pages("Reed Mill", "Reed Mill was built in 1811.", "Oak Mill", "Oak Mill was built in March 1811.");
        QuestionAnalysis question = new QuestionAnalysis("Which mill is older, Reed Mill or Oak Mill?");
        assertThat(PairComparison.of(question, new SentenceRanker(question, same, new SentenceSplitter())))
                .isEmpty();
    }

    private static final List<ParsedPage> PLACES = pages(
            "Holt Mill",
            "Holt Mill is a mill in Brell, Tarn County, Ohio, United States.",
            "Pell Mill",
            "Pell Mill is a mill in Orlun, Tarn County, Ohio, United States.",
            "Dask Mill",
            "Dask Mill is a mill in Orlun, Utah, United States.");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Are Holt Mill and Pell Mill located in the same county?|yes",
                "Are Holt Mill and Pell Mill located in the same state?|yes",
                "Are Holt Mill and Pell Mill located in the same city?|no",
                "Are Holt Mill and Dask Mill located in the same county?|no",
                "Are Holt Mill and Dask Mill located in the same state?|no",
                "Are Holt Mill and Dask Mill located in the same country?|yes"
            })
    void places_are_the_same_only_where_their_sort_is(String text, String answer) {
        QuestionAnalysis question = new QuestionAnalysis(text);
        assertThat(PairComparison.of(question, new SentenceRanker(question, PLACES, new SentenceSplitter()))
                        .map(PairComparison.Verdict::answer))
                .contains(answer);
    }
}
