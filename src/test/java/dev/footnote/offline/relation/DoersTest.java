package dev.footnote.offline.relation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who a sentence says to have done something. */
class DoersTest {

    private static List<String> of(String verb, String sentence) {
        return Doers.of(Doers.verb(verb).orElseThrow(), sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        write|It was written by Ada Venn.|Ada Venn
        write|It was written and illustrated by Ada Venn in Harl.|Ada Venn
        write|Ada Venn wrote it in a winter.|Ada Venn
        open|The bridge was opened on 3 May by the mayor Tor Brask.|Tor Brask
        open|The bridge was opened in 1904 by Tor Brask.|Tor Brask
        build|Built by the Orlun Works, it stood for a year.|Orlun Works
        paint|Edda van der Quist first painted the light.|Edda van der Quist
        found|The club was founded by J. Marr.|J. Marr
        discover|Søren Ødegård discovered the cave.|Søren Ødegård
        draw|The map was drawn by O’Brien.|O’Brien
        """)
    void the_doer_stands_behind_by_or_before_the_verb(String verb, String sentence, String doer) {
        assertThat(of(verb, sentence)).containsExactly(doer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        write|It was printed by Ada Venn.
        write|She wrote it in a winter.
        open|In May opened the bridge.
        build|It was built by hand.
        design|The Designer of it is unknown.
        write|''
        """)
    void another_verb_a_pronoun_or_a_month_is_no_doer(String verb, String sentence) {
        assertThat(of(verb, sentence)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrote", "Written", "write", "WRITES"})
    void a_verb_is_known_by_each_of_its_forms_in_any_case(String word) {
        boolean known = !word.equals("WRITES");
        assertThat(Doers.verb(word).isPresent()).isEqualTo(known);
        Doers.verb(word).ifPresent(verb -> assertThat(verb).isEqualTo(new Doers.Verb("write", "wrote", "written")));
    }

    /** "Found" is the past of "find" too; here it is the base of "founded". */
    @Test
    void no_form_belongs_to_two_verbs() {
        assertThat(Doers.all()).extracting(Doers.Verb::base).doesNotHaveDuplicates();
        assertThat(Doers.verb("found")).map(Doers.Verb::participle).contains("founded");
        assertThat(Doers.verb("find")).isEmpty();
    }
}
