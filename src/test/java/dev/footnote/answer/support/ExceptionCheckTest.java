package dev.footnote.answer.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.answer.passage.QuotedPassage;
import dev.footnote.api.Claim.Support;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of an exception, of a neighbouring year, of a share, a seller and a destination. */
class ExceptionCheckTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "NONE | The mill made a loss in 1931. | The mill made a loss in every year from 1928 to 1935 except 1931.",
                "FULL | The mill made a loss in 1930. | The mill made a loss in every year from 1928 to 1935, 1930 among them.",
                "FULL | 1931 was the only year without a loss. | The mill made a loss in every year from 1928 on except 1931.",
                "NONE | 三号车间停工了。 | 除三号车间外，各车间都停工了。",
                "FULL | 三号车间没有停工。 | 除三号车间外，各车间都停工了。",
                "PARTIAL | 所有车间都停工了。 | 除三号车间外，各车间都停工了。",
                "FULL | 工厂生产茶杯。 | 除茶壶外，工厂还生产茶杯。",
                "FULL | Output was lower in 1931 than in 1930. | Output in 1931 was lower than in the previous year.",
                "NONE | Output was lower in 1931 than in 1929. | Output in 1931 was lower than in the previous year.",
                "FULL | The accident caused no damage. | In the accident of May nothing was damaged.",
                "FULL | 厂里有20名女工。 | 全厂工人50人，女工占四成。",
                "NONE | 厂里有30名女工。 | 全厂工人50人，女工占四成。",
                "NONE | The family bought the mill from the town. | The mill, built by the family, was bought by the town.",
                "FULL | The town bought the mill from the family. | The mill was bought by the town from the family.",
                "NONE | 工厂1946年迁到了北街。 | 工厂原在北街，1946年迁到南门。",
                "FULL | 工厂1946年迁到南门。 | 工厂原在北街，1946年迁到南门外。"
            })
    void claims_are_held_against_what_the_passage_excepts_counts_and_names(Support wanted, String claim, String text) {
        QuotedPassage passage = new QuotedPassage(text, 0, text.length(), "", null, null);
        Assessment assessment = new ClaimSupport().assess(claim, List.of(passage));
        assertThat(assessment.support()).as(assessment.reasons().toString()).isEqualTo(wanted);
    }
}
