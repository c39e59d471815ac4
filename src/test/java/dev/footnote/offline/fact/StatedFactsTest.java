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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatedFactsTest {

    private static final List<ParsedPage> PAGES = pages(
            "Ida Holt",
                    "Ida Holt (3 May 1871, Quayside – 7 June 1903, Brell) was an Austrian painter. She married Tor Venn.",
            "Tor Venn", "Tor Venn was a shipowner. He was the son of Olaf Venn and his wife, Mira Dask.",
            "Olaf Venn, Count of Orlun",
                    "Olaf Venn, Count of Orlun, was a sailor. He was buried at Saint Mary of Brell.",
            "Brell", "Brell is a town. A painter of the town was born in Havel and studied at Orlun College.",
            "Low Tide (film)", "Low Tide is a 1931 film directed by Tor Venn.",
            "灯塔鸟", "灯塔鸟住在海边，又名海雀、潮鸟，冬天飞往南方。",
            "低潮", "《低潮》是一部电影，由林海生执导，讲的是灯塔。",
            "林海生", "林海生是一位导演，1871年出生于福州，晚年住在上海。");

    private static List<ParsedPage> pages(String... texts) {
        List<ParsedPage> out = new ArrayList<>();
        for (int i = 0; i < texts.length; i += 2) {
            int number = out.size() + 1;
            out.add(new ParsedPage(
                    number,
                    URI.create("file:/" + number),
                    texts[i],
                    1,
                    1,
                    List.of(new Passage(number, 0, texts[i + 1]))));
        }
        return out;
    }

    private static String stated(String question) {
        QuestionAnalysis asked = new QuestionAnalysis(question);
        return StatedFacts.of(asked, new SentenceRanker(asked, PAGES, new SentenceSplitter()), null)
                .map(StatedFacts.Stated::text)
                .orElse("");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Where was Ida Holt born?|Quayside",
                "Where did Ida Holt die?|Brell",
                "When did Ida Holt die?|7 June 1903",
                "What nationality is Ida Holt?|Austrian",
                "Who is Ida Holt's husband?|Tor Venn",
                "Who is the mother of Tor Venn?|Mira Dask",
                "Who is the director of Low Tide (Film)?|Tor Venn",
                "灯塔鸟又叫什么？|海雀、潮鸟",
                "《低潮》的导演是谁？|林海生",
                "林海生出生在哪里？|福州"
            })
    void the_own_page_states_what_is_asked(String question, String answer) {
        assertThat(stated(question)).isEqualTo(answer);
    }

    @Test
    void a_name_becomes_the_title_of_the_page_that_it_leads_to() {
        assertThat(stated("Who is Tor Venn's father?")).isEqualTo("Olaf Venn, Count of Orlun");
    }

    @Test
    void what_other_pages_say_is_not_stated() {
        assertThat(stated("Where was Tor Venn born?")).isEmpty();
        assertThat(stated("Who is the sister of Tor Venn?")).isEmpty();
        assertThat(stated("灯塔鸟住在哪里？")).isEmpty();
    }

    @Test
    void what_was_said_was_said_at_the_time_of_its_turn() {
        List<ParsedPage> chat = pages(
                "20260301_1000",
                "Time: 20260301_10:00 Ida: The rent was transferred to the landlord today. Tor: Thanks, Ida! Ida: See you at"
                        + " the pier. Tor: Bye for now, and sail well.");
        QuestionAnalysis asked = new QuestionAnalysis("When did Ida tell Tor that the rent was transferred?");
        assertThat(StatedFacts.of(asked, new SentenceRanker(asked, chat, new SentenceSplitter()), null)
                        .map(StatedFacts.Stated::text))
                .contains("20260301_10:00");
        QuestionAnalysis other = new QuestionAnalysis("When is the rent due?");
        assertThat(StatedFacts.of(other, new SentenceRanker(other, chat, new SentenceSplitter()), null))
                .isEmpty();
    }
}
