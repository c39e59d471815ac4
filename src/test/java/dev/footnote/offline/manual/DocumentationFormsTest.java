package dev.footnote.offline.manual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Passage;
import dev.footnote.text.MarkedWords;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers from documentation in the forms that generators and authors give it. */
class DocumentationFormsTest {

    private static List<ManualPage> pages(String... texts) {
        return java.util.stream.IntStream.range(0, texts.length)
                .mapToObj(i -> new ManualPage(i + 1, "Wickets", List.of(new Passage(i + 1, 0, texts[i]))))
                .toList();
    }

    private static String answer(String question, String... texts) {
        return ManualReader.answer(question, pages(texts))
                .map(ManualAnswer::text)
                .orElse("");
    }

    private static final String FLAGS = """
            # Flags

            | Flag | Description | Default |
            | --- | --- | --- |
            | <code class="plain">--gate.patience</code> | Time that a gate waits for a cart. | `4m` |
            | <code class="plain">--patience</code> | Time that the keeper waits for anything. | `9s` |
            | <code class="plain">--bell.tone</code> | Tone of the bell. One of: [deep, clear, shrill] | `clear` |
            | <code class="plain">--yard.address</code> | Address to listen on for carts. | `0.0.0.0:7421` |
            | <code class="plain">--moat.fill</code> | Fill the moat at dusk. | `false` |
            | <code class="plain">--moat.drain</code> | Drain the moat at dawn. | `true` |

            Name | Shape
            ---- | -----
            lych | a roof over two posts
            kissing | a half circle

            <table>
            <tr><th>@open</th><td>All gates that stand open</td></tr>
            <tr><th>@shut</th><td>All gates that are shut</td></tr>
            </table>
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What is the default value of --gate.patience?|4m",
                "What does --bell.tone do?|Tone of the bell. One of: [deep, clear, shrill]",
                "What port does the yard listen on by default?|7421",
                "Which bell tones are supported?|deep, clear, shrill",
                "Is moat.fill on by default?|no",
                "Is moat.drain enabled by default?|yes",
                "Is moat.drain disabled by default?|no",
                "What does @shut select?|All gates that are shut",
                "What is a lych for?|a roof over two posts"
            })
    void tables_are_read_in_each_of_their_forms(String question, String expected) {
        assertThat(answer(question, FLAGS)).isEqualTo(expected);
    }

    @Test
    void a_default_is_not_that_of_an_option_with_a_longer_or_shorter_name() {
        assertThat(answer("What is the default of --bell.patience?", FLAGS)).isEmpty();
    }

    @Test
    void rows_of_a_table_that_goes_on_in_a_later_part_keep_its_columns() {
        int cut = FLAGS.indexOf("| <code class=\"plain\">--bell");
        List<ManualPage> parts = List.of(new ManualPage(
                1,
                "Wickets",
                List.of(new Passage(1, 0, FLAGS.substring(0, cut - 100)), new Passage(1, cut, FLAGS.substring(cut)))));
        assertThat(ManualReader.answer("What is the default of --bell.tone?", parts))
                .map(ManualAnswer::text)
                .contains("clear");
    }

    private static final String GUIDE = """
            # Wicket guide

            ## Opening

            To open gates, enter one of these commands:

            ```sh
            wicket open --mode wide        # Open everything in the yard.
            wicket open --mode wide:lych   # Open the lych gate only.
            ```

            Unlike a fence, a paved path cannot be painted with `wicket paint`.

            To paint the posts, run `wicket brush --posts`.

            ## Carrying the yard elsewhere

            To carry the yard to another village, run the following command:

            ```sh
            cd ../village/
            wicket carry --to village
            ```

            ## Taking it in

            - Install Wicket with `wicket-setup install`.

            ## Keys

            The keys of each gate are stored in
            `~/.wicket/keys.ring`. They never leave the yard.

            Wicket ships three latches.

            By default, the keeper listens on port 8642.

            ```{tab} Linux
            The old keys lie in the legacy folder `~/.gates`.

            Logs stand in `/var/log/wicket`.
            ```

            ### hinge_oil

            NEW: **New in version 2.4.**

            Sets how much oil each hinge gets in a year.

            ## wicket unhang GATE [options] #wicket-unhang

            Unhang a gate from its posts.

            - `-s SIDE, --side SIDE`: which side is to be lifted first.

            ## Health of the keeper

            ```
            GET /-/awake
            ```

            This always returns 200 while the keeper is awake.

            The `tone` of a bell is either `deep` or `shrill`.

