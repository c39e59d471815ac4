package dev.footnote.offline.manual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Passage;
import dev.footnote.offline.manual.ManualBlock.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The many ways in which documentation is laid out, each read as what it is. */
class ManualLayoutTest {

    private static List<ManualPage.Section> parsed(String text) {
        return ManualParser.of(List.of(new Passage(1, 0, text)));
    }

    private static List<ManualBlock> blocks(String text) {
        return parsed(text).stream()
                .flatMap(section -> section.blocks().stream())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "'Engine\n======\n\nIt runs.', Engine",
        "'Engine\n******\n\nIt runs.', Engine",
        "'Engine\n------\n\nIt runs.', Engine",
        "'Engine\n~~~~~~\n\nIt runs.', Engine",
        "'###### Engine\n\nIt runs.', Engine",
        "'# Engine #\n\nIt runs.', Engine",
        "'# C#\n\nIt runs.', C#",
        "'# Engine {#engine-anchor}\n\nIt runs.', Engine",
        "'=== \"Engine\"\n\n    It runs.', Engine",
        "'!!! note \"Engine\"\n\n    It runs.', Engine",
        "'**Engine:**\n\nIt runs.', Engine",
        "'**Engine**：\n\nIt runs.', Engine",
        "'.. envvar:: ENGINE\n\n   It runs.', ENGINE",
        "'---\ntitle: \"Engine\"\nweight: 3\n---\n\nIt runs.', Engine",
        "'+++\ntitle = \"Engine\"\n+++\n\nIt runs.', Engine"
    })
    void a_heading_in_any_form_stands_over_its_text(String text, String heading) {
        assertThat(parsed(text)).last().extracting(ManualPage.Section::heading).isEqualTo(heading);
        assertThat(blocks(text)).anyMatch(block -> block.text().contains("It runs."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Not a heading, it is a long line of text.\n==\n\nIt runs.",
                "- item\n------\n\nIt runs.",
                "| a | b |\n-----------\n\nIt runs.",
                "  indented\n==========\n\nIt runs.",
                "#hash without a blank\n\nIt runs.",
                "---\nno end of what stands before\n\nIt runs."
            })
    void what_only_looks_like_a_heading_is_none(String text) {
        assertThat(parsed(text)).extracting(ManualPage.Section::heading).containsOnly("");
    }

    @ParameterizedTest
    @CsvSource({
        "'```\nrun it\n```', run it",
        "'```sh\nrun it\n```', run it",
        "'~~~\nrun it\n~~~', run it",
        "'<pre>run it</pre>', run it",
        "'<pre>\nrun it\n</pre>', run it",
        "'Do so::\n\n    run it', run it",
        "'Do so:\n\n    run it', run it",
        "'.. code-block:: sh\n\n   run it', run it",
        "'.. prompt:: bash\n   :caption: x\n\n   run it', run it"
    })
    void code_in_any_form_is_code(String text, String code) {
        assertThat(blocks(text))
                .filteredOn(block -> block.kind() == Kind.CODE)
                .singleElement()
                .extracting(ManualBlock::text)
                .asString()
                .contains(code);
    }

    @Test
    void a_fence_that_never_ends_is_code_to_the_end_and_an_empty_one_is_nothing() {
        assertThat(blocks("```\nrun it\nand on")).extracting(ManualBlock::kind).containsExactly(Kind.CODE);
        assertThat(blocks("```\n```\n\nIt runs.")).extracting(ManualBlock::kind).containsExactly(Kind.PROSE);
    }

    @ParameterizedTest
    @CsvSource({
        "'- `--speed` – how fast it turns', `--speed`, how fast it turns",
        "'* `--speed`: how fast it turns', `--speed`, how fast it turns",
        "'1. **speed** - how fast it turns', **speed**, how fast it turns",
        "'`speed` (number) — how fast it turns', `speed`, how fast it turns",
        "'`-s`, `--speed` — how fast it turns', '`-s`, `--speed`', how fast it turns",
        "'speed\n: how fast it turns', speed, how fast it turns"
    })
    void a_term_is_told_from_what_is_said_of_it(String text, String term, String said) {
        assertThat(blocks(text)).singleElement().satisfies(block -> {
            assertThat(block.term()).isEqualTo(term);
            assertThat(block.said()).isEqualTo(said);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "'Default: 30', 30",
        "'**Default:** 30', 30",
        "'- Default: 30', 30",
        "':Default: 30', 30",
        "'Default：30', 30",
        "'默认值：30', 30",
        "'**Default:**\n\n30', 30"
    })
    void a_labelled_value_is_a_field(String text, String value) {
        assertThat(blocks(text)).singleElement().satisfies(block -> {
            assertThat(block.kind()).isEqualTo(Kind.FIELD);
            assertThat(ManualFields.isDefault(block.term())).isTrue();
            assertThat(block.said()).isEqualTo(value);
        });
    }

    @Test
    void rows_of_a_table_are_read_and_its_rules_are_not() {
        List<ManualBlock> rows = blocks("| Option | Meaning |\n|---|:--:|\n| `speed` | how fast \\| slow |\n|  |  |\n");
        assertThat(rows).extracting(ManualBlock::kind).containsOnly(Kind.ROW);
        assertThat(rows).anySatisfy(row -> assertThat(row.term()).isEqualTo("`speed`"));
        assertThat(rows).noneMatch(row -> row.text().contains("---"));
    }

    @Test
    void offsets_lead_to_the_text_also_when_passages_overlap_or_leave_a_gap() {
        String text = "# Engine\n\nIt runs.\n\n## Wheel\n\nIt turns.\n\n## Axle\n\nIt holds.\n";
        int second = text.indexOf("It turns.");
        int third = text.indexOf("It holds.");
        List<ManualPage.Section> sections = ManualParser.of(List.of(
                new Passage(1, third, text.substring(third)),
                new Passage(1, 0, text.substring(0, second + 12)),
                new Passage(1, second, text.substring(second, second + 9))));
        for (ManualPage.Section section : sections) {
            for (ManualBlock block : section.blocks()) {
                assertThat(text.substring(block.start(), block.end())).isEqualTo(block.text());
            }
        }
        assertThat(sections).last().satisfies(section -> {
            assertThat(section.heading())
                    .as("the headings between were not read")
                    .isEqualTo("Engine");
            assertThat(section.blocks()).extracting(ManualBlock::text).containsExactly("It holds.");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n\n", "   ", "---", "```", "=====", "|", "- ", "**", "..", ".. ::", ": ", "<pre>"})
    void odd_and_empty_texts_are_read_without_a_failure(String text) {
        assertThat(blocks(text)).allSatisfy(block -> assertThat(block.text()).isNotBlank());
    }
}
