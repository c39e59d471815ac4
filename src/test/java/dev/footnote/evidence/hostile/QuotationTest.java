package dev.footnote.evidence.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which places of a text are quoted or shown as code. The place looked at is the word MARK. */
class QuotationTest {

    private static boolean isAround(String text) {
        int at = text.indexOf("MARK");
        return Quotation.around(text, at, at + 4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The note said \"please MARK it\" and no more.",
                "The note said “please MARK it” and no more.",
                "Der Zettel sagte „bitte MARK es“ und nicht mehr.",
                "Le billet disait « MARK cela » sans plus.",
                "纸条上写着「请MARK它」。",
                "纸条上写着『请MARK它』。",
                "The command `do MARK now` is shown.",
                "> please MARK it",
                "  > please MARK it",
                "| please MARK it | no |",
                "    indented MARK code",
                "Text before.\n```\ndo MARK\n```\nText behind.",
                "```sh\ndo MARK\n```"
            })
    void quoted_or_shown(String text) {
        assertThat(isAround(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please MARK it.",
                "He said \"no\" and then MARK it.",
                "He said “no” and then MARK it.",
                "A quotation \"opened and not closed, then MARK it.",
                "A quotation “opened\n\nin another paragraph MARK it”",
                "A mark “opened and MARK\n\nclosed in the next paragraph”",
                "The 5\" pipe and MARK the other 5\" pipe.",
                "```\ncode\n```\nand MARK outside.",
                "One line.\nMARK begins the next one.",
                "MARK"
            })
    void neither(String text) {
        assertThat(isAround(text)).isFalse();
    }

    @Test
    void what_stands_too_far_before_does_not_count() {
        String far = "“" + "word ".repeat(60) + "word MARK it”";
        String near = "“" + "word ".repeat(40) + "word MARK it”";
        assertThat(isAround(near)).isTrue();
        assertThat(isAround(far)).isFalse();
    }

    @Test
    void a_quoted_line_counts_only_near_its_beginning() {
        assertThat(isAround("> " + "word ".repeat(20) + "MARK")).isTrue();
        assertThat(isAround("> " + "word ".repeat(80) + "MARK")).isFalse();
    }

    @Test
    void a_block_of_code_that_is_too_long_or_never_closed_is_none() {
        assertThat(Quotation.isFenced("```\ncode\nMARK\n```", 9)).isTrue();
        assertThat(Quotation.isFenced("```\ncode\nMARK\n", 9)).isFalse();
        String text = "```\n" + "line\n".repeat(300) + "MARK\n```";
        assertThat(Quotation.isFenced(text, text.indexOf("MARK"))).isFalse();
    }
}
