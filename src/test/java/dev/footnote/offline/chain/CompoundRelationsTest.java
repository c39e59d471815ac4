package dev.footnote.offline.chain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A relation that consists of two is spelt out. */
class CompoundRelationsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Who is Tor Venn's paternal grandfather?|Who is Tor Venn's father's father?
        Who is the maternal grandmother of Tor Venn?|Who is Tor Venn's mother's mother?
        Where was Tor Venn’s mother-in-law born?|Where was Tor Venn’s spouse's mother born?
        Who is the Stepfather of Mrs. Dask?|Who is Mrs. Dask's mother's husband?
        Who is James' son-in-law?|Who is James' daughter's husband?
        """)
    void of_the_owner_and_behind_of(String question, String expanded) {
        assertThat(CompoundRelations.expanded(question)).isEqualTo(expanded);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Who is Tor Venn's grandfather?",
                "What is a stepmother?",
                "Who wrote the Stepmothers of Orlun?",
                "Who is $1's father?",
                ""
            })
    void other_questions_stay_as_they_are(String question) {
        assertThat(CompoundRelations.expanded(question)).isEqualTo(question);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$1", "\\\\1", "A$B"})
    void signs_of_replacements_in_a_name_are_kept(String name) {
        assertThat(CompoundRelations.expanded("Who is the stepmother of " + name + "?"))
                .isEqualTo("Who is " + name + "'s father's wife?");
    }
}
