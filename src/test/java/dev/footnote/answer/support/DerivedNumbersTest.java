package dev.footnote.answer.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.answer.passage.QuotedPassage;
import dev.footnote.api.Claim;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers that follow from those of a passage count as said; their neighbours do not. */
class DerivedNumbersTest {

    private final ClaimSupport support = new ClaimSupport();

    private Claim.Support support(String claim, String text) {
        return support.assess(claim, List.of(new QuotedPassage(text, 0, text.length(), "", null, null)))
                .support();
    }

    /** The claim with the number in braces is supported, with the number behind the bar in its place it is not. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        sum; The mills had {88|85} looms in total.; The upper mill had 41 looms and the lower mill had 47 looms.
        difference; The east mill had {6|9} looms more than the west mill.; The west mill had 41 looms and the east mill had 47 looms.
        share; {25|35} percent of the jars were cracked.; Of the 200 jars 50 were cracked.
        multiple; The bridge cost {twice|three times} as much as planned.; The bridge cost 8 million euros instead of the planned 4 million euros.
        span; She led the school for {33|35} years.; She led the school from 1901 to 1934.
        age, birthday past; Edda Marsh died aged {80|79}.; Edda Marsh (3 March 1850 – 7 June 1930) was a painter.
        age, birthday to come; Edda Marsh died aged {79|80}.; Edda Marsh (7 June 1850 – 3 March 1930) was a painter.
        age, same month past; Edda Marsh died aged {80|79}.; Edda Marsh (3 June 1850 – 7 June 1930) was a painter.
        age, same month to come; Edda Marsh died aged {79|80}.; Edda Marsh (7 June 1850 – 3 June 1930) was a painter.
        age in years; Edda Marsh lived to be {79|80} years old.; Edda Marsh (7 June 1850 – 3 March 1930) was a painter.
        age, years alone; Edda Marsh died aged {79|78}.; Edda Marsh (1850 – 1930) was a painter.
        list; The prize went to {three|four} towns.; The prize went to the towns of Lasko, Brenn and Orvik.
        rest; {Five|Seven} of the ferries were saved.; Of the nine ferries four burned, and the rest were saved.
        """)
    void what_follows_from_the_passage_is_supported(String kind, String claim, String text) {
        int open = claim.indexOf('{');
        int bar = claim.indexOf('|');
        int close = claim.indexOf('}');
        String before = claim.substring(0, open);
        String after = claim.substring(close + 1);
        assertThat(support(before + claim.substring(open + 1, bar) + after, text))
                .as(kind)
                .isEqualTo(Claim.Support.FULL);
        assertThat(support(before + claim.substring(bar + 1, close) + after, text))
                .as(kind + ", other number")
                .isNotEqualTo(Claim.Support.FULL);
    }
}
