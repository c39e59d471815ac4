package dev.footnote.answer.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Claim;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimSupportTest {

    private final ClaimSupport support = new ClaimSupport();

    private static QuotedPassage whole(String text) {
        return new QuotedPassage(text, 0, text.length(), "", null, null);
    }

    @Test
    void a_number_that_the_quote_lacks_is_named() {
        Assessment said = support.assess("The pond holds 77 carp.", List.of(whole("The pond holds 71 carp.")));

        assertThat(said.support()).isNotEqualTo(Claim.Support.FULL);
        assertThat(said.reasons())
                .singleElement()
                .satisfies(r -> assertThat(r.message()).contains("77"));
    }

    @Test
    void claims_without_end_get_a_fixed_outcome() {
        Assessment said = support.assess("1,2,".repeat(200_000), List.of(whole("1,2")));

        assertThat(said.support()).isEqualTo(Claim.Support.PARTIAL);
        assertThat(said.reasons()).extracting(SupportReason::kind).containsExactly(SupportReason.Kind.TOO_LONG);
    }

    @Test
    void a_claim_without_a_passage_has_no_support() {
        assertThat(support.assess("It rained.", List.of()).support()).isEqualTo(Claim.Support.NONE);
    }
}
