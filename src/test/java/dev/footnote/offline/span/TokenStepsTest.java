package dev.footnote.offline.span;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenStepsTest {

    @Test
    void steps_are_counted_to_the_last_marked_token_and_to_the_next_one() {
        boolean[] marked = {false, true, false, false};
        assertThat(TokenSteps.before(marked)).endsWith(0, 1, 2);
        assertThat(TokenSteps.after(marked)).startsWith(1, 0);
        assertThat(TokenSteps.before(marked)[0]).isGreaterThanOrEqualTo(TokenSteps.FAR - 1);
        assertThat(TokenSteps.after(marked)[3]).isGreaterThanOrEqualTo(TokenSteps.FAR);
    }
}
