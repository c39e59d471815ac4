package dev.footnote.offline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ManualsTest {

    private static final String COMMAND = "quay moor --ship Elsa --berth north";

    @Test
    void a_command_and_the_sentence_that_leads_to_it_are_told_by_themselves() {
        assertThat(Manuals.parts(
                        "Ships lie still. To moor one of them, enter this:\n\n```console\n$ " + COMMAND, COMMAND))
                .containsExactly("To moor one of them, enter this:", COMMAND);
        assertThat(Manuals.parts("To moor one of the ships, enter this:\n<pre><code>" + COMMAND, COMMAND))
                .containsExactly("To moor one of the ships, enter this:", COMMAND);
        assertThat(Manuals.parts("## Mooring\n\n" + COMMAND, COMMAND)).containsExactly("## Mooring\n\n" + COMMAND);
    }

    @Test
    void what_does_not_end_in_a_command_stays_whole() {
        assertThat(Manuals.parts("### `berth`\n\n**Default:** `north`", "north"))
                .containsExactly("### `berth`\n\n**Default:** `north`");
        assertThat(Manuals.parts("Moor ships of every size with " + COMMAND, COMMAND))
                .containsExactly("Moor ships of every size with " + COMMAND);
    }

    @Test
    void rows_are_told_as_running_text_and_answers_without_marks() {
        assertThat(Manuals.plain("| `gap` | Planks left \\| free | `6` |"))
                .isEqualTo("`gap`: Planks left \\| free; `6`");
        assertThat(Manuals.plain("| <code class=\"a\">--gap</code> | Planks left free | `6` |"))
                .isEqualTo("--gap: Planks left free; `6`");
        assertThat(Manuals.shown("Run ``moor untie`` to\n   leave")).isEqualTo("Run moor untie to leave");
        assertThat(Manuals.shown("a`b")).isEqualTo("a`b");
        assertThat(Manuals.plain("### [npm](https://n.example) ![red](https://b.example/x.svg)"))
                .isEqualTo("[npm](https://n.example)");
    }
}
