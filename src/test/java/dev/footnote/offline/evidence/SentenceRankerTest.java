package dev.footnote.offline.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.tools.ParsedPage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which sentence of the pages read stands first, and what leads from one page to another. */
class SentenceRankerTest {

    private static final String BEES = "Bees make honey. A hive holds many thousands of bees in summer.";

    private static String first(String question, String... titlesAndTexts) {
        return ReadPages.ranked(question, titlesAndTexts)
                .ranked()
                .get(0)
                .sentence()
                .text();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // a rare word of the question counts for more than those in every sentence
                "Which ferry carries salt?|The ferry sails at noon. The ferry carries salt to Brell. The ferry is red.|The ferry"
                        + " carries salt to Brell.",
                // the same word in another form
                "Who painted the ferry?|The ferry was sold. Tor Venn paints the ferry in spring.|Tor Venn paints the ferry in"
                        + " spring.",
                // a word of the same relation
                "Where was Ida Holt born?|Ida Holt kept bees. Ida Holt is a native of Quayside.|Ida Holt is a native of"
                        + " Quayside.",
                // accents do not matter
                "Where does Zoe Angstrom live?|Tor Venn lives in Brell. Zoë Ångström lives in Quayside.|Zoë Ångström lives in"
                        + " Quayside.",
                // where two carry as much, the one with an answer of the kind that is asked for
                "When did the ferry sail to Brell?|The ferry did sail to Brell slowly. The ferry did sail to Brell in"
                        + " 1931.|The ferry did sail to Brell in 1931.",
                "How many cabins has the ferry?|The ferry has cabins of oak. The ferry has 40 cabins of oak.|The ferry has 40"
                        + " cabins of oak.",
                "渡船运什么货物？|渡船中午开航。渡船把食盐和别的货物运到月泉。渡船是红色的。|渡船把食盐和别的货物运到月泉。",
                "渡船是谁造的？|渡船停在港口里面。渡船是1887年由林海生造的。|渡船是1887年由林海生造的。"
            })
    void the_sentence_that_carries_most_of_the_question_stands_first(String question, String text, String best) {
        assertThat(first(question, "Notes", text, "Bees", BEES)).isEqualTo(best);
    }

    @Test
    void the_title_of_a_page_speaks_for_its_sentences() {
        assertThat(first(
                        "When was Quay Bridge opened?",
                        "Tarn Bridge",
                        "It was opened in 1902.",
                        "Quay Bridge",
                        "It was opened in 1874.",
                        "Bees",
                        BEES))
                .isEqualTo("It was opened in 1874.");
    }

    @Test
    void the_sentence_before_helps_the_one_that_goes_on_from_it() {
        SentenceRanker evidence = ReadPages.ranked(
                "When was the salt ferry sold?",
                "One",
                "The hay cart is old. It was sold in 1902.",
                "Two",
                "The salt ferry is old. It was sold in 1874.",
                "Bees",
                BEES);
        assertThat(evidence.ranked())
                .extracting(scored -> scored.sentence().text())
                .containsSubsequence("It was sold in 1874.", "It was sold in 1902.");
    }

    @Test
    void a_page_that_another_one_leads_to_is_joined_with_it() {
        SentenceRanker evidence = ReadPages.ranked(
                "In which town was the founder of Orlun Ferries born?",
                "Orlun Ferries",
                "The founder of Orlun Ferries was Tor Venn.",
                "Tor Venn",
                "Tor Venn was born in Quayside.",
                "Ida Holt",
                "Ida Holt was born in Brell.",
                "Bees",
                BEES);
        SentenceRanker.Scored led = evidence.ranked().stream()
                .filter(scored -> scored.sentence().text().contains("Quayside"))
                .findFirst()
                .orElseThrow();
        SentenceRanker.Scored other = evidence.ranked().stream()
                .filter(scored -> scored.sentence().text().contains("Brell"))
                .findFirst()
                .orElseThrow();
        assertThat(led.bridge())
                .isNotNull()
                .extracting(ReadSentence::text)
                .isEqualTo("The founder of Orlun Ferries was Tor Venn.");
        assertThat(led.joint()).isGreaterThan(led.coverage());
        assertThat(led.score()).isGreaterThan(other.score());
        assertThat(other.bridge()).isNull();
        assertThat(other.joint()).isEqualTo(other.coverage());
    }

    @Test
    void a_page_does_not_lead_to_itself() {
        SentenceRanker evidence = ReadPages.ranked(
                "Where was the founder of Orlun Ferries born?",
                "Orlun Ferries",
                "The founder of Orlun Ferries was Tor Venn. Tor Venn was born in Quayside.");
        assertThat(evidence.ranked())
                .allSatisfy(scored -> assertThat(scored.bridge()).isNull());
    }

    @Test
    void turns_that_tell_of_telling_need_not_say_so() {
        String chat =
                "Ida: Good morning to all of you. Tor: We should walk to the old pier. Ida: That is lovely, Tor. Tor: See you at noon then.";
        SentenceRanker spoken = ReadPages.ranked("Who suggests a walk to the pier?", "Chat", chat);
        SentenceRanker written = ReadPages.ranked(
                "Who suggests a walk to the pier?",
                "Page",
                "We should walk to the old pier. All of us came. The sea was calm.");
        assertThat(spoken.weights().get("suggest")).isLessThan(written.weights().get("suggest"));
    }

    @Test
    void scores_lie_in_their_bounds_and_fall_whatever_is_asked_of_what() {
        List<String> words = List.of(
                "ferry",
                "Tor Venn",
                "born",
                "1931",
                "Quayside",
                "the",
                "of",
                "Who",
                "?",
                "painted",
                "Ida Holt",
                "灯塔",
                "出生",
                "bees",
                ",",
                "12");
        for (int seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            List<String> pages = new ArrayList<>();
            for (int page = random.nextInt(4); page >= 0; page--) {
                pages.add(words.get(random.nextInt(words.size())));
                pages.add("The " + some(random, words, 7) + ". A " + some(random, words, 9) + ".");
            }
            SentenceRanker evidence = ReadPages.ranked(some(random, words, 6), pages.toArray(new String[0]));
            double last = Double.MAX_VALUE;
            for (SentenceRanker.Scored scored : evidence.ranked()) {
                assertThat(scored.score())
                        .as("seed %d", seed)
                        .isBetween(0.0, 1.5)
                        .isLessThanOrEqualTo(last);
                assertThat(scored.coverage()).as("seed %d", seed).isBetween(0.0, 1.0001);
                assertThat(scored.joint()).as("seed %d", seed).isBetween(scored.coverage(), 1.0001);
                assertThat(scored.bridge() != null)
                        .as("seed %d: a bridge adds something", seed)
                        .isEqualTo(scored.joint() > scored.coverage());
                last = scored.score();
            }
            assertThat(evidence.best()).isLessThanOrEqualTo(evidence.bestJoint());
        }
    }

    private static String some(Random random, List<String> words, int most) {
        List<String> out = new ArrayList<>();
        for (int i = random.nextInt(most); i >= 0; i--) {
            out.add(words.get(random.nextInt(words.size())));
        }
        return String.join(" ", out);
    }

    @Test
    void the_order_of_the_pages_does_not_change_what_is_best() {
        String question = "In which town was the founder of Orlun Ferries born?";
        List<ParsedPage> pages = new ArrayList<>(ReadPages.of(
                "Orlun Ferries", "The founder of Orlun Ferries was Tor Venn. It has four ships.",
                "Tor Venn", "Tor Venn was born in Quayside. He died at sea.",
                "Bees", BEES,
                "Ida Holt", "Ida Holt was born in Brell."));
        List<String> expected = texts(question, pages);
        for (int seed = 0; seed < 10; seed++) {
            Collections.shuffle(pages, new Random(seed));
            assertThat(texts(question, pages)).as("seed %d", seed).isEqualTo(expected);
        }
    }

    private static List<String> texts(String question, List<ParsedPage> pages) {
        return new SentenceRanker(new QuestionAnalysis(question), pages, new SentenceSplitter())
                .ranked().stream().map(scored -> scored.sentence().text()).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "the of and", "的", "   "})
    void a_question_without_a_word_that_tells_finds_nothing_worth_a_score(String question) {
        SentenceRanker evidence = ReadPages.ranked(question, "Tor Venn", "Tor Venn was born in Quayside.");
        assertThat(evidence.ranked())
                .hasSize(1)
                .allSatisfy(scored -> assertThat(scored.score()).isZero());
        assertThat(evidence.best()).isZero();
        assertThat(evidence.share(Set.of("born"), evidence.page(1).get(0))).isZero();
    }

    @Test
    void without_pages_there_is_nothing() {
        SentenceRanker evidence = ReadPages.ranked("Where was Ida Holt born?");
        assertThat(evidence.ranked()).isEmpty();
        assertThat(evidence.best()).isZero();
        assertThat(evidence.bestJoint()).isZero();
        assertThat(evidence.hops()).isEmpty();
        assertThat(evidence.subjects()).isEmpty();
        assertThat(evidence.titles().all()).isEmpty();
        assertThat(evidence.page(1)).isEmpty();
        assertThat(evidence.holdsNames()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"the painter; born|born|1", "the painter; born|painter|0", "the painter; cemetery|buried|1"})
    void the_share_of_terms_counts_words_of_the_same_relation(String stems, String term, double share) {
        SentenceRanker evidence =
                ReadPages.ranked("Was the painter born or buried here?", "Page", "A painter was born here. Bees fly.");
        Set<String> held = QuestionAnalysis.stems(stems.substring(stems.indexOf(';') + 1));
        assertThat(evidence.share(QuestionAnalysis.stems(term), held)).isEqualTo(share);
    }

    // --- names that lead on
    // ------------------------------------------------------------------------------

    @Test
    void the_name_beside_the_word_that_is_asked_with_is_searched_first() {
        SentenceRanker evidence = ReadPages.ranked(
                "When was the director of Low Tide born?",
                "Low Tide",
                "Low Tide is a film directed by Tor Venn. The film Low Tide was shot near Brell in a wet summer.");
        assertThat(evidence.hops()).first().isEqualTo("Tor Venn");
    }

    @Test
    void what_was_read_or_stands_in_the_question_is_not_searched_again() {
        SentenceRanker evidence = ReadPages.ranked(
                "Where was the director of Low Tide born?",
                "Low Tide",
                "Low Tide is a film directed by Tor Venn and produced by Ida Holt.",
                "Tor Venn (director)",
                "Tor Venn directed films. He met Nella Voss.");
        assertThat(evidence.isRead("Tor Venn")).isTrue();
        assertThat(evidence.isRead("tor venn")).isTrue();
        assertThat(evidence.isRead("Tor")).isFalse();
        assertThat(evidence.hops()).contains("Ida Holt", "Nella Voss").doesNotContain("Tor Venn", "Low Tide");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "directed by |Tor Venn|",
                "directed in a cold winter far from all harbours by |Tor Venn|",
                "|Tor Venn| directed",
                "|Tor Venn| sang"
            })
    void how_near_a_name_stands_lies_between_its_bounds(String before, String name, String after) {
        String text = (before == null ? "" : before) + name + (after == null ? "" : after);
        int at = text.indexOf(name);
        assertThat(SentenceRanker.near(text, at, at + name.length(), Set.of("direct")))
                .isBetween(0.3, 1.3);
    }

    @Test
    void a_name_behind_the_word_is_nearer_than_one_far_off_or_before_it() {
        Set<String> asked = Set.of("direct");
        String text = "Ida Holt directed Tor Venn, and much later in the year she met Nella Voss.";
        double behind = SentenceRanker.near(text, text.indexOf("Tor"), text.indexOf(","), asked);
        double before = SentenceRanker.near(text, 0, 8, asked);
        double far = SentenceRanker.near(text, text.indexOf("Nella"), text.length() - 1, asked);
        assertThat(behind).isGreaterThanOrEqualTo(before).isGreaterThan(far);
        assertThat(SentenceRanker.near("Tor Venn sang", 0, 8, asked)).isEqualTo(0.3);
    }

    @Test
    void a_page_connects_its_thing_with_the_name_beside_what_is_asked() {
        SentenceRanker evidence = ReadPages.ranked(
                "Which film has the older director, Low Tide or High Water?",
                "Low Tide",
                "Low Tide is a film directed by Tor Venn. It was shown in Brell on the coast of the country in a wet summer.",
                "High Water",
                "High Water is a film directed by Ida Holt.");
        assertThat(evidence.relations(1))
                .first()
                .extracting(SentenceRanker.Relation::name)
                .isEqualTo("Tor Venn");
        assertThat(evidence.relations(2))
                .extracting(SentenceRanker.Relation::name)
                .containsExactly("Ida Holt");
        assertThat(evidence.relations(9)).isEmpty();
        assertThat(evidence.hops()).startsWith("Tor Venn", "Ida Holt");
    }

    @Test
    void of_two_pages_of_one_name_the_one_with_the_word_asked_with_comes_first() {
        SentenceRanker evidence = ReadPages.ranked(
                "When was the director of Low Tide born?",
                "Tor Venn (sailor)",
                "Tor Venn was a sailor. He was born in 1871.",
                "Tor Venn (director)",
                "Tor Venn made films. He was born in 1902.");
        assertThat(evidence.called("Tor Venn")).containsExactly(2, 1);
        assertThat(evidence.called("Tor")).isEmpty();
    }

    @Test
    void the_sentences_about_a_thing_are_those_of_its_page_and_those_that_name_it() {
        SentenceRanker evidence = ReadPages.ranked(
                "Who met Tor Venn in Brell?",
                "Tor Venn",
                "He kept the light in the north.",
                "Ida Holt",
                "She met Tor Venn in Brell. She painted many ships.",
                "Bees",
                BEES);
        assertThat(evidence.about("Tor Venn"))
                .extracting(scored -> scored.sentence().text())
                .containsExactly("She met Tor Venn in Brell.", "He kept the light in the north.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Low Tide (1931 film); low tide",
                "LOW TIDE; low tide",
                "低潮（电影）; 低潮",
                "Low Tide | Pond News; low tide",
                "Low Tide – Pond News; low tide",
                "Low-Tide; low-tide",
                "'  Low Tide '; low tide",
                "(untitled); ''"
            })
    void titles_are_compared_without_remarks(String title, String plain) {
        assertThat(SentenceRanker.plain(title)).isEqualTo(plain);
    }
}
