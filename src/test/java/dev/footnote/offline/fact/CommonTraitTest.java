package dev.footnote.offline.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Passage;
import dev.footnote.offline.evidence.QuestionAnalysis;
import dev.footnote.offline.evidence.ReadSentence;
import dev.footnote.offline.evidence.SentenceRanker;
import dev.footnote.offline.evidence.SentenceSplitter;
import dev.footnote.offline.span.SpanScorer;
import dev.footnote.tools.ParsedPage;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommonTraitTest {

    private static final SpanScorer SCORER = SpanScorer.create();

    private static Optional<PairComparison.Verdict> trait(String question, String first, String second) {
        List<ParsedPage> pages = new ArrayList<>();
        pages.add(page(1, "Mira Dask", first));
        pages.add(page(2, "Tor Venn", second));
        QuestionAnalysis asked = new QuestionAnalysis(question);
        return CommonTrait.of(asked, new SentenceRanker(asked, pages, new SentenceSplitter()), SCORER);
    }

    private static ParsedPage page(int number, String title, String text) {
        Passage passage = new Passage(number, 0, text);
        return new ParsedPage(number, URI.create("file:/" + number), title, 1, 1, List.of(passage));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What profession do Mira Dask and Tor Venn have in common?|Mira Dask was a painter and surgeon from"
                        + " Orlun.|Tor Venn was a sailor, surgeon and keeper of bees.|surgeon",
                "What instrument do both Mira Dask and Tor Venn play?|Mira Dask plays the cello and the harp.|Tor Venn"
                        + " plays the harp in Brell.|harp",
                "Which genre of music did Mira Dask and Tor Venn share?|Mira Dask was a jazz and folk"
                        + " singer.|Tor Venn was a folk singer of Orlun.|folk",
                "What do Mira Dask and Tor Venn have in common?|Mira Dask was born in Norway and taught Ida Holt at school.|Tor"
                        + " Venn was born in Norway and married Ida Holt in spring.|Ida Holt",
                "What country are both Mira Dask and Tor Venn from?|Mira Dask is a pilot of the Orlun Air Club in"
                        + " Norway.|Tor Venn is a baker of the Orlun Guild in Norway.|Norway"
            })
    void what_stands_on_the_pages_of_both_answers(String question, String first, String second, String answer) {
        PairComparison.Verdict verdict = trait(question, first, second).orElseThrow();
        assertThat(verdict.answer()).contains(answer);
        assertThat(verdict.shown()).extracting(ReadSentence::text).containsExactly(first, second);
    }

    @Test
    void two_pages_with_nothing_in_common_answer_nothing() {
        assertThat(trait(
                        "What profession do Mira Dask and Tor Venn have in common?",
                        "Mira Dask was a painter from Orlun.",
                        "Tor Venn kept bees in Brell."))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "When did Mira Dask meet Tor Venn?",
        "Are both Mira Dask and Tor Venn surgeons?",
        "What did Mira Dask say to Tor Venn?"
    })
    void other_questions_about_two_things_ask_for_nothing_common(String question) {
        assertThat(trait(question, "Mira Dask was a surgeon from Orlun.", "Tor Venn was a surgeon in Brell."))
                .isEmpty();
    }
}
