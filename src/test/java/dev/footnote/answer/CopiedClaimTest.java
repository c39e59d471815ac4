package dev.footnote.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.answer.passage.QuotedPassage;
import dev.footnote.api.Claim;
import dev.footnote.evidence.EvidenceLedger;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CopiedClaimTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "任天堂Switch版的灯塔游戏在2017年3月3日发售。",
                "3月7日，岛国GDP增速公布，2021年岛国GDP同比增长5.7%，这一数据创下了新高 ...",
                "The Quay-21 ferry carried 140 passengers in 1899."
            })
    void a_claim_that_is_its_own_quote_is_supported(String text) {
        QuotedPassage passage = new QuotedPassage(text, 0, text.length(), "", null, null);
        assertThat(new SupportCheck(new EvidenceLedger())
                        .assess(text, List.of(passage))
                        .support())
                .isEqualTo(Claim.Support.FULL);
    }
}
