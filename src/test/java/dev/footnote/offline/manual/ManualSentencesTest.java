package dev.footnote.offline.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sentences of a block, with their place in the source. */
class ManualSentencesTest {

    private static ManualBlock block(String text, String said) {
        return new ManualBlock(ManualBlock.Kind.PROSE, 50, text, "", said);
    }

    @Test
    void each_sentence_stands_where_it_says() {
        String text = "Tarn reads a folder. It writes nothing.";
        List<ManualSentences.Sentence> sentences = ManualSentences.of(block(text, text));
        assertThat(sentences)
                .extracting(ManualSentences.Sentence::text)
                .containsExactly("Tarn reads a folder.", "It writes nothing.");
        sentences.forEach(each -> assertThat(text.substring(each.start() - 50)).startsWith(each.text()));
    }

    @Test
    void the_term_of_a_block_is_no_part_of_its_sentences() {
        List<ManualSentences.Sentence> sentences =
                ManualSentences.of(block("--force: Overwrites a file.", "Overwrites a file."));
        assertThat(sentences).singleElement().isEqualTo(new ManualSentences.Sentence(59, "Overwrites a file."));
    }

    @Test
    void a_line_that_begins_with_code_goes_on_with_the_sentence_before_it() {
        String text = "The folder is read by\n`tarn` alone.";
        assertThat(ManualSentences.of(block(text, text))).hasSize(1);
    }

    @Test
    void the_mark_of_a_remark_is_left_out() {
        String text = "> Back it up first.";
        assertThat(ManualSentences.of(block(text, text)))
                .singleElement()
                .isEqualTo(new ManualSentences.Sentence(52, "Back it up first."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        It ends. | It ends
        Run the following: | Run the following
        It ends... | It ends
        它结束了。 | 它结束了
        It goes on | It goes on
        """)
    void the_mark_at_the_end_is_no_word(String text, String plain) {
        assertThat(new ManualSentences.Sentence(0, text).plain()).isEqualTo(plain);
    }

    @Test
    void a_block_without_words_has_no_sentences() {
        assertThat(ManualSentences.of(block("", ""))).isEmpty();
    }
}
