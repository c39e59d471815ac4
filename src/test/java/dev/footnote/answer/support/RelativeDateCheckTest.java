package dev.footnote.answer.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.answer.passage.QuotedPassage;
import dev.footnote.api.Claim.Support;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A date that words such as "tomorrow" mean by the date that stands before them. */
class RelativeDateCheckTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "true | The painter comes on 6 April 2031. | Time: 20310405_09:30 Tor: | The painter comes tomorrow.",
                "false | The painter comes on 8 April 2031. | Time: 20310405_09:30 Tor: | The painter comes tomorrow.",
                "false | The painter comes on 6 April 2031. | Tor: | The painter comes tomorrow.",
                "true | The mast broke on 28 March 2031. | 2031-03-29 Tor: | The mast broke last Friday.",
                "true | The fee rises in May 2031. | 2031-04-05 Tor: | The fee rises next month.",
                "true | 油漆工2031年4月6日来。 | 时间：2031年4月5日 陈岛： | 油漆工明天来。",
                "false | 油漆工2031年4月9日来。 | 时间：2031年4月5日 陈岛： | 油漆工明天来。"
            })
    void a_date_is_carried_if_the_words_mean_it(boolean full, String claim, String head, String said) {
        String text = head + " " + said;
        QuotedPassage passage = new QuotedPassage(text, head.length() + 1, text.length(), "", null, null);
        Assessment assessment = new ClaimSupport().assess(claim, List.of(passage));
        assertThat(assessment.support() == Support.FULL)
                .as(assessment.reasons().toString())
                .isEqualTo(full);
    }
}
