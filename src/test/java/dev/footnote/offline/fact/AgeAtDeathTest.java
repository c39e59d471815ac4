package dev.footnote.offline.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.offline.evidence.QuestionAnalysis;
import dev.footnote.offline.evidence.ReadPages;
import dev.footnote.offline.evidence.ReadSentence;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgeAtDeathTest {

    private static final String[] PAGES = {
        "Edda Quist",
        "Edda Quist (5 June 1850 – 4 June 1920) was a keeper of the Harl light.",
        "Tor Brask",
        "Tor Brask (born 5 June 1850) was a rower. He died in Harl on 5 June 1920.",
        "Ada Venn",
        "Ada Venn was a painter. She died of a fever, aged 37, in Harl.",
        "Ola Lund",
        "Ola Lund (1850 – 1920) was a poet.",
        "Jon Marr",
        "Jon Marr (5 June 1850 – 4 June 1990) was a sailor of legend.",
        "Mia Holm",
        "Mia Holm (born 7 May 1950) is a rower.",
        "柳庆",
        "柳庆（1920年3月3日—1971年6月2日），画家。",
        "石安",
        "石安是诗人，1980年在月泉病逝，享年69岁。"
    };

    private static Optional<PairComparison.Verdict> of(String question) {
        return AgeAtDeath.of(new QuestionAnalysis(question), ReadPages.ranked(question, PAGES));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        How old was Edda Quist when she died?|69 years old
        At what age did Edda Quist die?|69 years old
        What age did Tor Brask die at?|70 years old
        How old was Tor Brask at his death?|70 years old
        How old was Ada Venn when she died?|37 years old
        How old was Ola Lund when he died?|70 years old
        柳庆去世时多少岁？|51岁
        石安享年多少岁？|69岁
        """)
    void the_age_is_told_by_the_page_or_follows_from_its_two_dates(String question, String age) {
        assertThat(of(question).orElseThrow().answer()).isEqualTo(age);
    }

    @Test
    void both_dates_are_shown_where_they_stand_in_two_sentences() {
        List<ReadSentence> shown =
                of("How old was Tor Brask when he died?").orElseThrow().shown();
        assertThat(shown)
                .extracting(ReadSentence::text)
                .containsExactly("Tor Brask (born 5 June 1850) was a rower.", "He died in Harl on 5 June 1920.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "How old was Jon Marr when he died?",
                "How old was Mia Holm when she died?",
                "How old was Edda Quist when she came to Harl?",
                "How old is the Harl light?",
                "When did Edda Quist die?",
                "柳庆是什么时候去世的？"
            })
    void nothing_is_told_without_both_dates_for_an_age_that_nobody_reaches_or_for_another_question(String question) {
        assertThat(of(question)).isEmpty();
    }
}
