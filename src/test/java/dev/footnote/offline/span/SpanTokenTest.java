package dev.footnote.offline.span;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpanTokenTest {

    private static List<String> words(String text) {
        return SpanToken.of(text).stream()
                .map(token -> text.substring(token.start(), token.end()))
                .toList();
    }

    @Test
    void words_keep_their_inner_marks_and_lose_the_possessive() {
        assertThat(words("Jean-Luc O'Hara's boat, 3.14 and 1,000"))
                .containsExactly("Jean-Luc", "O'Hara", "'", "s", "boat", ",", "3.14", "and", "1,000");
    }

    @Test
    void the_point_of_an_initial_belongs_to_it() {
        assertThat(words("J. Dask left.")).containsExactly("J.", "Dask", "left", ".");
    }

    @Test
    void chinese_words_cover_the_text_in_order() {
        List<SpanToken> tokens = SpanToken.of("灯塔岛位于东海，由林海生设计。");
        int at = 0;
        for (SpanToken token : tokens) {
            assertThat(token.start()).isEqualTo(at);
            at = token.end();
        }
        assertThat(at).isEqualTo("灯塔岛位于东海，由林海生设计。".length());
    }

    @Test
    void tokens_never_overlap_whatever_the_text() {
        Random random = new Random(77);
        String alphabet = "aB1 .,'’-灯塔的，。《》\u00A0\uD83D\uDE00é";
        for (int n = 0; n < 500; n++) {
            StringBuilder text = new StringBuilder();
            random.ints(20, 0, alphabet.length()).forEach(i -> text.append(alphabet.charAt(i)));
            int last = 0;
            for (SpanToken token : SpanToken.of(text.toString())) {
                assertThat(token.start()).as("seed 77, text %s", text).isGreaterThanOrEqualTo(last);
                assertThat(token.end()).isGreaterThan(token.start());
                last = token.end();
            }
        }
    }
}