            Hinges of brass were added in wicket 3.7.
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "How do I open the lych gate only?|wicket open --mode wide:lych",
                "How do I paint the posts?|To paint the posts, run `wicket brush --posts`",
                "How do I carry the yard to another village?|wicket carry --to village",
                "Where are the keys of each gate stored?|~/.wicket/keys.ring",
                "How many latches does wicket have?|three",
                "On which port does the keeper listen by default?|8642",
                "Where are the logs on Linux?|/var/log/wicket",
                "What is hinge_oil for?|Sets how much oil each hinge gets in a year",
                "Which setting is for the oil of each hinge?|hinge_oil",
                "Which endpoint shows the health of the keeper?|GET /-/awake",
                "How do I unhang a gate?|wicket unhang",
                "What does wicket unhang do?|Unhang a gate from its posts",
                "Which option sets the side that is to be lifted first?|--side",
                "Which values can the tone of a bell have?|deep, shrill",
                "Since which version does wicket have hinges of brass?|3.7"
            })
    void guides_are_read_for_what_a_reader_would_type(String question, String expected) {
        assertThat(answer(question, GUIDE)).isEqualTo(expected);
    }

    @Test
    void of_two_commands_the_one_that_does_what_is_asked_is_told() {
        String text =
                "# Taking gates\n\nTo reach what is in a gate house, use it:\n\n```\nwicket view /house\n# or\nwicket fetch gate\n```\n";
        assertThat(answer("How do I view a gate?", text)).isEqualTo("wicket view /house");
    }

    @Test
    void what_is_undone_is_not_answered_by_how_it_is_done() {
        assertThat(answer("How do I uninstall Wicket?", GUIDE)).doesNotContain("install");
    }

    @Test
    void chinese_documentation_is_read_in_the_same_forms() {
        String text = """
                # 门闸

                | 选项 | 说明 | 默认值 |
                | --- | --- | --- |
                | <code>--gate.wait</code> | 门闸等待车辆的时间 | `4m` |
                | <code>--moat.fill</code> | 黄昏时注满护城河 | `false` |

                门闸默认端口为 8642。

                旧版的钥匙放在 `~/.gates`。

                钥匙保存在 `~/.wicket/keys.ring`。
                """;
        assertThat(answer("--gate.wait 的默认值是什么？", text)).isEqualTo("4m");
        assertThat(answer("门闸的默认端口是多少？", text)).isEqualTo("8642");
        assertThat(answer("钥匙保存在哪里？", text)).isEqualTo("~/.wicket/keys.ring");
    }

    @Test
    void terms_above_lines_that_stand_further_in_are_explained_there() {
        String text = """
                # Variables

                ::

                    wicket start

                General:
                    WICKET_HOME
                        When set, names the yard that is kept.
                    WICKET_BELL (and WICKET_OTHER_BELL)
                        Chooses the tone of the bell.
                        Default is "deep".
                """;
        assertThat(answer("What does WICKET_BELL do?", text)).isEqualTo("Chooses the tone of the bell");
        assertThat(answer("What is the default of WICKET_BELL?", text)).isEqualTo("deep");
        assertThat(answer("Which environment variable names the yard that is kept?", text))
                .isEqualTo("WICKET_HOME");
    }

    @Test
    void commands_of_a_long_listing_are_told_by_the_remark_above_them() {
        StringBuilder text = new StringBuilder("# Examples\n\n::\n\n");
        for (String thing : List.of("posts", "rails", "pales", "hinges", "bolts", "locks")) {
            text.append("    # Count the ").append(thing).append(" of a gate\n    $ wicket count ");
            text.append(thing.charAt(0)).append("\n    12\n\n");
        }
        assertThat(answer("How do I count the hinges of a gate?", text.toString()))
                .isEqualTo("wicket count h");
    }

    @Test
    void a_part_that_begins_within_code_is_told_from_the_text_behind_it() {
        String code = "limit: 3\n```\n\nTo mend a rail, use `wicket mend --rail`.\n\n```yaml\nrails: 4\n```\n";
        List<ManualPage> parts = List.of(new ManualPage(1, "Wickets", List.of(new Passage(1, 500, code))));
        assertThat(ManualReader.answer("How do I mend a rail?", parts))
                .map(ManualAnswer::text)
                .contains("To mend a rail, use `wicket mend --rail`");
    }

    @Test
    void a_page_that_names_many_issues_tells_of_the_past() {
        StringBuilder past = new StringBuilder("# Notes\n\n");
        for (int i = 0; i < 9; i++) {
            past.append("- grease the bolts with `wicket grease --all`, #")
                    .append(170 + i)
                    .append('\n');
        }
        assertThat(answer(
                        "How do I grease the bolts?",
                        past.toString(),
                        "# Care\n\nTo grease the bolts of a gate, enter:\n\n```sh\nwicket oil\n```\n"))
                .isEqualTo("wicket oil");
    }

    @Test
    void names_of_other_pages_are_no_commands() {
        assertThat(MarkedWords.in("See :ref:`wicket_lock` and `Carts`_, or run `wicket lock`."))
                .extracting(MarkedWords.Marked::code)
                .containsExactly(false, false, true);
    }
}
