package dev.footnote.answer.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.answer.passage.QuotedPassage;
import dev.footnote.answer.support.comparison.SupportReason;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import dev.footnote.api.Claim;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimSupportTest {

    private final ClaimSupport support = new ClaimSupport();

    private static QuotedPassage whole(String text) {
        return new QuotedPassage(text, 0, text.length(), "", null, null);
    }

    private static QuotedPassage part(String text, String quote) {
        int at = text.indexOf(quote);
        return new QuotedPassage(text, at, at + quote.length(), "", null, null);
    }

    private Assessment assess(String claim, String text) {
        return support.assess(claim, List.of(whole(text)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        The pier is 1.5 km long.; The pier is 1,500 metres long.
        The fee was 0.05 euros.; The fee was .05 euros.
        Thirty-one ferries ran.; There were 31 ferries.
        The yield was 2.5 billion litres.; The yield was 2,500,000,000 litres.
        A rate of 4.5% applied.; A rate of 4.5 per cent applied.
        It opened at 6:45 p.m.; It opened at 18:45.
        The kiln dates from the 18th century.; The kiln dates from the eighteenth century.
        The field covers 2.5 hectares.; The field covers 25,000 m².
        The motor gives 1.5 kW.; The motor gives 1,500 watts.
        The ride takes half an hour.; The ride takes 30 minutes.
        The kiln reached 212 °F.; The kiln reached 100 °C.
        Of the jars a quarter were cracked.; Of the jars 25% were cracked.
        Output was 3.2 × 10⁴ jars.; Output was 32,000 jars.
        共有三十五艘渡船。; 共有35艘渡船。
        产量为1.5万吨。; 产量为15,000吨。
        渡船下午三点半开。; 渡船15:30开。
        """)
    void amounts_are_the_same_however_they_are_written(String claim, String text) {
        assertThat(assess(claim, text).reasons()).isEmpty();
        assertThat(assess(text, claim).reasons()).isEmpty();
    }

    @Test
    void the_language_of_the_source_tells_what_a_comma_means() {
        QuotedPassage german = whole("Der Zins lag bei 4,5 Prozent; die Kosten betrugen 318.000 Euro.");

        assertThat(support.assess("The rate was 4.5%.", List.of(german)).support())
                .isEqualTo(Claim.Support.FULL);
        assertThat(support.assess("The costs were 318,000 euros.", List.of(german))
                        .support())
                .isEqualTo(Claim.Support.FULL);
        assertThat(support.assess("The costs were 318 euros.", List.of(german)).support())
                .isNotEqualTo(Claim.Support.FULL);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        NUMBER; The mill has 41 looms.; The mill has 47 looms.
        UNIT; The sluice is 12 ft wide.; The sluice is 12 m wide.
        UNIT; The sluice cost 900 dollars.; The sluice cost 900 euros.
        DATE; The sluice broke on 3 June 1911.; The sluice broke on 3 July 1911.
        NAME; Edda Marsh drew the sluice.; Edda Morsh drew the sluice.
        NEGATION; The sluice was repaired.; The sluice was never repaired.
        OPPOSITE; The rent rose in the second year.; The rent fell in the second year.
        COMPARISON; The east gate is wider than the west gate.; The west gate is wider than the east gate.
        ROLE; Ivo Lenz hired Mara Pohl.; Mara Pohl hired Ivo Lenz.
        QUANTITY_WORD; The store takes at least 40 crates.; The store takes up to 40 crates.
        QUANTITY_WORD; The gates leak.; Some of the gates leak.
        HEDGE; The gate raises the water level.; The gate may raise the water level.
        CONDITION; The gate will be shut on Friday.; If the river rises, the gate will be shut on Friday.
        ATTRIBUTION; The keeper slept that night.; According to a neighbour, the keeper slept that night.
        SUPERLATIVE; It is the oldest sluice of the valley.; It is an old sluice of the valley.
        CAUSE; The flood came because of the new gate.; The flood came after the new gate was built.
        UNRELATED; Cats can fly.; The sluice was painted green.
        NEGATION; 水闸修好了。; 水闸一直没有修好。
        OPPOSITE; 第二年租金上涨。; 第二年租金下跌。
        HEDGE; 水闸抬高了水位。; 水闸可能抬高了水位。
        QUANTITY_WORD; 水闸至少能放40箱货。; 水闸最多能放40箱货。
        """)
    void each_reason_names_its_kind(Kind kind, String claim, String text) {
        Assessment said = assess(claim, text);

        assertThat(said.reasons()).extracting(SupportReason::kind).contains(kind);
        assertThat(said.support()).isNotEqualTo(Claim.Support.FULL);
        assertThat(assess(text, text).support()).isEqualTo(Claim.Support.FULL);
    }

    @Test
    void a_reason_names_both_sides_in_words() {
        assertThat(assess("The sluice is 12 ft wide.", "The sluice is 12 m wide.")
                        .reasons()
                        .get(0)
                        .message())
                .isEqualTo("the quote says 12 m, the claim 12 ft");
        assertThat(assess("水闸宽12英尺。", "水闸宽12米。").reasons().get(0).message()).isEqualTo("引文说的是12米，论断说的是12英尺");
    }

    @Test
    void what_stands_before_a_quote_resolves_its_references() {
        String text = "The clockmaker Ilse Rohr settled in Dorn in 1790. She built eleven tower clocks there.";

        assertThat(support.assess(
                                "Ilse Rohr built eleven tower clocks in Dorn.",
                                List.of(part(text, "She built eleven tower clocks there.")))
                        .support())
                .isEqualTo(Claim.Support.FULL);
    }

    @Test
    void a_quote_counts_with_its_whole_sentence() {
        String text = "The gate will be shut on Friday, provided that the pump arrives.";

        assertThat(support.assess(
                                "The gate will be shut on Friday.",
                                List.of(part(text, "The gate will be shut on Friday")))
                        .reasons())
                .extracting(SupportReason::kind)
                .contains(Kind.CONDITION);
    }

    @Test
    void the_date_of_the_source_gives_the_year() {
        QuotedPassage dated = new QuotedPassage("The gate broke on 4 May.", 0, 24, "", null, LocalDate.of(1998, 5, 6));

        assertThat(support.assess("The gate broke on 4 May 1998.", List.of(dated))
                        .support())
                .isEqualTo(Claim.Support.FULL);
        assertThat(support.assess("The gate broke on 5 May 1998.", List.of(dated))
                        .support())
                .isEqualTo(Claim.Support.NONE);
    }

    @Test
    void a_name_in_another_script_is_no_contradiction() {
        assertThat(assess("Shen Yunhe built the lock in 1888.", "船闸由沈云鹤于1888年建成。")
                        .support())
                .isEqualTo(Claim.Support.FULL);
        assertThat(assess("Shen Yunhe built the lock in 1898.", "船闸由沈云鹤于1888年建成。")
                        .support())
                .isEqualTo(Claim.Support.NONE);
    }

    @Test
    void numbers_that_follow_by_arithmetic_are_met() {
        assertThat(assess("The guild gained 14 members.", "The guild had 40 members in 1900 and 54 in 1910.")
                        .support())
                .isEqualTo(Claim.Support.FULL);
        assertThat(assess("The guild gained 15 members.", "The guild had 40 members in 1900 and 54 in 1910.")
                        .support())
                .isNotEqualTo(Claim.Support.FULL);
    }

    @Test
    void what_no_rule_compares_passes_and_is_marked() {
        Assessment said = assess("the reeds whisper along the shore", "the reeds whisper along the shore");

        assertThat(said.support()).isEqualTo(Claim.Support.FULL);
        assertThat(said.wordsOnly()).isTrue();
    }

    @Test
    void claims_without_end_get_a_fixed_outcome() {
        Assessment said = support.assess("1,2,".repeat(200_000), List.of(whole("1,2")));

        assertThat(said.support()).isEqualTo(Claim.Support.PARTIAL);
        assertThat(said.reasons()).extracting(SupportReason::kind).containsExactly(Kind.TOO_LONG);
    }

    @Test
    void a_claim_on_what_two_sources_say_is_full_where_it_is_right_about_both() {
        QuotedPassage old = whole("The lighthouse at Tarn Head was lit in 1861.");
        String text = "The lighthouse at Tarn Head was lit in 1857.";
        QuotedPassage dated = new QuotedPassage(text, 0, text.length(), "", null, LocalDate.of(2021, 3, 4));

        for (String claim : List.of(
                "An old guide says 1861; the page of 2021 says 1857.",
                "An old guide says that the lighthouse at Tarn Head was lit in 1861; the page of 2021 says 1857.",
                "一处资料说是1861年，2021年的网页说是1857年。")) {
            assertThat(support.assess(claim, List.of(old, dated)).support())
                    .as(claim)
                    .isEqualTo(Claim.Support.FULL);
        }
        assertThat(support.assess("An old guide says 1862; the page of 2021 says 1857.", List.of(old, dated))
                        .support())
                .isEqualTo(Claim.Support.NONE);
    }

    @Test
    void the_words_of_an_address_are_no_part_of_what_a_claim_says() {
        String text = "The kiln was fired in 1904.";

        for (String claim : List.of(
                "According to https://example.com/visit-hamburg/12 the kiln was fired in 1904.",
                "The kiln was fired in 1904 (example.com/tall-tower/opening).")) {
            assertThat(assess(claim, text)).as(claim).isEqualTo(new Assessment(Claim.Support.FULL, List.of(), false));
        }
    }

    @Test
    void a_claim_without_a_passage_has_no_support() {
        assertThat(support.assess("It rained.", List.of()).support()).isEqualTo(Claim.Support.NONE);
    }
}
