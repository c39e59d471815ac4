package dev.footnote.offline.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Options as a program lists them in its own help. */
class OptionListingTest {

    private static final String HELP = """
            usage: tarn [options] FOLDER

              -d, --depth N      walks no deeper than N folders
              --force            overwrites a file that is there,
                                 without asking
              -q                 says nothing

            Report faults to the keeper.
            """;

    @Test
    void each_option_has_its_term_and_what_is_said_of_it() {
        List<ManualBlock> options = OptionListing.of(HELP, 100);
        assertThat(options).extracting(ManualBlock::term).containsExactly("-d, --depth N", "--force", "-q");
        assertThat(options).extracting(ManualBlock::kind).containsOnly(ManualBlock.Kind.OPTION);
        assertThat(options.get(0).said()).isEqualTo("walks no deeper than N folders");
        assertThat(options.get(2).said()).isEqualTo("says nothing");
    }

    @Test
    void what_goes_on_further_in_belongs_to_the_option() {
        ManualBlock force = OptionListing.of(HELP, 0).get(1);
        assertThat(force.said()).startsWith("overwrites a file").endsWith("without asking");
    }

    @Test
    void each_block_stands_where_it_says() {
        for (ManualBlock option : OptionListing.of(HELP, 100)) {
            int at = option.start() - 100;
            assertThat(HELP.substring(at, at + option.text().length())).isEqualTo(option.text());
            assertThat(option.text()).startsWith(option.term());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        -d, --depth N | --depth
        --log-level=LEVEL | --log-level
        -q | -q
        -a/--all | --all
        tarn run | tarn run
        """)
    void the_longest_name_is_that_of_the_option(String term, String name) {
        assertThat(OptionListing.name(term)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "usage: tarn", "- an item of a list", "--force", "a - b  c", "3  -4  5"})
    void other_lines_are_no_options(String line) {
        assertThat(OptionListing.isOption(line)).isFalse();
        assertThat(OptionListing.of(line, 0)).isEmpty();
    }
}
