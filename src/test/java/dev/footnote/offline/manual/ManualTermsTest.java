package dev.footnote.offline.manual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.text.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of technical texts. */
class ManualTermsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        idleTimeout | idle | timeout
        idle_timeout | idle | timeout
        idle-timeout | idle | timeout
        cache.maxSize | cache | size
        <code>idle</code> timeout | idle | timeout
        Café lamps | cafe | lamps
        """)
    void the_parts_of_an_identifier_are_words(String text, String first, String second) {
        assertThat(ManualTerms.of(text)).contains(Words.stem(first), Words.stem(second));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--no-colour", "turn the colour off", "Switching colour off", "turns `colour` off"})
    void what_is_switched_off_is_disabled(String text) {
        assertThat(ManualTerms.of(text)).contains(Words.stem("disable"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no colour", "go off the road", "turn left and then right and then drive off", "a-no-b"})
    void no_and_off_by_themselves_disable_nothing(String text) {
        assertThat(ManualTerms.of(text)).doesNotContain(Words.stem("disable"));
    }

    @Test
    void what_is_marked_or_looks_like_a_name_is_code() {
        assertThat(ManualTerms.codes("Set `max size` or --log-level, net.proxy, idleTimeout and PATH; not a name."))
                .containsExactly("max size", "--log-level", "net.proxy", "idleTimeout", "PATH");
        assertThat(ManualTerms.codes("Nothing of the sort stands here.")).isEmpty();
    }

    @Test
    void values_in_pointed_brackets_stay_where_marks_of_html_go() {
        assertThat(ManualTerms.untagged("<b>Set</b> <value> now"))
                .contains("<value>")
                .doesNotContain("<b>");
    }

    @ParameterizedTest
    @CsvSource({"--Log-Level, loglevel", "log_level, loglevel", "LOG.LEVEL, loglevel", "'', ''"})
    void names_of_options_are_compared_by_letters_and_figures_alone(String name, String key) {
        assertThat(ManualTerms.key(name)).isEqualTo(key);
    }

    @Test
    void every_word_of_a_family_is_like_itself_and_an_unknown_one_is_like_none() {
        assertThat(ManualTerms.like(Words.stem("delete"))).contains(Words.stem("remove"));
        assertThat(ManualTerms.like("qqq")).isEmpty();
    }
}
