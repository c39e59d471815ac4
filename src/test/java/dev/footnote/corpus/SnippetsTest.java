package dev.footnote.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a hit shows of a passage. */
class SnippetsTest {

    private static final String PASSAGE = "The valley has two mills. The old mill ground oats. Its wheel is oak."
            + " A sluice feeds it. The sluice was built by Ivo Lenz in 1890. Nobody lives there now.";

    @Test
    void the_sentences_with_the_words_of_the_query_are_shown_in_the_order_of_the_text() {
        assertThat(Snippets.of(PASSAGE, "feeds Lenz", 70))
                .isEqualTo("A sluice feeds it. The sluice was built by Ivo Lenz in 1890.");
        assertThat(Snippets.of(PASSAGE, "oats Lenz", 75))
                .isEqualTo("The old mill ground oats. … The sluice was built by Ivo Lenz in 1890.");
    }

    @Test
    void a_passage_that_fits_is_shown_whole() {
        assertThat(Snippets.of(PASSAGE, "sluice", 1000)).isEqualTo(PASSAGE);
        assertThat(Snippets.of("One  line,\n\twrapped.", "line", 1000)).isEqualTo("One line, wrapped.");
    }

    @Test
    void without_a_word_of_the_query_the_beginning_is_shown() {
        assertThat(Snippets.of(PASSAGE, "zebra", 30)).isEqualTo("The valley has two mills.");
    }

    @Test
    void a_word_that_comes_often_in_a_sentence_counts_once() {
        String text = "First of all. Mill, mill, mill and mill. The mill and its sluice stand.";
        assertThat(Snippets.of(text, "mill sluice", 40)).isEqualTo("The mill and its sluice stand.");
    }

    @Test
    void chinese_sentences_are_compared_where_the_query_is_chinese_and_stand_by_where_it_is_not() {
        String mixed = "磨坊有两个轮子。水闸由李文建造。 The sluice feeds the mill.";
        assertThat(Snippets.of(mixed, "谁建造了水闸", 9)).isEqualTo("水闸由李文建造。");
        assertThat(Snippets.of(mixed, "sluice", 27)).isEqualTo("The sluice feeds the mill.");
    }

    @Test
    void one_sentence_that_is_too_long_is_cut_and_says_so_without_halving_a_character() {
        String shown = Snippets.of("a".repeat(9) + "😀" + "b".repeat(50), "x", 10);
        assertThat(shown).isEqualTo("a".repeat(9) + "…");
        assertThat(Snippets.of("", "x", 10)).isEmpty();
    }
}
