package dev.footnote.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Passage;
import dev.footnote.tools.ParsedPage;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionNameCheckTest {

    private static boolean stands(String question, String title, String text) {
        ParsedPage page = new ParsedPage(1, URI.create("file:/a"), title, 1, 1, List.of(new Passage(1, 0, text)));
        return new SentenceRanker(new QuestionAnalysis(question), List.of(page), new SentenceSplitter()).holdsNames();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Who is Mira Dask?|Mira Dask|She kept the light at Orlun for years.",
                "Who met Mira Dask?|Orlun|Tor Venn met Mira Dask at the pier.",
                "What does Mira Dask like?|Chat|MiraDask: I like the pier at low tide.",
                "Who was Mira Dask?|Orlun|Mira Anna Dask kept the light at Orlun.",
                "When was the pier built?|Orlun|The pier was built in 1887 by hand.",
                "《海上的灯》的作者是谁？|书目|《海上的灯》是一本关于灯塔的小说。"
            })
    void names_stand_as_a_phrase_or_with_all_their_words_in_one_sentence(String question, String title, String text) {
        assertThat(stands(question, title, text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Who is Mira Dask?|Orlun|Tor Venn kept the light at Orlun for years.",
                "Who is Mira Dask?|Orlun|Mira Venn kept the light. Tor Dask painted the ferry.",
                "《海上的灯》的作者是谁？|书目|《山中的路》是一本关于旅行的小说。",
                "阿尔·贝克的妻子是谁？|人物|林海生的妻子是一位画家，住在福州。"
            })
    void what_is_said_of_others_does_not_stand_for_a_name(String question, String title, String text) {
        assertThat(stands(question, title, text)).isFalse();
    }
}
