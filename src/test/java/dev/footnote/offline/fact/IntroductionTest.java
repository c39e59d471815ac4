package dev.footnote.offline.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.offline.evidence.QuestionAnalysis;
import dev.footnote.offline.evidence.ReadPages;
import dev.footnote.offline.evidence.ReadSentence;
import dev.footnote.offline.evidence.SentenceRanker;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A question for nothing but a thing is answered by the beginning of the page on it. */
class IntroductionTest {

    private static final String[] PAGES = {
        "Salt lamp",
        "Photo of a lamp. The salt lamp (from Old Orlun \"salun\") is a lamp of carved rock salt. It was first made in"
                + " Orlun. Lamps weigh 3 kg. Some are blue. Others are lit by oil.",
        "Edda Quist",
        "Edda Quist was one of the first keepers of the Harl light. She kept it for 31 years.",
        "Harl",
        "The town was rebuilt in 1911. Harl lies on the north coast; it has two harbours. Its market is on Fridays.",
        "盐灯",
        "盐灯是用岩盐雕成的灯。盐灯最早出现在云渡。每盏重三公斤。",
        "柳庆",
        "柳庆（1920年3月3日—1971年6月2日），云渡市人，是一位画家。他画过很多灯塔。"
    };

    private static Optional<Introduction> of(String question) {
        return Introduction.of(new QuestionAnalysis(question), ReadPages.ranked(question, PAGES));
    }

    private static List<String> shown(String question) {
        return of(question).map(Introduction::shown).orElse(List.of()).stream()
                .map(ReadSentence::text)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        What is a salt lamp?|a lamp of carved rock salt
        what's the salt lamp|a lamp of carved rock salt
        Who was Edda Quist?|one of the first keepers of the Harl light
        WHO IS EDDA QUIST?|one of the first keepers of the Harl light
        盐灯是什么？|用岩盐雕成的灯
        什么是盐灯|用岩盐雕成的灯
        谁是柳庆？|一位画家
        柳庆是谁？|一位画家
        """)
    void what_a_thing_is_follows_the_verb_of_the_sentence_that_defines_it(String question, String answer) {
        Introduction introduction = of(question).orElseThrow();
        assertThat(introduction.answer()).isEqualTo(answer);
        assertThat(introduction.shown()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tell me about the salt lamp.",
                "Please tell me something about the salt lamp",
                "What do you know about the salt lamp?",
                "Describe the salt lamp!"
            })
    void who_asks_for_more_than_a_definition_is_told_two_sentences(String question) {
        assertThat(shown(question))
                .containsExactly(
                        "The salt lamp (from Old Orlun \"salun\") is a lamp of carved rock salt.",
                        "It was first made in Orlun.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"介绍一下盐灯", "请介绍盐灯。", "说说盐灯"})
    void the_same_in_chinese(String question) {
        assertThat(shown(question)).containsExactly("盐灯是用岩盐雕成的灯。", "盐灯最早出现在云渡。");
    }

    @Test
    void a_page_that_defines_nothing_is_introduced_by_the_first_sentence_that_names_its_subject() {
        Introduction introduction = of("What is Harl?").orElseThrow();
        assertThat(introduction.answer()).isEmpty();
        assertThat(introduction.shown())
                .extracting(ReadSentence::text)
                .containsExactly("Harl lies on the north coast; it has two harbours.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What is a paper lamp?",
                "What is the weight of a salt lamp?",
                "Who was the keeper before Edda Quist?",
                "When was the salt lamp made?",
                "What is ?",
                "",
                "盐灯有多重？",
                "纸灯是什么？"
            })
    void another_question_or_an_unknown_thing_has_no_introduction(String question) {
        assertThat(of(question)).isEmpty();
    }

    @Test
    void a_definition_far_into_a_sentence_is_none_of_its_subject() {
        String question = "What is a reed clock?";
        SentenceRanker evidence = ReadPages.ranked(
                question,
                "Reed clock",
                "A reed clock, " + "which they say in Orlun, in Harl and in all the towns of the coast, ".repeat(3)
                        + "is a clock of reeds.");
        assertThat(Introduction.of(new QuestionAnalysis(question), evidence)
                        .orElseThrow()
                        .answer())
                .isEmpty();
    }
}
