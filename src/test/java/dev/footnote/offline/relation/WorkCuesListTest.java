package dev.footnote.offline.relation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.text.Span;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One usual sentence for each noun of the list of makers, and the forms between the verb and its "by". */
class WorkCuesListTest {

    private static List<String> names(String noun, String sentence) {
        return RelationReader.names(noun, sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "director; A 1931 film by Tor Venn, Low Tide won a prize.",
                "filmmaker; Low Tide is a silent movie by Tor Venn.",
                "performer; Salt is the third single by singer Tor Venn.",
                "singer; Salt was sung by Tor Venn.",
                "artist; Salt is an album by Tor Venn.",
                "musician; The track was performed by Tor Venn.",
                "band; Salt is a song recorded by Tor Venn.",
                "composer; The score by Tor Venn was lost.",
                "songwriter; Salt was written by Tor Venn in a night.",
                "writer; Its screenplay by Tor Venn was short.",
                "author; Harbour Lights is a book by Tor Venn.",
                "novelist; Harbour Lights is a novel by the Orlun novelist Tor Venn.",
                "screenwriter; The story by Tor Venn was filmed.",
                "playwright; The Pier is a play by Tor Venn.",
                "producer; Low Tide was produced by Tor Venn.",
                "founder; Orlun Ferries was established by Tor Venn.",
                "creator; The series was created by Tor Venn.",
                "publisher; The Quay is published by Tor Venn Press.",
                "designer; The pier was designed by Tor Venn.",
                "architect; Its architect was Tor Venn, and architect is Tor Venn still.",
                "owner; The inn is owned by Tor Venn.",
                "parent; Orlun Ferries is a division of Tor Venn Lines.",
                "developer; The game was developed by Tor Venn.",
                "manufacturer; The ferry was manufactured by Tor Venn.",
                "maker; The organ was made by Tor Venn.",
                "builder; The ferry was built by Tor Venn.",
                "distributor; The film was distributed by Tor Venn.",
                "editor; The Quay is edited by Tor Venn.",
                "star; The film stars Tor Venn.",
                "actress; It starred Tor Venn as the keeper.",
                "lead; A film starring Tor Venn.",
                "discoverer; The comet was discovered by Tor Venn.",
                "translator; The book was translated by Tor Venn.",
                "narrator; It is narrated by Tor Venn.",
                "sculptor; The lion was sculpted by Tor Venn.",
                "painter; The ceiling was painted by Tor Venn.",
                "label; Salt was released on Tor Venn Records.",
                "Director; LOW TIDE WAS DIRECTED BY Tor Venn."
            })
    void each_noun_has_its_cue(String noun, String sentence) {
        assertThat(RelationReader.knows(noun)).isTrue();
        assertThat(names(noun, sentence)).first().asString().startsWith("Tor Venn");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "director; It was directed and edited by Tor Venn.; Tor Venn",
                "director; It was written by Ida Holt and directed by Tor Venn.; Tor Venn",
                "writer; It was written by Ida Holt and directed by Tor Venn.; Ida Holt",
                "writer; It was written, sung and filmed by Ida Holt.; Ida Holt",
                "producer; It was produced, in Brell, by Ida Holt.; Ida Holt",
                "director; Directed by Tor Venn, it was a success.; Tor Venn",
                "director; It was directed by \"Tor Venn\".; Tor Venn",
                "director; It was directed by Tor Venn's brother.; Tor Venn",
                "author; The novel by the blind poet J. R. Quill sold well.; J. R. Quill"
            })
    void words_between_the_verb_and_by_do_no_harm(String noun, String sentence, String name) {
        assertThat(names(noun, sentence)).first().isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "director; The film was directed by a committee.",
                "director; The film was directed by.",
                "director; The film was directed. By Tor Venn's wish it was burnt.",
                "writer; It was directed by Tor Venn.",
                "director; It was written by Tor Venn.",
                "producer; It was written by Tor Venn.",
                "owner; It was built by Tor Venn.",
                "star; The sky was full of them, said Tor Venn.",
                "composer; It was sung by Tor Venn.",
                "director; The İnn's film was directed by Tor Venn.",
                "keeper; The light was kept by Tor Venn."
            })
    void the_maker_of_something_else_is_not_read(String noun, String sentence) {
        assertThat(names(noun, sentence)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"keeper", "", " ", "direct", "director ", "the director", "邻居", "船长"})
    void what_stands_in_no_list_is_unknown_and_reads_nothing(String noun) {
        assertThat(RelationReader.knows(noun)).isFalse();
        assertThat(names(noun, "It was directed by Tor Venn. 导演是林海生。")).isEmpty();
    }

    @Test
    void a_name_found_by_two_cues_is_told_once() {
        assertThat(names("director", "A film by Tor Venn, directed by Tor Venn."))
                .containsExactly("Tor Venn");
        assertThat(names("sister", "She was the sister of Ida Holt; her sister was Ida Holt."))
                .containsExactly("Ida Holt");
    }

    @Test
    void spans_lie_in_their_sentence_for_any_mixture_of_cues() {
        List<String> pieces = List.of(
                "directed by ",
                "directed ",
                " by ",
                "film by ",
                "stars ",
                "Tor Venn",
                ", ",
                ". ",
                "the painter ",
                "İ",
                "ß",
                "“Ida",
                "”",
                "1931 ",
                "'s",
                "is ");
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(16); i >= 0; i--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            for (String noun : List.of("director", "star", "label", "writer")) {
                for (Span span : WorkCues.of(noun, text.toString())) {
                    assertThat(span.in(text.toString()))
                            .as("seed %d: %s", seed, text)
                            .matches("\\p{Lu}.*")
                            .doesNotEndWith("'s");
                }
            }
        }
    }
}
