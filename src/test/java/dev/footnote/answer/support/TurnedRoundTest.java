package dev.footnote.answer.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.answer.passage.QuotedPassage;
import dev.footnote.api.Claim;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who did what to whom, and which of two is more: the same said the other way round holds, two sides that change places do not. */
class TurnedRoundTest {

    private final ClaimSupport support = new ClaimSupport();

    private Claim.Support support(String claim, String text) {
        return support.assess(claim, List.of(new QuotedPassage(text, 0, text.length(), "", null, null)))
                .support();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        The east gate is wider than the west gate.; The west gate is narrower than the east gate.
        Ivo Lenz defeated Mara Pohl.; Mara Pohl was defeated by Ivo Lenz.
        Ivo Lenz is the father of Mara Pohl.; Mara Pohl is the daughter of Ivo Lenz.
        Lenz sold the mill to Pohl.; Pohl bought the mill from Lenz.
        Dorn lies north of Lasko.; Lasko lies south of Dorn.
        The mill burned before the sluice was built.; The sluice was built after the mill burned.
        Ivo Lenz married Mara Pohl.; Mara Pohl married Ivo Lenz.
        The Norn collided with the Ost.; The Ost collided with the Norn.
        Dorn borders Lasko.; Lasko borders Dorn.
        Ivo Lenz met Mara Pohl in Dorn.; Mara Pohl met Ivo Lenz in Dorn.
        """)
    void the_same_said_the_other_way_round_holds(String claim, String text) {
        assertThat(support(claim, text)).isEqualTo(Claim.Support.FULL);
        assertThat(support(text, claim)).as("and back").isEqualTo(Claim.Support.FULL);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        The east gate is wider than the west gate.; The east gate is narrower than the west gate.
        The east gate is wider than the west gate.; The west gate is wider than the east gate.
        The east gate is wider than the west gate.; The east gate is not wider than the west gate.
        Ivo Lenz defeated Mara Pohl.; Ivo Lenz was defeated by Mara Pohl.
        Ivo Lenz is the father of Mara Pohl.; Mara Pohl is the mother of Ivo Lenz.
        Lenz sold the mill to Pohl.; Lenz bought the mill from Pohl.
        Dorn lies north of Lasko.; Dorn lies south of Lasko.
        The mill burned before the sluice was built.; The mill burned after the sluice was built.
        东门比西门宽。; 西门比东门宽。
        """)
    void sides_that_change_places_do_not(String claim, String text) {
        assertThat(support(claim, text)).isNotEqualTo(Claim.Support.FULL);
        assertThat(support(text, claim)).as("and back").isNotEqualTo(Claim.Support.FULL);
        assertThat(support(claim, claim)).isEqualTo(Claim.Support.FULL);
    }
}
