package dev.footnote.answer.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.answer.passage.QuotedPassage;
import dev.footnote.api.Claim;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a claim says of each of its sources is held against the quote of that one. */
class NamedSourcesTest {

    private static QuotedPassage quote(String title, String text, LocalDate date) {
        return new QuotedPassage(text, 0, text.length(), title, null, date);
    }

    private static final List<QuotedPassage> BRIDGE = List.of(
            quote("Bridges of Harl – Harbour Office", "The Harl bridge is 38 m long.", LocalDate.of(2011, 3, 1)),
            quote(
                    "Orlun Gazette: a walk over the bridge",
                    "The bridge at Harl is 42 m long.",
                    LocalDate.of(2019, 5, 2)));

    private static final List<QuotedPassage> QIAO = List.of(
            quote("云渡县志", "云渡桥长38米。", LocalDate.of(2011, 3, 1)), quote("月泉晚报", "云渡桥长42米。", LocalDate.of(2019, 5, 2)));

    private static Claim.Support support(String claim, List<QuotedPassage> passages) {
        return new ClaimSupport().assess(claim, passages).support();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The Harl bridge is 38 m long by the Harbour Office and 42 m by the Gazette.",
                "The Harbour Office says that the Harl bridge is 38 m long; the Gazette says 42 m.",
                "The Harl bridge is 42 m long, says the Gazette, and 38 m long, says the Harbour Office.",
                "The Harl bridge is 38 m long in the text of 2011 and 42 m in that of 2019.",
                "The older source gives 38 m for the length of the Harl bridge, the newer one 42 m.",
                "Sources differ on the length of the Harl bridge: 38 m and 42 m."
            })
    void each_figure_with_its_own_source_holds(String claim) {
        assertThat(support(claim, BRIDGE)).isNotEqualTo(Claim.Support.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The Harl bridge is 42 m long by the Harbour Office and 38 m by the Gazette.",
                "The Harbour Office says that the Harl bridge is 42 m long; the Gazette says 38 m.",
                "The Harl bridge is 38 m long, says the Gazette, and 42 m long, says the Harbour Office.",
                "The Harl bridge is 42 m long in the text of 2011 and 38 m in that of 2019.",
                "The older source gives 42 m for the length of the Harl bridge, the newer one 38 m.",
                "The Harbour Office says that the Harl bridge is 42 m long."
            })
    void a_figure_of_another_source_does_not(String claim) {
        assertThat(support(claim, BRIDGE)).isEqualTo(Claim.Support.NONE);
    }

    @Test
    void the_same_in_chinese() {
        assertThat(support("云渡县志说云渡桥长38米，月泉晚报说长42米。", QIAO)).isNotEqualTo(Claim.Support.NONE);
        assertThat(support("云渡县志说云渡桥长42米，月泉晚报说长38米。", QIAO)).isEqualTo(Claim.Support.NONE);
        assertThat(support("较早的来源说云渡桥长38米，较新的来源说长42米。", QIAO)).isNotEqualTo(Claim.Support.NONE);
        assertThat(support("较早的来源说云渡桥长42米，较新的来源说长38米。", QIAO)).isEqualTo(Claim.Support.NONE);
    }

    @Test
    void one_source_or_two_of_one_title_tell_nothing_apart() {
        assertThat(support("The Harbour Office says that the Harl bridge is 38 m long.", List.of(BRIDGE.get(0))))
                .isNotEqualTo(Claim.Support.NONE);
        List<QuotedPassage> alike = List.of(
                quote("Bridge", "The Harl bridge is 38 m long.", null),
                quote("Bridge", "The Harl bridge is 9 m wide.", null));
        assertThat(support("The Harl bridge is 38 m long and 9 m wide.", alike)).isEqualTo(Claim.Support.FULL);
    }
}
