package dev.footnote.offline.manual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Passage;
import dev.footnote.offline.manual.ManualBlock.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManualParserTest {

    private static List<ManualPage.Section> parsed(String text) {
        List<ManualPage.Section> sections = ManualParser.of(List.of(new Passage(1, 0, text)));
        for (ManualPage.Section section : sections) {
            for (ManualBlock block : section.blocks()) {
                assertThat(text.substring(block.start(), block.end())).isEqualTo(block.text());
            }
        }
        return sections;
    }

    private static ManualBlock only(String text) {
        List<ManualPage.Section> sections = parsed(text);
        assertThat(sections).hasSize(1);
        assertThat(sections.get(0).blocks()).hasSize(1);
        return sections.get(0).blocks().get(0);
    }

    @Test
    void headings_stand_over_what_follows() {
        List<ManualPage.Section> sections = parsed("# Top\n\nOne.\n\n## Deep {#deep}\n\nTwo.\n\n# Next ##\n\nThree.\n");
        assertThat(sections).extracting(ManualPage.Section::heading).containsExactly("Top", "Deep", "Next");
        assertThat(sections.get(1).above()).containsExactly("Top");
        assertThat(sections.get(2).above()).isEmpty();
    }

    @Test
    void headings_may_be_underlined() {
        List<ManualPage.Section> sections = parsed("Engine\n======\n\nOne.\n\nValves\n------\n\nTwo.\n");
        assertThat(sections).extracting(ManualPage.Section::heading).containsExactly("Engine", "Valves");
        assertThat(sections.get(1).above()).containsExactly("Engine");
    }

    @Test
    void a_rule_between_paragraphs_is_no_heading() {
        assertThat(parsed("One two.\n\n---\n\nThree four.\n"))
                .singleElement()
                .extracting(ManualPage.Section::heading)
                .isEqualTo("");
    }

    @Test
    void labels_of_tabs_and_bold_lines_are_headings() {
        List<ManualPage.Section> sections = parsed(
                "## Install\n\n=== \"Snap\"\n\n    ```\n    snap get x\n    ```\n\n**Deb:**\n```\ndpkg x\n```\n");
        assertThat(sections).extracting(ManualPage.Section::heading).containsExactly("Install", "Snap", "Deb");
        assertThat(sections.get(1).blocks()).extracting(ManualBlock::kind).containsExactly(Kind.CODE);
    }

    @Test
    void directives_with_a_name_are_headings_and_their_options_are_fields() {
        List<ManualPage.Section> sections = parsed(".. confval:: WIDTH\n\n   Columns.\n\n   Default: ``80``\n");
        assertThat(sections).extracting(ManualPage.Section::heading).containsExactly("WIDTH");
        assertThat(sections.get(0).blocks())
                .anyMatch(block ->
                        ManualFields.isDefault(block.term()) && block.said().equals("``80``"));
    }

    @Test
    void indented_lines_behind_a_double_colon_are_code() {
        List<ManualBlock> blocks = parsed("Run it so::\n\n    tool go\n    tool end\n\nThen wait.\n")
                .get(0)
                .blocks();
        assertThat(blocks).extracting(ManualBlock::kind).containsExactly(Kind.PROSE, Kind.CODE, Kind.PROSE);
        assertThat(blocks.get(1).text()).startsWith("tool go");
    }

    @Test
    void items_rows_and_definitions_have_a_term() {
        assertThat(only("- `-q`, `--quiet` — says less.\n"))
                .extracting(ManualBlock::term, ManualBlock::said)
                .containsExactly("`-q`, `--quiet`", "says less.");
        assertThat(only("* **Speed**: how fast it goes\n  down the hill.\n").said())
                .isEqualTo("how fast it goes\n  down the hill.");
        assertThat(only("| `--a` | first | x |\n"))
                .extracting(ManualBlock::kind, ManualBlock::term, ManualBlock::said)
                .containsExactly(Kind.ROW, "`--a`", "first | x");
        assertThat(only("Gear\n:   A wheel with teeth.\n"))
                .extracting(ManualBlock::term, ManualBlock::said)
                .containsExactly("Gear", "A wheel with teeth.");
        assertThat(only("- `安静`：少说话。\n").said()).isEqualTo("少说话。");
    }

    @Test
    void fields_have_a_label_and_a_value() {
        for (String text : List.of("**Default:** `9`", "**default**: `9`", "- **默认值：** `9`", "Default: `9`")) {
            assertThat(only(text).kind()).as(text).isEqualTo(Kind.FIELD);
            assertThat(only(text).said()).as(text).isEqualTo("`9`");
        }
        assertThat(only("Note: `9`").kind()).isEqualTo(Kind.PROSE);
    }

    @Test
    void lines_of_a_paragraph_stay_together() {
        assertThat(only("One line\nand the next.\n").text()).isEqualTo("One line\nand the next.");
    }

    @Test
    void an_open_fence_ends_with_the_text() {
        assertThat(only("```sh\ntool go\n").text()).isEqualTo("tool go\n");
    }

    @Test
    void after_a_gap_only_the_page_s_heading_holds() {
        String text = "# Page\n\n## Old\n\nOne two.\n\nGap gap.\n\nThree four.\n";
        int gap = text.indexOf("Gap");
        int last = text.indexOf("Three");
        List<ManualPage.Section> sections = ManualParser.of(
                List.of(new Passage(1, last, text.substring(last)), new Passage(1, 0, text.substring(0, gap))));
        assertThat(sections).extracting(ManualPage.Section::heading).containsExactly("Page", "Old", "Page");
    }

    @Test
    void settings_in_listings_have_the_remark_above_them_and_remarks_no_settings() {
        List<ManualBlock> blocks = parsed("""
                ```ini
                # How many lamps burn.
                lamps = 3
                ; Nobody needs this.
                ;moths = 9

                # Note: see above
                glow = bulb(2)
                bare = 1
                ```
                """).get(0).blocks();
        assertThat(blocks).extracting(ManualBlock::kind).containsExactly(Kind.CODE, Kind.SETTING, Kind.SETTING);
        assertThat(blocks).extracting(ManualBlock::term).containsExactly("", "lamps", "moths");
        assertThat(SettingsListing.value(blocks.get(1))).contains("3");
        assertThat(SettingsListing.value(blocks.get(2))).isEmpty();
        assertThat(SettingsListing.plain(blocks.get(2).said())).isEqualTo("Nobody needs this.");
    }

    @Test
    void the_title_before_a_text_heads_it() {
        assertThat(parsed("+++\ntitle = \"Lamps\"\nweight = 3\n+++\n\nThey burn.\n"))
                .extracting(ManualPage.Section::heading)
                .containsExactly("Lamps");
        assertThat(parsed("---\ntitle: Moths\n---\nThey fly.\n"))
                .extracting(ManualPage.Section::heading)
                .containsExactly("Moths");
    }

    @Test
    void options_of_a_program_s_help_are_read_with_and_without_the_beginning_of_it() {
        String help = """
                Options:
                  -w, --wide COLS     Prints more columns, as many
                                      as are given
                  --help              Prints this help
                """;
        for (String text : List.of("```\n" + help + "```\n", help)) {
            List<ManualBlock> options = parsed(text).get(0).blocks().stream()
                    .filter(block -> block.kind() == Kind.OPTION)
                    .toList();
            assertThat(options).extracting(ManualBlock::term).containsExactly("-w, --wide COLS", "--help");
            assertThat(OptionListing.name(options.get(0).term())).isEqualTo("--wide");
            assertThat(SettingsListing.plain(options.get(0).said()))
                    .isEqualTo("Prints more columns, as many as are given");
        }
    }

    @Test
    void rows_know_the_column_of_defaults() {
        List<ManualBlock> rows = parsed(
                        "| Key | Default | What |\n|--|--|--|\n| `a` | `7` | Sails |\n| `b` | | Oars |\n")
                .get(0)
                .blocks();
        assertThat(rows).extracting(ManualBlock::term).containsExactly("`a`", "`b`");
        assertThat(rows).extracting(ManualBlock::standard).containsExactly("`7`", "");
        assertThat(parsed("| `a` | `7` | Sails |\n").get(0).blocks())
                .extracting(ManualBlock::standard)
                .containsExactly("");
    }
}
