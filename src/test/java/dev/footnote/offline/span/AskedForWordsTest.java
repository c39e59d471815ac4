package dev.footnote.offline.span;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The nouns and asking words of questions as people put them, and choices between two things. */
class AskedForWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "whose ferry was painted?|PERSON",
                "WHO PAINTED THE FERRY|PERSON",
                "The ferry was painted by whom?|PERSON",
                "What actress plays the keeper?|PERSON",
                "Which of the captains drowned?|PERSON",
                "Which of these songs did she write?|WORK",
                "Which actor hosts the show?|PERSON",
                "Which film directors met?|PERSON",
                "What is the name of the keeper's wife?|PERSON",
                "Who's the keeper?|PERSON",
                "Name the year in which the ferry sank, and say when.|DATE",
                "On what date did it sink?|DATE",
                "In which century was the pier built?|DATE",
                "What year did it sink?|YEAR",
                "From which county does he come?|PLACE",
                "What is the capital of Orlun?|PLACE",
                "At which harbour stadium do they play?|PLACE",
                "What countries border Orlun?|PLACE",
                "In which cities did she live?|PLACE",
                "How often does the ferry sail?|COUNT",
                "What is the population of Orlun?|COUNT",
                "What was the total number of keepers?|COUNT",
                "How old was the captain?|AMOUNT",
                "How far is Brell from Orlun?|AMOUNT",
                "How deep is the harbour?|AMOUNT",
                "What is the ferry's length?|AMOUNT",
                "At what speed does it sail?|AMOUNT",
                "What price did the ferry fetch?|AMOUNT",
                "Which band sang about the ferry?|BODY",
                "What studio made the film?|BODY",
                "Which universities did she attend?|BODY",
                "In which film does the ferry appear?|WORK",
                "What songs did she write?|WORK",
                "What language do they speak there?|ORIGIN",
                "What is the captain's nationality?|ORIGIN",
                "What is her job?|ROLE",
                "What position did he hold?|ROLE",
                "What colour is the ferry?|NAMED_KIND",
                "What kind of rope is it?|NAMED_KIND",
                "What is it?|THING",
                "What did she paint?|THING",
                "What was the reason for the strike?|REASON",
                "Why is it red?|REASON",
                "How is rope made?|MANNER",
                "Are the ferries red?|YES_NO",
                "has the ferry sunk?|YES_NO",
                "Could Tor Venn swim?|YES_NO",
                "  Is it red?|YES_NO",
                "Did the ferry sink when the pier burnt?|YES_NO",
                "Was the man who sold the ferry a Dane?|YES_NO"
            })
    void english_questions(String question, AnswerKind kind) {
        assertThat(AskedFor.of(question).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "哪位画家画了渡船？|PERSON",
                "渡船是何人所造？|PERSON",
                "渡船的船长叫什么名字？|NAMED_KIND",
                "什么人能坐渡船？|PERSON",
                "渡船何时下水？|DATE",
                "渡船什么时间开？|DATE",
                "渡船几月几号开？|DATE",
                "渡船开了多久？|AMOUNT",
                "渡船哪一天沉没？|DATE",
                "渡船于何年下水？|YEAR",
                "渡船是几几年造的？|COUNT",
                "渡船开往何处？|PLACE",
                "什么地方有渡船？|PLACE",
                "渡船停在哪儿？|PLACE",
                "渡船停在哪个港口城市？|PLACE",
                "渡船的产地是哪里？|PLACE",
                "有多少人坐渡船？|COUNT",
                "渡船有多少座位？|COUNT",
                "渡船上有几个船员？|COUNT",
                "渡船的票价多少？|AMOUNT",
                "渡船多重？|AMOUNT",
                "渡船开得多快？|AMOUNT",
                "渡船的速度是多少？|AMOUNT",
                "渡船由什么公司运营？|BODY",
                "船长毕业于哪所大学？|BODY",
                "哪支球队赢了？|BODY",
                "渡船出现在哪些电影里？|WORK",
                "船长说什么语言？|ORIGIN",
                "船长的职业是什么？|ROLE",
                "船长担任什么职务？|ROLE",
                "渡船为何停运？|REASON",
                "渡船停运的原因是什么？|REASON",
                "怎样上渡船？|MANNER",
                "渡船怎么走？|MANNER",
                "渡船是不是红色的？|YES_NO",
                "渡船有没有座位？|YES_NO",
                "渡船是否停运|YES_NO"
            })
    void chinese_questions(String question, AnswerKind kind) {
        assertThat(AskedFor.of(question).kind()).isEqualTo(kind);
    }

    @Test
    void the_asking_words_are_where_they_stand_whatever_the_question() {
        List<String> pieces = List.of(
                "who",
                "which",
                "the ferry",
                "What",
                "how many",
                "谁",
                "什么",
                "哪个",
                "渡船",
                "?",
                "？",
                "'s",
                ",",
                "when",
                "is",
                "𠀀",
                " ");
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            StringBuilder built = new StringBuilder();
            for (int i = random.nextInt(9); i > 0; i--) {
                built.append(pieces.get(random.nextInt(pieces.size()))).append(random.nextBoolean() ? " " : "");
            }
            String question = built.toString();
            AskedFor asked = AskedFor.of(question);
            assertThat(asked.start()).as("seed %d: %s", seed, question).isBetween(0, question.length());
            assertThat(asked.end()).as("seed %d: %s", seed, question).isBetween(asked.start(), question.length());
            assertThat(asked.nouns()).as("seed %d: %s", seed, question).doesNotContain("", " ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"who ", "which the ", "什么", "哪个国家", "what is the name of ", "'s ", "？", "几"})
    void long_repeats_are_read(String piece) {
        assertThat(AskedFor.of(piece.repeat(2_000))).isNotNull();
        assertThat(Alternatives.of((piece + " or ").repeat(1_000))).hasSizeLessThanOrEqualTo(2);
        assertThat(Alternatives.of((piece + "还是").repeat(1_000))).hasSizeLessThanOrEqualTo(2);
    }

    // --- choices
    // ------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Which is longer, the Tarn Bridge or the Quay Bridge?|Tarn Bridge|Quay Bridge",
                "Which pier is older: Orlun Pier, or Brell Pier?|Orlun Pier|Brell Pier",
                "Did Ida Holt live in Orlun or Brell?|Orlun|Brell",
                "Is Ida Holt an actress or a singer?|actress|singer",
                "Is the old ferry blue or white?|blue|white",
                "Who won more games, Ida Holt or Tor Venn?|Ida Holt|Tor Venn",
                "Which came out first, \"Salt\" or \"Low Tide\"?|Salt|Low Tide",
                "Were the walls of stone or brick?|stone|brick",
                "渡船是红色还是绿色？|红色|绿色",
                "柳庆和石安，谁更年长，柳庆还是石安？|柳庆|石安",
                "最高的山是云岭或者月山？|云岭|月山"
            })
    void the_two_things_of_a_choice(String question, String first, String second) {
        assertThat(Alternatives.of(question)).containsExactly(first, second);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " or ",
                "or?",
                "Which ferry is older?",
                "Who painted Oregon?",
                "Was it Salt or salt?",
                "还是",
                "还是红色？",
                "渡船还是？",
                "Is the very long story of how the keeper of the northern light went to sea one night or not a tale of many words and few deeds in it?"
            })
    void what_leaves_no_choice_between_two(String question) {
        assertThat(Alternatives.of(question)).isEmpty();
    }

    // --- countries
    // ------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "Danish, Denmark", "Swiss, Switzerland", "Italian, Italy", "Belgian, Belgium", "Egyptian, Egypt",
                "Chinese, China", "Nepalese, Nepal",
        "Vietnamese, Vietnam", "Iraqi, Iraq", "Chilean, Chile", "Cuban, Cuba", "Russian, Russia", "Indian, India",
                "Ukrainian, Ukraine",
        "Hungarian, Hungary", "Romanian, Romania", "Icelander, Iceland", "Welsh, Wales", "USA, United States",
                "denmark, Denmark"
    })
    void an_adjective_leads_to_its_country(String word, String country) {
        assertThat(OriginWords.country(word)).contains(country);
        assertThat(OriginWords.is(word)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "Quayside",
                "Median",
                "Veteran",
                "Librarian",
                "Comedian",
                "Austr",
                "the",
                "Kingdom",
                "Republic",
                "Guardian",
                "灯塔国"
            })
    void look_alikes_are_no_countries(String word) {
        assertThat(OriginWords.is(word)).isFalse();
        assertThat(OriginWords.isCountry(word)).isFalse();
        assertThat(OriginWords.country(word)).isEmpty();
    }
}
