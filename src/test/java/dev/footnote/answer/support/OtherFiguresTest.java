package dev.footnote.answer.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.answer.passage.QuotedPassage;
import dev.footnote.api.Claim;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A figure that the quote has of something else is no contradiction of what it does not speak of: the claim then says more than its quote. */
class OtherFiguresTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        partial | The Harl shell was 14 m long and 9 m wide. | The Harl shell was 14 m long.
        none    | The Harl shell was 15 m long. | The Harl shell was 14 m long.
        none    | The Harl shell was 14 m long and 9 m wide. | The Harl shell was 14 m long and 14 m wide.
        partial | The shell was launched on 2 April 1899 and sank in 1931. | The shell was launched on 2 April 1899.
        none    | The shell was launched on 2 April 1898. | The shell was launched on 2 April 1899.
        none    | The shell was launched in 1898 and sank in 1931. | The shell was launched in 1899 and sank in 1931.
        partial | Ada Olm (3 May 1871 – 9 June 1940) won the Harl Cup. | Ada Olm won the Harl Cup in 1903.
        none    | Ada Olm was born in 1876. | Ada Olm (3 May 1874 – 9 June 1940) was a rower.
        none    | Ada Olm (3 May 1876 – 9 June 1940) was a rower. | Ada Olm (3 May 1874 – 9 June 1940) was a rower.
        partial | The 1861 novel Olm Hill has been filmed. | Olm Hill has been filmed, in March 1911.
        none    | The 1861 flood ruined the mill. | The flood of 1871 ruined the mill.
        partial | 船长14米，宽9米。 | 船长14米。
        none    | 船长15米。 | 船长14米。
        """)
    void what_the_quote_gives_of_another_thing_is_no_contradiction(String expected, String claim, String quote) {
        QuotedPassage passage = new QuotedPassage(quote, 0, quote.length(), "", null, null);
        assertThat(new ClaimSupport().assess(claim, List.of(passage)).support())
                .isEqualTo(Claim.Support.valueOf(expected.toUpperCase(Locale.ROOT)));
    }
}
