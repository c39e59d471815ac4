package dev.footnote.offline.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.offline.evidence.QuestionAnalysis.Kind;
import dev.footnote.text.Span;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a question asks for, what it names, and what it says itself. */
class QuestionAnalysisTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Who built the pier?|WHO",
                "Whose ferry is it?|WHO",
                "Which painter lived in Brell?|WHO",
                "When was the pier built?|WHEN",
                "In what year was the pier built?|WHEN",
                "On which day does the ferry sail?|WHEN",
                "Where is the pier?|WHERE",
                "In which town is the pier?|WHERE",
                "How many keepers were there?|HOW_MANY",
                "How much does the ticket cost?|HOW_MANY",
                "How long is the pier?|HOW_MANY",
                "Was the pier built by Ida Holt?|YES_NO",
                "Did Ida Holt paint the pier?|YES_NO",
                "What is the pier made of?|OTHER",
                "Why was the pier closed?|OTHER",
                "谁造了码头？|WHO",
                "码头是哪一年建成的？|WHEN",
                "码头什么时候开放？|WHEN",
                "码头在哪里？|WHERE",
                "码头有多少个看守人？|HOW_MANY",
                "码头有多长？|HOW_MANY",
                "码头是林海生造的吗？|YES_NO",
                "码头为什么关闭？|OTHER",
                "''|OTHER"
            })
    void the_kind_of_answer(String question, Kind kind) {
        assertThat(new QuestionAnalysis(question).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Which country is Ida Holt from?|country",
                "In what NATION was she born?|nation",
                "Which small coastal town has a pier?|town",
                "What county is it in?|county",
                "What state was he from?|state",
                "Which village burnt down?|village",
                "What city is it in?|city",
                "What is the country of birth of Ida Holt?|country",
                "Which country of origin has it?|country",
                "哪个国家有灯塔？|country",
                "灯塔属于哪国？|country",
                "举办灯塔节的是哪一个国家？|country",
                "灯塔节的主办国是哪个？|country",
                "灯塔节的举办国？|country"
            })
    void the_sort_of_place_that_is_asked_for(String question, String sort) {
        assertThat(new QuestionAnalysis(question).sort()).isEqualTo(sort);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Where is the pier?",
                "Which keeper left the country?",
                "Which country of the north has it?",
                "哪国际机场最大？",
                "灯塔在哪里？"
            })
    void no_sort_is_asked_for(String question) {
        assertThat(new QuestionAnalysis(question).sort()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Which old painters met Ida Holt?|old painters met ida holt|",
                "What instrument does Ida Holt play?|instrument|",
                "Which of the piers is older?||",
                "Where is the pier?||",
                "What?||"
            })
    void what_stands_behind_which_is_the_noun(String question, String words) {
        Set<String> noun = new QuestionAnalysis(question).noun();
        if (words == null) {
            assertThat(noun).isEmpty();
        } else {
            assertThat(QuestionAnalysis.stems(words)).containsAll(noun);
            assertThat(noun).isNotEmpty();
        }
    }

    @Test
    void what_is_asked_lies_outside_of_the_names() {
        QuestionAnalysis question = new QuestionAnalysis("When did the keeper Ida Holt paint Quay Bridge?");
        assertThat(question.names()).contains("Ida Holt", "Quay Bridge");
        assertThat(question.asked()).contains("keeper", "paint").doesNotContain("ida", "holt", "quay", "bridg");
        assertThat(question.terms()).containsAll(question.asked()).contains("holt", "quay");
    }

    @Test
    void only_words_that_lead_to_a_person_lead() {
        assertThat(new QuestionAnalysis("When was the director of Low Tide born?").leading())
                .containsExactly("director");
        assertThat(new QuestionAnalysis("When was Ida Holt born?").leading()).isEmpty();
        assertThat(new QuestionAnalysis("《低潮》的导演出生在哪里？").leading()).contains("导演");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ida Holt|true",
                "ida holt|true",
                "HOLT|true",
                "painted|true",
                "the|true",
                "''|true",
                "Tor Venn|false",
                "Ida Venn|false",
                "Hol|true",
                "1931|false"
            })
    void a_question_says_what_stands_in_it_in_any_form(String words, boolean says) {
        assertThat(new QuestionAnalysis("What did Ida Holt paint?").says(words)).isEqualTo(says);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"林海生|true", "灯塔|true", "海生|true", "柳庆|false", "1931年|false"})
    void a_chinese_question_too(String words, boolean says) {
        assertThat(new QuestionAnalysis("林海生画过哪座灯塔？").says(words)).isEqualTo(says);
    }

    @Test
    void accents_and_endings_do_not_matter_for_stems() {
        assertThat(QuestionAnalysis.stems("Cafés")).isEqualTo(QuestionAnalysis.stems("cafe"));
        assertThat(QuestionAnalysis.stems("Ängström")).isEqualTo(QuestionAnalysis.stems("angstrom"));
        assertThat(QuestionAnalysis.stems("the of and is")).isEmpty();
        assertThat(QuestionAnalysis.stems("painters painting")).hasSize(2).doesNotContain("painters");
    }

    @Test
    void places_are_the_words_that_are_asked_with_and_those_of_the_same_relation() {
        String text = "The film, Directed by Tor Venn, pleased its directors.";
        assertThat(QuestionAnalysis.places(text, Set.of("director")))
                .extracting((Span span) -> span.in(text))
                .containsExactly("Directed", "directors");
        assertThat(QuestionAnalysis.places(text, Set.of())).isEmpty();
        assertThat(QuestionAnalysis.places("", Set.of("director"))).isEmpty();
    }

    // --- dates of a life
    // ------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ida Holt (b. 3 May 1871, d. 7 June 1903) painted.|3 May 1871|7 June 1903",
                "Ida Holt (3 May 1871, Quay — 7 June 1903, Brell) painted.|3 May 1871|7 June 1903",
                "Ida Holt (3 May 1871 to 7 June 1903) painted.||",
                "She was killed at sea on 7 June 1903.||7 June 1903",
                "Her death in 1903 came early.||1903",
                "She was born in 1871, moved in 1890 and died in 1903.|1871|1903",
                "Born 3 May 1871, she painted.|3 May 1871|",
                "She was born. In 1890 she moved.||",
                "It was sold in 1890 (1871 prices).||",
                "柳庆（1871年—1903年）是画家。|1871年|1903年",
                "柳庆生于1871年5月，卒于1903年。|1871年5月|1903年",
                "柳庆1871年出生，1903年病逝。|1871年|1903年",
                "柳庆1871年5月3日出生于福州，1890年离家。|1871年5月3日|",
                "柳庆生于福州，1903年6月在上海去世。||1903年6月",
                "柳庆画灯塔，1899年父亲去世，1901年离家。||",
                "''||"
            })
    void birth_and_death_in_other_forms(String text, String begun, String ended) {
        assertThat(LifeDates.date(text, LifeDates.Event.END)
                        .map(date -> date.written())
                        .orElse(null))
                .as("end")
                .isEqualTo(ended);
        assertThat(LifeDates.date(text, LifeDates.Event.BEGINNING)
                        .map(date -> date.written())
                        .orElse(null))
                .as("beginning")
                .isEqualTo(begun);
    }

    @Test
    void a_question_for_both_asks_for_the_end() {
        assertThat(LifeDates.asked(new QuestionAnalysis("When was the poet born who died in Brell?")))
                .contains(LifeDates.Event.END);
    }

    // --- sentences
    // ------------------------------------------------------------------------------

    @Test
    void sentences_keep_their_order_and_stand_where_they_say() {
        String text =
                "# Pier\n\nThe pier was built in 1887. It burnt down twice!\n\n- A new pier stands in Brell.\n> Is it old?\n"
                        + "码头建于1887年，长三十米。它在云渡市的海边。";
        List<SentenceSpan> spans = SentenceSpan.of(text);
        int last = -1;
        for (SentenceSpan span : spans) {
            assertThat(span.start()).isGreaterThan(last);
            assertThat(text.startsWith(span.text(), span.start()))
                    .as(span.text())
                    .isTrue();
            last = span.start();
        }
        assertThat(spans.stream().filter(SentenceSpan::quotable).map(SentenceSpan::text))
                .containsExactly(
                        "The pier was built in 1887.",
                        "It burnt down twice!",
                        "A new pier stands in Brell.",
                        "码头建于1887年，长三十米。",
                        "它在云渡市的海边。");
    }

    @Test
    void the_same_text_is_cut_alike_each_time_and_by_each_splitter() {
        SentenceSplitter one = new SentenceSplitter();
        String text = "The pier was built in 1887. It burnt down twice.";
        assertThat(one.cut(text)).isSameAs(one.cut(text)).isEqualTo(new SentenceSplitter().cut(text));
        assertThat(Stream.of("", " ", "\n").map(one::cut)).allMatch(List::isEmpty);
    }

    @Test
    void a_turn_that_is_too_long_is_cut_into_its_sentences() {
        String talk = "We walk along the pier to Brell. ".repeat(30);
        List<SentenceSpan> spans =
                SentenceSpan.of("Ida: " + talk + "\nTor: Fine with me, then.\nIda: Good, see you there.");
        assertThat(spans.stream().filter(span -> span.speaker().equals("Ida")).count())
                .isGreaterThan(25);
        assertThat(spans.stream().filter(span -> span.speaker().equals("Tor"))).hasSize(1);
    }
}
