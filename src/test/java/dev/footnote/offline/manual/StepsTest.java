package dev.footnote.offline.manual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Passage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How something is done: the command, option or setting that the documentation gives for it. */
class StepsTest {

    private static final String GUIDE = """
            # Working with Tarn

            ## Install

            On Alpine, run:

            ```sh
            # from the edge repository
            apk add tarn
            cd tarn
            ```

            ## Back up the store

            To back up the store, run the following command:

            ```
            $ tarn dump --to store.bak
            dumped 41 records
            ```

            ## Delete a record

            Records are deleted with `tarn drop ID`.

            ### `quiet`

            Set to `true` to hide the progress.

            ## Options

            | Option | Meaning |
            | --- | --- |
            | `--force` | Overwrites a file that is there |
            | `--depth N` | Walks no deeper than N folders |
            | `--dry` | Shows what would be done |

            ## Changes

            In version 1 records were deleted with `tarn forget ID`.
            """;

    private static final List<ManualPage> PAGES =
            List.of(new ManualPage(1, "Working with Tarn", List.of(new Passage(1, 0, GUIDE))));

    private static String answer(String question) {
        return ManualReader.answer(question, PAGES).map(ManualAnswer::text).orElse("");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        How do I install Tarn on Alpine?|apk add tarn
        How do I back up the store?|tarn dump --to store.bak
        How can I overwrite a file that is there?|--force
        How do I walk no deeper than three folders?|--depth N
        """)
    void the_command_or_option_is_the_answer(String question, String answer) {
        assertThat(answer(question)).isEqualTo(answer);
    }

    @Test
    void a_short_sentence_that_says_how_is_told_whole_and_what_once_was_so_is_not() {
        assertThat(answer("How do I delete a record?"))
                .startsWith("Records are deleted with")
                .contains("tarn drop ID")
                .doesNotContain("forget");
    }

    @Test
    void a_setting_is_named_by_its_heading() {
        assertThat(answer("How do I hide the progress?")).isEqualTo("quiet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"How do I install Tarn on Alpine?", "How do I back up the store?"})
    void neither_a_change_of_folder_nor_a_remark_nor_what_a_command_prints_is_the_answer(String question) {
        assertThat(answer(question)).doesNotContain("cd tarn", "#", "41 records");
    }

    @ParameterizedTest
    @ValueSource(strings = {"How do I encrypt the store?", "How do I paint a boat?", "How?", ""})
    void what_the_documentation_does_not_speak_of_has_no_answer(String question) {
        assertThat(answer(question)).isEmpty();
    }

    @Test
    void the_quote_stands_in_the_page() {
        List<String> questions =
                List.of("How do I install Tarn on Alpine?", "How do I back up the store?", "How do I delete a record?");
        for (String question : questions) {
            ManualAnswer answer = ManualReader.answer(question, PAGES).orElseThrow();
            assertThat(GUIDE).contains(answer.quote());
            assertThat(GUIDE.indexOf(answer.quote())).as(question).isNotNegative();
        }
    }
}
