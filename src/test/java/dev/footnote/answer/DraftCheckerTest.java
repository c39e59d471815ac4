package dev.footnote.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.answer.DraftChecker.Refused;
import dev.footnote.answer.DraftChecker.Verdict;
import dev.footnote.api.Claim.Support;
import dev.footnote.api.run.Draft;
import dev.footnote.api.run.Draft.DraftClaim;
import dev.footnote.api.run.Draft.DraftQuote;
import dev.footnote.evidence.EvidenceLedger;
import dev.footnote.evidence.SourceFreezer;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DraftCheckerTest {

    private static final String ONE =
            "# Apollo 11\n\nApollo 11 landed on the Moon on 20 July 1969. Neil Armstrong was the"
                    + " first person to walk there.\n\n| Mission | Year |\n| Apollo 11 | 1969 |\n";
    private static final String TWO = "Luna 2 reached the surface of the Moon in 1959. 月球二号是第一个到达月球表面的航天器。";

    private final EvidenceLedger ledger = new EvidenceLedger();
    private final DraftChecker checker = new DraftChecker(ledger);

    DraftCheckerTest() {
        add("https://one.example/", ONE);
        add("https://two.example/", TWO);
    }

    @Test
    void a_quote_that_stands_supports_its_claim_fully() {
        Verdict v = check(
                claim("Neil Armstrong was first to walk on it.", quote(1, "Neil Armstrong was the first person")));
        assertThat(v.accepted()).isTrue();
        assertThat(v.refusals()).isEmpty();
        var claim = v.claims().get(0).claim();
        assertThat(claim.support()).isEqualTo(Support.FULL);
        var c = claim.citations().get(0);
        assertThat(ONE.substring(c.start(), c.end())).isEqualTo(c.quote());
        assertThat(c.source()).isEqualTo(1);
    }

    @Test
    void a_figure_or_name_that_no_quote_holds_is_not_fully_supported() {
        var quote = quote(1, "Apollo 11 landed on the Moon on 20 July 1969");
        assertThat(support(claim("It landed on 21 July 1969.", quote))).isEqualTo(Support.NONE);
        assertThat(support(claim("There Buzz Aldrin landed in 1969.", quote))).isNotEqualTo(Support.FULL);
        assertThat(support(claim("Apollo 11 landed on July 20, 1969.", quote))).isEqualTo(Support.FULL);
    }

    @Test
    void a_false_quote_is_refused_with_the_closest_passage() {
        Verdict v = check(claim("x", quote(1, "Apollo 11 touched down on the Moon on 21 July 1969")));
        assertThat(v.accepted()).isFalse();
        Refused r = v.refusals().get(0);
        assertThat(r.claim()).isZero();
        assertThat(r.closest()).isNotNull();
        assertThat(r.closest().text()).isEqualTo("Apollo 11 landed on the Moon on 20 July 1969.");
        assertThat(r.reason()).contains("do not stand in source 1");
    }

    @Test
    void a_chinese_quote_is_refused_with_its_closest_passage() {
        Refused r = check(claim("x", quote(2, "月球一号是第一个到达月球表面的飞船"))).refusals().get(0);
        assertThat(r.closest().text()).isEqualTo("月球二号是第一个到达月球表面的航天器。");
    }

    @Test
    void words_of_another_source_are_sent_there() {
        Refused r = check(claim("x", quote(1, "Luna 2 reached the surface of the Moon")))
                .refusals()
                .get(0);
        assertThat(r.reason()).contains("stand in source 2, not in source 1");
        assertThat(r.closest().source()).isEqualTo(2);
    }

    @Test
    void an_unknown_source_is_refused_with_the_known_numbers() {
        Refused r = check(claim("x", quote(7, "words that stand nowhere")))
                .refusals()
                .get(0);
        assertThat(r.reason()).contains("no source 7").contains("1, 2");
        assertThat(r.closest()).isNull();
    }

    @Test
    void a_quote_with_a_gap_is_refused_with_advice() {
        Refused r = check(claim("x", quote(1, "Apollo 11 landed ... on 20 July 1969")))
                .refusals()
                .get(0);
        assertThat(r.reason()).contains("separate quotes");
    }

    @Test
    void a_scrap_is_refused_but_a_whole_line_is_not() {
        Refused r = check(claim("x", quote(1, "the Moon"))).refusals().get(0);
        assertThat(r.reason()).contains("too short");
        assertThat(r.closest().text()).isEqualTo("Apollo 11 landed on the Moon on 20 July 1969.");
        assertThat(check(claim("x", quote(1, "Apollo 11"))).refusals()).isEmpty();
        assertThat(check(claim("x", quote(1, " "))).refusals().get(0).reason()).contains("empty");
    }

    @Test
    void a_short_quote_with_a_figure_or_a_name_counts_beside_one_that_carries_more() {
        add(
                "https://three.example/",
                "The mill of Sandau was sold in spring. The price was 31 talers. Anna Voss bought it.");
        DraftQuote whole = quote(3, "The mill of Sandau was sold in spring.");
        assertThat(check(claim("x", whole, quote(3, "31 talers"))).refusals()).isEmpty();
        assertThat(check(claim("x", quote(3, "Anna Voss"), whole)).refusals()).isEmpty();
        assertThat(check(claim("x", whole, quote(3, "the price"))).refusals()).hasSize(1);
        assertThat(check(claim("x", whole, quote(3, "bought it"))).refusals()).hasSize(1);
        assertThat(check(claim("x", quote(3, "31 talers"), quote(3, "Anna Voss")))
                        .refusals())
                .extracting(Refused::reason)
                .allMatch(reason -> reason.contains("too short"))
                .hasSize(2);
    }

    @Test
    void a_quote_with_other_marks_is_refused_with_the_passage_to_copy() {
        add(
                "https://three.example/",
                "It rained.\n\nThe **mill**[1] of [Sandau](/s) & Co. was sold in 1907. It burned.");
        Refused r = refused(3, "The mill of Sandau &amp; Co. was sold in 1907.");
        assertThat(r.reason()).contains("marks included");
        assertThat(r.closest().text()).isEqualTo("The **mill**[1] of [Sandau](/s) & Co. was sold in 1907.");
        assertThat(check(claim("x", quote(3, r.closest().text()))).refusals()).isEmpty();
        assertThat(refused(3, "The mill[9] of **Sandau** & Co. was sold")
                        .closest()
                        .text())
                .isEqualTo("The **mill**[1] of [Sandau](/s) & Co. was sold");
    }

    @Test
    void dots_in_the_place_of_a_condition_are_refused_with_the_whole_sentence() {
        add("https://three.example/", "The quay opens in June, unless the crane fails. It rains.");
        Refused r = refused(3, "The quay opens in June …");
        assertThat(r.reason()).contains("whole sentence, without dots");
        assertThat(r.closest().text()).isEqualTo("The quay opens in June, unless the crane fails.");
    }

    @Test
    void marks_without_words_support_nothing() {
        add("https://three.example/", "# One\n\n---\n\n| | |\n\n...");
        for (String marks : List.of("---", "|", "| |", "...", "#", "\u200b", "“”", "\ud800")) {
            assertThat(check(claim("x", quote(3, marks))).refusals()).as(marks).hasSize(1);
        }
    }

    @Test
    void a_sentence_of_a_script_without_blanks_is_long_enough() {
        add("https://four.example/", "前書き。アポロはつきにいった。ยานอพอลโลลงจอด ที่นี่");
        assertThat(check(claim("x", quote(3, "アポロはつきにいった"))).refusals()).isEmpty();
        assertThat(check(claim("x", quote(3, "ยานอพอลโลลงจอด"))).refusals()).isEmpty();
        assertThat(check(claim("x", quote(3, "アポロ"))).refusals()).hasSize(1);
        add("https://five.example/", "Some cafe\u0301te\u0301ria here");
        assertThat(check(claim("x", quote(4, "cafe\u0301te\u0301ria"))).refusals())
                .hasSize(1);
    }

    @Test
    void a_quote_that_tears_turns_or_joins_is_refused_with_the_whole_sentence() {
        add(
                "https://three.example/",
                "Luna 1 did not reach the far surface in 1959.\n\nThe winner\n\nJohn Smith lost it.");
        Refused torn = refused(3, "Luna 1 did not reach the far surf");
        assertThat(torn.reason()).contains("within a word");
        assertThat(torn.closest().text()).isEqualTo("Luna 1 did not reach the far surface in 1959.");
        Refused turned = refused(3, "reach the far surface in 1959");
        assertThat(turned.reason()).contains("negation");
        assertThat(turned.closest().text()).isEqualTo("Luna 1 did not reach the far surface in 1959.");
        assertThat(refused(3, "The winner John Smith").reason()).contains("separate quotes");
    }

    @Test
    void of_a_long_quote_the_place_is_shown_at_which_it_leaves_the_source() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            text.append("Sentence number ")
                    .append(i)
                    .append(" tells of lamp ")
                    .append(7919 * i % 3001)
                    .append(". ");
        }
        add("https://three.example/", text.toString());
        String quote = text.substring(0, 60_000).replace("Sentence number 1000 tells", "Sentence number 1000 told");
        Refused r = refused(3, quote);
        assertThat(r.closest().text()).contains("Sentence number 1000 tells").hasSizeLessThan(1500);
        assertThat(text.substring(r.closest().start())).startsWith(r.closest().text());
    }

    @Test
    void the_closest_passage_is_bounded_and_whole_characters() {
        add("https://three.example/", "the lamp " + "𠀀".repeat(2000) + " " + "lamp".repeat(1000) + " of the tower");
        for (String quote : List.of("the lamp of " + "𠀀".repeat(1500), "x of the tower stood", "lamp".repeat(1000))) {
            for (Refused r : check(claim("x", quote(3, quote))).refusals()) {
                assertThat(r.closest().text().length()).isLessThanOrEqualTo(1400);
                assertThat(r.closest().text().codePoints()).noneMatch(cp -> cp >= 0xD800 && cp < 0xE000);
            }
        }
    }

    @Test
    void short_lines_are_whole_with_their_furniture_only() {
        add(
                "https://three.example/",
                "Wren\n* Apollo 12\n| Luna 3 |\nApollo 13 |\nsee Apollo 14\nApollo 15 flew\n> Luna 9");
        for (String whole : List.of("Wren", "Apollo 12", "Luna 3", "Apollo 13", "Luna 9", "| Luna 3 |")) {
            assertThat(check(claim("x", quote(3, whole))).refusals()).as(whole).isEmpty();
        }
        for (String part : List.of("Apollo 14", "Apollo 15", "Apollo", "see")) {
            assertThat(refused(3, part).reason()).as(part).contains("too short");
        }
    }

    @Test
    void only_some_quotes_are_looked_for_in_other_sources() {
        DraftQuote[] wrong = new DraftQuote[25];
        Arrays.fill(wrong, quote(2, "Neil Armstrong was the first person"));
        assertThat(check(claim("x", wrong)).refusals())
                .filteredOn(r -> r.reason().contains("Name source 1"))
                .hasSize(20);
    }

    private Refused refused(int source, String quote) {
        return check(claim("x", quote(source, quote))).refusals().get(0);
    }

    @Test
    void in_the_last_round_nothing_is_dropped_and_what_fails_is_unsupported() {
        Draft draft = draft(
                claim("Neil Armstrong was the first person there.", quote(1, "Neil Armstrong was the first person")),
                claim("Bad.", quote(1, "Elvis was the first person to sing there")),
                claim(
                        "Neil Armstrong was first.",
                        quote(1, "Neil Armstrong was the first person"),
                        quote(2, "never written words here")));
        Verdict v = checker.check(draft, true);
        assertThat(v.accepted()).isTrue();
        assertThat(v.refusals()).hasSize(2);
        assertThat(v.claims())
                .extracting(c -> c.claim().support())
                .containsExactly(Support.FULL, Support.NONE, Support.PARTIAL);
    }

    @Test
    void a_draft_that_found_something_says_what() {
        Verdict v = checker.check(new Draft(true, "", 1, List.of(), List.of()), false);
        assertThat(v.accepted()).isFalse();
        assertThat(v.refusals()).extracting(Refused::claim).containsExactly(-1);
        assertThat(checker.check(new Draft(false, "", 1, List.of(), List.of()), false)
                        .accepted())
                .isTrue();
    }

    @Test
    void a_draft_without_any_quote_is_sent_back_while_there_is_time() {
        assertThat(check(claim("Nobody knows.")).accepted()).isFalse();
        Verdict last = checker.check(draft(claim("Nobody knows.")), true);
        assertThat(last.accepted()).isTrue();
        assertThat(last.claims().get(0).claim().support()).isEqualTo(Support.NONE);
    }

    @Test
    void marks_of_the_models_own_are_taken_out() {
        var v = check(claim(
                "It landed [1], [2][^3] in [1969] 【注意】 `a[0]`【4†L1】 [5](https://x.example/) [the"
                        + " Moon](https://m.example/).",
                quote(1, "Neil Armstrong was the first person")));
        assertThat(v.claims().get(0).claim().text())
                .isEqualTo("It landed, in (1969) 【注意】 `a[0]` [the Moon](https://m.example/).");
    }

    private Support support(DraftClaim claim) {
        return check(claim).claims().get(0).claim().support();
    }

    private Verdict check(DraftClaim claim) {
        return checker.check(draft(claim), false);
    }

    private static Draft draft(DraftClaim... claims) {
        return new Draft(true, "", 0.5, List.of(claims), List.of());
    }

    private static DraftClaim claim(String text, DraftQuote... quotes) {
        return new DraftClaim(text, null, List.of(quotes));
    }

    private static DraftQuote quote(int source, String words) {
        return new DraftQuote(source, words);
    }

    private void add(String url, String text) {
        ledger.add(SourceFreezer.freeze(URI.create(url), "", null, Instant.EPOCH, null, text), List.of());
    }
}
