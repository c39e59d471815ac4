package dev.footnote.answer.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TerminalTextTest {

    private static final String[] PIECES = {
        "a",
        "bridge",
        " ",
        "  ",
        "月",
        "月球探测器",
        "，",
        "é",
        "e\u0301",
        "👨\u200d👩\u200d👧",
        "ｗ",
        "한",
        "\u001b[2m",
        "\u001b[0m",
        "\n",
        "x".repeat(30)
    };

    @Test
    void chinese_takes_two_columns_and_marks_and_colours_none() {
        assertThat(TerminalText.width("abc")).isEqualTo(3);
        assertThat(TerminalText.width("月球")).isEqualTo(4);
        assertThat(TerminalText.width("e\u0301")).isEqualTo(1);
        assertThat(TerminalText.width("\u001b[31mred\u001b[0m")).isEqualTo(3);
        assertThat(TerminalText.width("😀")).isEqualTo(2);
    }

    @Test
    void lines_break_at_blanks_and_beside_chinese() {
        assertThat(TerminalText.wrap("the bridge is old", 10)).isEqualTo(List.of("the bridge", "is old"));
        assertThat(TerminalText.wrap("月球探测器", 5)).isEqualTo(List.of("月球", "探测", "器"));
        assertThat(TerminalText.wrap("see 月球", 6)).isEqualTo(List.of("see 月", "球"));
        assertThat(TerminalText.wrap("abcdefgh", 3)).isEqualTo(List.of("abc", "def", "gh"));
        assertThat(TerminalText.wrap("a\n\nb", 10)).isEqualTo(List.of("a", "", "b"));
        assertThat(TerminalText.wrap("", 10)).isEqualTo(List.of(""));
    }

    @Test
    void no_line_is_too_wide_and_nothing_but_blanks_is_lost() {
        long seed = 20261124;
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(30); i >= 0; i--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            int columns = 2 + random.nextInt(20);
            List<String> lines = TerminalText.wrap(text.toString(), columns);
            assertThat(lines)
                    .as("seed %d, round %d", seed, round)
                    .allSatisfy(line -> assertThat(TerminalText.width(line)).isLessThanOrEqualTo(columns));
            assertThat(String.join("", lines).replace(" ", ""))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(text.toString().replaceAll("[ \n]", ""));
        }
    }
}
