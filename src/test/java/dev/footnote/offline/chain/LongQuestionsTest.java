package dev.footnote.offline.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A text of many pages is no question within a question. */
class LongQuestionsTest {

    private static final String CHAIN = "Where was the founder of Acme Mills born?";

    @Test
    void a_chain_is_seen_in_a_question_and_not_in_a_text_of_many_pages() {
        String filler = "Acme Mills lies by the river. ".repeat(200);

        assertThat(ChainParser.innermost(CHAIN, List.of())).isPresent();
        assertThat(ChainParser.innermost(filler + CHAIN, List.of())).isEmpty();
        assertThat(ChainParser.asked(filler + "Who is the founder of Acme Mills?", List.of()))
                .isEmpty();
    }
}
