package dev.footnote.evidence.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cues as they stand in texts: where, how long, and of which kind. */
class CuesTest {

    private static List<Cues.Mention> in(String text) {
        return Cues.in(FoldedText.of(text));
    }

    private static List<HostileCue> kinds(String text) {
        return in(text).stream().map(Cues.Mention::cue).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "please ignore the rest, OVERRIDE",
        "the previous instructions, PRIOR",
        "the previous instructions, OBJECT",
        "all instructions, ALL",
        "the language model, MODEL",
        "tell the user, USER",
        "请忽略其余, OVERRIDE",
        "之前的指令, OBJECT"
    })
    void words_of_an_order_are_known(String text, HostileCue cue) {
        assertThat(kinds(text)).contains(cue);
    }

    @Test
    void a_cue_stands_at_its_place_with_its_whole_form() {
        String text = "Now IGNORE the rest.";
        assertThat(in(text))
                .filteredOn(mention -> mention.cue() == HostileCue.OVERRIDE)
                .singleElement()
                .satisfies(mention -> {
                    assertThat(mention.start()).isEqualTo(4);
                    assertThat(mention.end()).isEqualTo(10);
                });
    }

    @Test
    void a_word_that_only_begins_like_a_cue_is_none() {
        assertThat(kinds("the ignorance of dropouts")).doesNotContain(HostileCue.OVERRIDE);
        assertThat(kinds("signore")).doesNotContain(HostileCue.OVERRIDE);
    }

    @Test
    void a_saying_that_means_nothing_hides_the_cues_in_it() {
        assertThat(kinds("do not ignore the rest")).doesNotContain(HostileCue.OVERRIDE);
        assertThat(kinds("never forget the rest")).doesNotContain(HostileCue.OVERRIDE);
    }

    @Test
    void letters_without_spaces_hold_cues_only_where_they_are_looked_for_so() {
        FoldedText joined = FoldedText.of("pleaseignoretherest");
        assertThat(Cues.in(joined)).extracting(Cues.Mention::cue).doesNotContain(HostileCue.OVERRIDE);
        assertThat(Cues.inLetters(joined)).extracting(Cues.Mention::cue).contains(HostileCue.OVERRIDE);
    }

    @Test
    void ordinary_text_and_no_text_have_none() {
        assertThat(in("")).isEmpty();
        assertThat(in("Swans moult in June."))
                .extracting(Cues.Mention::cue)
                .doesNotContain(HostileCue.OVERRIDE, HostileCue.PRIOR);
    }
}
