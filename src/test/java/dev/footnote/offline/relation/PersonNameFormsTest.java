package dev.footnote.offline.relation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.text.Span;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a name behind a place begins and ends; the place is the bar. */
class PersonNameFormsTest {

    private static Optional<String> after(String marked) {
        String text = marked.replace("|", "");
        return PersonName.after(text, marked.indexOf('|')).map(span -> span.in(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "by |Ida Holt, who sang; Ida Holt",
                "by |Ida Holt and Tor Venn; Ida Holt",
                "by |Ida de la Cruz; Ida de la Cruz",
                "by |Abu bin Tarn; Abu bin Tarn",
                "by |Ludwig von und zu Quay; Ludwig von und zu Quay",
                "by |Ida, Grand Duchess of Tarn, and others; Ida, Grand Duchess of Tarn",
                "by |Otto, 4th Earl Quay; Otto, 4th Earl Quay",
                "by |Otto, Elector of Quay-Tarn; Otto, Elector of Quay-Tarn",
                "by |Otto III of Quay; Otto III of Quay",
                "by |O'Hara; O'Hara",
                "by |D’Arcy Quill; D’Arcy Quill",
                "by |Quill Sr.; Quill Sr.",
                "by |Arlo Pint, Jr. and sons; Arlo Pint, Jr.",
                "by |“Ida Holt” in 1931; Ida Holt",
                "by |Ida Holt’s sister; Ida Holt",
                "by |Ida Holt.; Ida Holt",
                "by |a friend of Ida Holt's.; Ida Holt",
                "by |J.; J.",
                "by |Ida H.; Ida H.",
                "by |3D artist Ida Holt; Ida Holt",
                "by |the then 22-year-old Ida Holt; Ida Holt",
                "by |a young, tall Ida Holt; Ida Holt",
                "by |Danish-born painter Ida Holt; Ida Holt",
                "by |French film director Ida Holt; Ida Holt",
                "by |Danish in 1931 under Ida Holt; Danish",
                "by |Ida who married Tor; Ida",
                "by |McTarn; McTarn",
                "by |Éva Ångström-Öst; Éva Ångström-Öst",
                "by |U2; U2"
            })
    void a_name_has_all_of_its_words_and_no_other(String text, String name) {
        assertThat(after(text)).contains(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "by |",
                "by |.",
                "by |and",
                "by |nobody at all",
                "by |, Ida Holt",
                "by |- Ida Holt",
                "by |the a b c d e f g Ida Holt",
                "by |It",
                "by |They",
                "in |September",
                "by |«Ida»",
                "by |伊达",
                "by |ida holt"
            })
    void no_name_is_made_up(String text) {
        assertThat(after(text)).isEmpty();
    }

    @Test
    void a_place_behind_the_text_has_no_name() {
        assertThat(PersonName.after("by Ida", 6)).isEmpty();
        assertThat(PersonName.after("", 0)).isEmpty();
    }

    @Test
    void a_span_never_leaves_the_text_or_ends_in_a_possessive() {
        List<String> pieces = List.of(
                "Ida", "Holt", " ", "'s", "’s", ".", ",", "\"", "“", "of ", "the ", "J.", "Jr.", "3rd ", "King ", "-",
                "é", "x", "A", "'");
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            StringBuilder built = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                built.append(pieces.get(random.nextInt(pieces.size())));
            }
            String text = built.toString().replaceAll("(['’]s)++", "$1");
            for (int from = 0; from <= text.length(); from++) {
                Optional<Span> found = PersonName.after(text, from);
                if (found.isPresent()) {
                    String name = found.get().in(text);
                    assertThat(found.get().start())
                            .as("seed %d: <%s>", seed, text)
                            .isGreaterThanOrEqualTo(from);
                    assertThat(name)
                            .as("seed %d: <%s>", seed, text)
                            .isNotEmpty()
                            .doesNotEndWith("'s")
                            .doesNotEndWith("’s");
                    assertThat(Character.isUpperCase(name.codePointAt(0)))
                            .as("seed %d: <%s>", seed, text)
                            .isTrue();
                }
            }
        }
    }
}
