package dev.footnote.offline.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.offline.evidence.AnswerCheck.Found;
import dev.footnote.offline.span.AnswerKind;
import dev.footnote.offline.span.QuestionView;
import dev.footnote.offline.span.SentenceView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of a question on the pages read: which page they mean, whether they stand there, and whether an answer can be one. */
class NamesOfQuestionsTest {

    // --- titles that a question names
    // ------------------------------------------------------------------------------

    private static List<String> named(String question, String... titles) {
        String[] pages = new String[2 * titles.length];
        for (int i = 0; i < titles.length; i++) {
            pages[2 * i] = titles[i];
            pages[2 * i + 1] = "A text of some length about it.";
        }
        return ReadPages.ranked(question, pages).subjects().stream()
                .map(NamedPages.Subject::title)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Who met ida holt?; Ida Holt",
                "Who met Ida Holt's aunt?; Ida Holt",
                "Who met “Ida Holt”?; Ida Holt",
                "Where is Angstrom Hall?; Ångström Hall",
                "Who sang Salt?; Salt",
                "Who sang Salt?; Salt (song)",
                "Who sang Salt?; Salt | Pond News",
                "谁唱了《盐》和灯塔谣？; 灯塔谣",
                "1931年的灯塔谣是谁唱的？; 灯塔谣（歌曲）"
            })
    void a_title_is_named_in_any_of_its_forms(String question, String title) {
        assertThat(named(question, title)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Who met Ida?; Ida Holt",
                "Who put salt in it?; Salt",
                "Who met Holt Ida?; Ida Holt",
                "Who met Idaho Lt?; Ida Holt",
                "Who is it?; It",
                "What is the end?; The",
                "谁唱了盐？; 盐"
            })
    void a_part_or_a_common_word_names_no_title(String question, String title) {
        assertThat(named(question, title)).isEmpty();
    }

    @Test
    void two_titles_at_one_place_are_one_and_apart_are_two() {
        assertThat(named("Was Quay Bridge older than Quay?", "Quay", "Quay Bridge"))
                .containsExactly("Quay Bridge");
        assertThat(named("Did Tor Venn meet Ida Holt in Brell?", "Brell", "Ida Holt", "Tor Venn"))
                .containsExactly("Tor Venn", "Ida Holt", "Brell");
    }

    // --- titles that a name leads to
    // ------------------------------------------------------------------------------

    private static PageTitles titles(String... all) {
        Map<Integer, String> out = new LinkedHashMap<>();
        for (String title : all) {
            out.put(out.size() + 1, title);
        }
        return new PageTitles(out);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Ida Holt; Ida Holt",
                "ida holt; Ida Holt",
                "Ida Maria Holt; Ida Holt",
                "Tor Venn; Tor Olaf Venn",
                "Tor Olaf Venn, Baron of Quay; Tor Olaf Venn",
                "Zoe Angstrom; Zoë Ångström",
                "Salt; Salt",
                "Ida; Ida",
                "Venn; Venn",
                "Tor Holt; Tor Holt",
                "''; ''"
            })
    void a_name_leads_to_the_title_of_the_same_person_and_no_other(String name, String title) {
        assertThat(titles("Ida Holt", "Tor Olaf Venn", "Zoë Ångström", "Salt (song)")
                        .called(name))
                .isEqualTo(title);
    }

    @Test
    void of_pages_about_a_name_those_called_so_come_before_longer_titles() {
        PageTitles titles = titles("Ida Holt of Brell", "Ida Holt (painter)", "Tor Venn", "Ida Holt", "Ida Anna Holt");
        assertThat(titles.about("Ida Holt")).containsExactly(4, 2, 1, 5);
        assertThat(titles.about("Ida Holt (painter)")).first().isEqualTo(2);
        assertThat(titles.about("Ida")).isEmpty();
        assertThat(titles.about("")).isEmpty();
    }

    // --- names as phrases
    // ------------------------------------------------------------------------------

    private static boolean stands(String question, String title, String text) {
        return ReadPages.ranked(question, title, text).holdsNames();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Who met IDA HOLT?|Notes|Tor Venn met Ida Holt at the pier.",
                "Who met Ida Holt?|Notes|Tor Venn met Holt at noon. Ida Holt left at one.",
                "Who met Ida Holt?|Notes|Tor Venn met Ida “Red” Holt at the pier.",
                "Who sang in the Salt Quay Harbour Choir of Brell?|Notes|The Salt Quay Harbour Choir of Brell sang at noon.",
                "Are both Ida Holt and Tor Venn Danish?|Notes|Ida Holt met Tor Venn in the harbour.",
                "Which Norwegian met Ida Holt?|Notes|Tor Venn met Ida Holt at the pier.",
                "Who met Zoë Ångström?|Notes|Tor Venn met Zoe Angstrom at the pier.",
                "Where was Halvorssen born?|Notes|The painter Halvorsen was born in Brell.",
                "Who wrote “The Long Pier”?|The Long Pier|It was written by Ida Holt in spring.",
                "《灯塔谣》是谁唱的？|歌曲|《灯塔谣》由陈玉演唱，发行于1999年。",
                "第三届灯塔节在哪里举行？|节日|第三届灯塔节在云渡市的码头举行。"
            })
    void a_name_stands_with_its_usual_changes(String question, String title, String text) {
        assertThat(stands(question, title, text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Who met Ida Holt?|Notes|Tor Venn met Ida Venn, who keeps bees, and Mira Holt.",
                "Who met Ida Holt?|Notes|Tor Venn met Ida. He saw Holt later.",
                "Where was Halvorssen born?|Notes|The painter Halverstad was born in Brell.",
                "Where was Holt born?|Notes|The painter Bolt was born in Brell.",
                "Who saw Otto II?|Notes|Tor Venn saw Otto at the pier.",
                "Who wrote “The Long Pier”?|Notes|It was a long walk in heavy rain down to the pier for Ida Holt.",
                "《灯塔谣》是谁唱的？|歌曲|《月泉谣》由陈玉演唱，发行于1999年。",
                "第三届灯塔节在哪里举行？|节日|第四届灯塔节在云渡市的码头举行。",
                "阿尔·贝克住在哪里？|人物|阿尔·贝尔住在云渡市的海边。"
            })
    void a_name_of_somebody_else_does_not_stand_for_it(String question, String title, String text) {
        assertThat(stands(question, title, text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Who met Ida Holt?|true",
                "Who met Ida?|false",
                "Who is it?|false",
                "''|false",
                "谁唱了《灯塔谣之歌》？|true",
                "渡船是谁造的？|false"
            })
    void only_long_names_tell(String question, boolean tells) {
        assertThat(QuestionNameCheck.isTelling(new QuestionAnalysis(question))).isEqualTo(tells);
    }

    @Test
    void what_of_chinese_names_surely_is_one() {
        assertThat(QuestionNameCheck.distinctive("《灯塔谣》是谁唱的？", List.of("灯塔谣", "谁唱")))
                .contains("《灯塔谣》")
                .doesNotContain("谁唱");
        assertThat(QuestionNameCheck.distinctive("阿尔贝·洛维克是谁？", List.of("阿尔贝·洛维克")))
                .contains("尔贝·洛维");
        assertThat(QuestionNameCheck.distinctive("2号线和第十二届、2022赛季", List.of())).contains("2号线", "第十二届", "2022赛季");
        assertThat(QuestionNameCheck.distinctive("", List.of())).isEmpty();
    }

    @Test
    void the_share_of_names_goes_by_their_length() {
        SentenceRanker evidence =
                ReadPages.ranked("Who met Ida Holt and Tor Venn?", "Notes", "Mira Dask met Ida Holt at the pier.");
        List<ReadSentence> page = evidence.page(1);
        assertThat(QuestionNameCheck.share(List.of("Ida Holt", "Tor Venn"), page))
                .isEqualTo(0.5);
        assertThat(QuestionNameCheck.share(List.of("Ida Holt", "Tor Olafson Venn"), page))
                .isBetween(0.2, 0.45);
        assertThat(QuestionNameCheck.share(List.of("Danish", "Ida Holt"), page)).isEqualTo(1);
        assertThat(QuestionNameCheck.share(List.of(), page)).isEqualTo(1);
        assertThat(QuestionNameCheck.share(List.of("Ida Holt"), List.of())).isZero();
        assertThat(evidence.holds("Ida Holt (painter)")).isTrue();
        assertThat(evidence.holds("Tor Venn")).isFalse();
        assertThat(evidence.holdsNameNear(evidence.ranked().get(0))).isTrue();
    }

    // --- answers
    // ------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "COUNT|a dozen|true",
                "COUNT|twice|true",
                "COUNT|Seventy-two|true",
                "COUNT|someone|false",
                "COUNT|tenants|false",
                "AMOUNT|£5|true",
                "AMOUNT|a couple of miles|true",
                "AMOUNT|expensive|false",
                "DATE|in the 5th century|true",
                "DATE|after the war|true",
                "DATE|on Easter|true",
                "DATE|12|false",
                "DATE|the maypole|false",
                "YEAR|1066|true",
                "YEAR|7|false",
                "YEAR|Wednesday|true",
                "PERSON|Ångström|true",
                "PERSON|de Quill|true",
                "PERSON|a painter|false",
                "PERSON|1931|false",
                "REASON|the rain|true",
                "MANNER|by boat|true"
            })
    void an_answer_can_be_of_its_kind(AnswerKind kind, String answer, boolean fits) {
        assertThat(AnswerCheck.fits(kind, answer)).isEqualTo(fits);
    }

    @ParameterizedTest
    @EnumSource(AnswerKind.class)
    void no_answer_is_of_any_kind(AnswerKind kind) {
        assertThat(AnswerCheck.fits(kind, "")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Which prize did Ida Holt win in 1893?", "Which prize did Ida Holt win at the 12th fair?"})
    void figures_of_the_question_have_to_stand_where_the_answer_does(String question) {
        QuestionAnalysis asked = new QuestionAnalysis(question);
        String with = "Ida Holt won the silver oar prize in 1893 at the 12th fair.";
        SentenceRanker has = ReadPages.ranked(question, "Ida Holt", with);
        SentenceRanker lacks =
                ReadPages.ranked(question, "Ida Holt", "Ida Holt won the silver oar prize in 1894 at the 13th fair.");
        assertThat(AnswerCheck.holds(asked, has, has.page(1), "silver oar", Found.SENTENCE))
                .isTrue();
        assertThat(AnswerCheck.holds(asked, lacks, lacks.page(1), "silver oar", Found.SENTENCE))
                .isFalse();
        assertThat(AnswerCheck.holds(asked, lacks, lacks.page(1), "silver oar", Found.COMPARISON))
                .isTrue();
    }

    // --- what is shown to the scorer
    // ------------------------------------------------------------------------------

    @Test
    void the_scorer_sees_sentences_with_their_place_and_what_leads_to_them() {
        String text = "When did the founder of Orlun Ferries die?";
        QuestionAnalysis question = new QuestionAnalysis(text);
        SentenceRanker evidence = ReadPages.ranked(
                text,
                "Orlun Ferries | Ships",
                "The founder of Orlun Ferries was Tor Venn.",
                "Tor Venn",
                "Tor Venn was a sailor. He was born in 1871 and died in 1903.");
        QuestionView asked = Views.of(question, evidence);
        List<SentenceView> views = Views.of(question, evidence, 10);
        assertThat(asked.text()).isEqualTo(text);
        assertThat(views).hasSize(3).extracting(SentenceView::title).containsOnly("Orlun Ferries", "Tor Venn");
        SentenceView died = views.stream()
                .filter(view -> view.text().contains("died"))
                .findFirst()
                .orElseThrow();
        assertThat(died.place()).as("second sentence of its page").isEqualTo(1);
        assertThat(died.date()).isEqualTo("1903");
        assertThat(died.named()).isFalse();
        assertThat(views.stream().filter(view -> view.title().equals("Orlun Ferries")))
                .allMatch(SentenceView::named);
        assertThat(Views.of(question, evidence, 1)).hasSize(1);
        assertThat(Views.of(question, evidence, 0)).isEmpty();
    }

    @Test
    void a_turn_is_shown_under_its_speaker_or_under_its_time_where_that_is_asked() {
        String chat =
                "Time: 20310405_09:30 MiraDask: Hello Tor, who can paint the bow door? TorVenn: I offer to paint the bow"
                        + " door of the ferry. MiraDask: Very kind of you. TorVenn: I bring my brushes.";
        for (String text : List.of("Who paints the bow door?", "When did Tor offer to paint the bow door?")) {
            QuestionAnalysis question = new QuestionAnalysis(text);
            SentenceRanker evidence = ReadPages.ranked(text, "Chat", chat);
            assertThat(Views.of(question, evidence, 9))
                    .filteredOn(view -> view.text().contains("I offer"))
                    .extracting(SentenceView::title)
                    .containsExactly(text.startsWith("Who") ? "TorVenn" : "20310405_09:30");
        }
    }
}
