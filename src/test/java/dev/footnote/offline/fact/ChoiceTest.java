package dev.footnote.offline.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.offline.evidence.QuestionAnalysis;
import dev.footnote.offline.evidence.ReadPages;
import dev.footnote.offline.evidence.ReadSentence;
import dev.footnote.offline.evidence.SentenceRanker;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of two things more of the question is said of. */
class ChoiceTest {

    private static Optional<PairComparison.Verdict> choice(String question, String... titlesAndTexts) {
        SentenceRanker evidence = ReadPages.ranked(question, titlesAndTexts);
        return Choice.of(new QuestionAnalysis(question), evidence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Was Ida Holt a painter or a sculptor?|Ida Holt|Ida Holt was a sculptor of the northern school.|sculptor",
                "Is the harbour ferry red or green?|Ferry|The harbour ferry is green and has two funnels.|green",
                "Which carries salt, the Gull or the Tern?|Notes|The Gull is a ferry. The Tern carries salt to Brell.|Tern",
                "Which carries salt, the Tern or the Gull?|Notes|The Gull is a ferry. The Tern carries salt to Brell.|Tern",
                "Who won the silver oar, Ida Holt or Tor Venn?|Notes|Tor Venn rowed alone. Ida Holt won the silver oar in"
                        + " spring.|Ida Holt",
                "Who won the silver oar, Ida Holt or Tor Venn?|Ida Holt|She won the silver oar of the guild in spring.|Ida"
                        + " Holt",
                "渡船是红色还是绿色？|渡船|渡船是绿色，有两个烟囱。|绿色",
                "运盐的船是海鸥号还是飞鱼号？|船|海鸥号停在码头。飞鱼号每天运盐的船期很满。|飞鱼号"
            })
    void the_one_of_which_more_is_said(String question, String title, String text, String answer) {
        PairComparison.Verdict verdict = choice(question, title, text).orElseThrow();
        assertThat(verdict.answer()).isEqualTo(answer);
        assertThat(verdict.shown()).hasSize(1).extracting(ReadSentence::text).allMatch(text::contains);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Is the harbour ferry red or green?",
                "Who won the silver oar, Ida Holt or Tor Venn?",
                "渡船是红色还是绿色？"
            })
    void where_nothing_is_said_of_either_nothing_is_chosen(String question) {
        assertThat(choice(question, "Bees", "Bees make honey in summer. 蜜蜂夏天酿蜜。"))
                .isEmpty();
        assertThat(choice(question)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Who won the silver oar?", "Which ferry is red?", "", "渡船是什么颜色？"})
    void without_two_things_there_is_no_choice(String question) {
        assertThat(choice(question, "Ferry", "The red ferry won the silver oar. 渡船是红色的。"))
                .isEmpty();
    }

    // --- what pages state
    // ------------------------------------------------------------------------------

    private static final String[] PAGES = {
        "Ida Holt",
                "Ida Holt (born 3 May 1871 in Quayside, Orlun) was a Danish painter. She studied at Brell Academy and was taught by Mira"
                        + " Dask. She died on 7 June 1903 in Havel. She was buried in Tarn Cemetery.",
        "Tor Venn",
                "Tor Venn is a Norwegian sailor. His wife, Ida Holt, painted the sea. He worked as a clerk at Orlun Ferries.",
        "The Long Pier (novel)", "The Long Pier is a novel written by Ida Holt and published by Quay Press.",
        "Salt (1931 film)", "Salt is a 1931 Italian film directed by Tor Venn and produced by Mira Dask.",
        "Salt (song)", "Salt is a song by the singer Nella Voss.",
        "陈玉", "陈玉（1901年2月3日—1980年5月6日），生于泉州，画家，在厦门逝世。其夫是林海生。",
        "灯塔谣", "《灯塔谣》是一首民谣，又名《夜航曲》，由陈玉作曲。"
    };

    private static String stated(String question) {
        return StatedFacts.of(new QuestionAnalysis(question), ReadPages.ranked(question, PAGES), null)
                .map(StatedFacts.Stated::text)
                .orElse("");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Where was Ida Holt born?|Quayside, Orlun",
                "What is the birthplace of Ida Holt?|Quayside, Orlun",
                "When was Ida Holt born?|3 May 1871",
                "When did Ida Holt die?|7 June 1903",
                "Where did Ida Holt die?|Havel",
                "Where is Ida Holt buried?|Tarn Cemetery",
                "Where did Ida Holt study?|Brell Academy",
                "What nationality was Ida Holt?|Danish",
                "Where did Tor Venn work?|Orlun Ferries",
                "Who was Tor Venn's wife?|Ida Holt",
                "Who is the wife of Tor Venn?|Ida Holt",
                "Who wrote The Long Pier?|Ida Holt",
                "Who is the author of The Long Pier?|Ida Holt",
                "Who is the publisher of The Long Pier?|Quay Press",
                "Who directed Salt (1931 Film)?|Tor Venn",
                "Who is the producer of Salt (1931 film)?|Mira Dask",
                "陈玉出生在哪里？|泉州",
                "陈玉是什么时候出生的？|1901年2月3日",
                "陈玉哪一年去世？|1980年5月6日",
                "陈玉的丈夫是谁？|林海生",
                "《灯塔谣》的作曲者是谁？|陈玉",
                "《灯塔谣》又叫什么？|《夜航曲》"
            })
    void what_is_asked_of_a_thing_is_read_on_its_own_page(String question, String answer) {
        assertThat(stated(question)).isEqualTo(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Where was Nella Voss born?",
                "Who is the husband of Mira Dask?",
                "When did Tor Venn die?",
                "Where was Tor Venn buried?",
                "Who is the director of The Long Pier?",
                "What did Ida Holt paint?",
                "When was the painter born?",
                "陈玉的儿子是谁？",
                "林海生出生在哪里？",
                "",
                "?"
            })
    void what_its_page_does_not_state_is_not_taken_from_others(String question) {
        assertThat(stated(question)).isEmpty();
    }

    @Test
    void what_stands_far_down_a_page_is_not_taken_for_its_opening() {
        String filler = "The sea was calm and the light burned all night over the bay. ".repeat(20);
        String question = "Who is the wife of Tor Venn?";
        SentenceRanker near =
                ReadPages.ranked(question, "Tor Venn", "Tor Venn is a sailor. His wife, Ida Holt, painted.");
        SentenceRanker far = ReadPages.ranked(
                question, "Tor Venn", "Tor Venn is a sailor. " + filler + "His wife, Ida Holt, painted.");
        assertThat(StatedFacts.of(new QuestionAnalysis(question), near, null)).isPresent();
        assertThat(StatedFacts.of(new QuestionAnalysis(question), far, null)).isEmpty();
    }

    @Test
    void the_name_that_a_chain_led_to_is_asked_about() {
        String question = "Where was she born?";
        SentenceRanker evidence = ReadPages.ranked(question, PAGES);
        assertThat(StatedFacts.of(new QuestionAnalysis(question), evidence, "Ida Holt")
                        .map(StatedFacts.Stated::text))
                .contains("Quayside, Orlun");
        assertThat(StatedFacts.of(new QuestionAnalysis(question), evidence, "Nobody Else"))
                .isEmpty();
    }

    // --- two things side by side
    // ------------------------------------------------------------------------------

    private static final String[] PAIRS = {
        "Gull Ferry", "Gull Ferry is a steel ferry in Orlun. It was launched on 3 May 1931.",
        "Tern Ferry", "Tern Ferry is a wooden ferry in Brell. It was launched on 9 May 1931.",
        "Low Tide", "Low Tide is a film directed by Tor Venn.",
        "High Water", "High Water is a film directed by Ida Holt.",
        "Tor Venn", "Tor Venn (3 May 1871 – 7 June 1903) was a director.",
        "Ida Holt", "Ida Holt (1 May 1880 – 9 July 1950) was a director.",
        "海鸥号", "海鸥号是一艘渡船，1931年5月3日下水。",
        "飞鱼号", "飞鱼号是一艘帆船，1931年5月9日下水。"
    };

    private static String compared(String question) {
        return PairComparison.of(new QuestionAnalysis(question), ReadPages.ranked(question, PAIRS))
                .map(PairComparison.Verdict::answer)
                .orElse("");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Which was launched first, Gull Ferry or Tern Ferry?|Gull Ferry",
                "Which was launched first, Tern Ferry or Gull Ferry?|Gull Ferry",
                "Which was launched last, Gull Ferry or Tern Ferry?|Tern Ferry",
                "Which is the more recent one, Gull Ferry or Tern Ferry?|Tern Ferry",
                "Are Gull Ferry and Tern Ferry both ferries?|yes",
                "Are both Gull Ferry and Tern Ferry wooden?|no",
                "Which film has the director who was born first, Low Tide or High Water?|Low Tide",
                "Which film has the director who died later, Low Tide or High Water?|High Water",
                "Which film's director is younger, High Water or Low Tide?|High Water",
                "Who lived longer, Tor Venn or Ida Holt?|''",
                "海鸥号和飞鱼号哪艘更早下水？|海鸥号",
                "海鸥号和飞鱼号哪艘更晚下水？|飞鱼号",
                "海鸥号和飞鱼号都是渡船吗？|不是",
                "海鸥号有多长？|''"
            })
    void dates_and_kinds_of_two_things(String question, String answer) {
        assertThat(compared(question)).isEqualTo(answer);
    }
}
