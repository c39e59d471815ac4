package dev.footnote.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.answer.DraftChecker.Doubted;
import dev.footnote.answer.DraftChecker.Verdict;
import dev.footnote.api.Claim;
import dev.footnote.api.Claim.Support;
import dev.footnote.api.run.Draft;
import dev.footnote.api.run.Draft.DraftClaim;
import dev.footnote.api.run.Draft.DraftQuote;
import dev.footnote.api.run.Judgement;
import dev.footnote.evidence.EvidenceLedger;
import dev.footnote.evidence.SourceFreezer;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How the rules, a judge and the quotes make one verdict, and what goes back to the model. */
class VerdictsTest {

    private static final String MILL = "The mill of Sandau was sold in 1907 for 31 talers.";
    private static final String POND = "The pond beside it is said to be the deepest of the valley.";

    private final EvidenceLedger ledger = new EvidenceLedger();
    private final DraftChecker checker = new DraftChecker(ledger);

    VerdictsTest() {
        ledger.add(
                SourceFreezer.freeze(
                        URI.create("https://one.example/"), "Sandau", null, Instant.EPOCH, "en", MILL + " " + POND),
                List.of());
    }

    @ParameterizedTest
    @EnumSource
    void a_judge_decides_what_no_rule_compares_exactly(Support label) {
        ReadDraft read = checker.read(draft("", claim("The pond beside it is the deepest.", POND)));
        Verdict verdict = checker.verdict(read, judged(read, label));
        Claim claim = verdict.claims().get(0).claim();
        assertThat(claim.support()).isEqualTo(label);
        assertThat(claim.reasons().isEmpty()).isEqualTo(label == Support.FULL);
        assertThat(verdict.accepted()).isEqualTo(label == Support.FULL);
        if (label != Support.FULL) {
            assertThat(claim.reasons().get(0)).isEqualTo(new Claim.Reason("hedge", "it is only said to be"));
        }
    }

    @Test
    void an_exact_comparison_wins_over_a_judge_that_passes_the_claim() {
        ReadDraft read = checker.read(draft("", claim("The mill of Sandau was sold in 1908.", MILL)));
        Verdict verdict = checker.verdict(read, judged(read, Support.FULL));
        assertThat(verdict.claims().get(0).claim().support()).isNotEqualTo(Support.FULL);
        assertThat(checker.verdict(read, judged(read, Support.NONE))
                        .claims()
                        .get(0)
                        .claim()
                        .support())
                .isEqualTo(Support.NONE);
    }

    @Test
    void a_claim_is_judged_once_however_often_it_is_handed_in() {
        ReadDraft first = checker.read(draft("", claim("The mill was sold.", MILL), claim("The mill was sold.", MILL)));
        ReadDraft second = checker.read(draft("x", claim("The mill was sold.", MILL), claim("It was sold.", MILL)));
        assertThat(first.tasks()).hasSize(1);
        assertThat(second.tasks()).hasSize(2).contains(first.tasks().get(0));
        assertThat(checker.read(draft("", claim("The mill was sold.", "No such words.")))
                        .tasks())
                .isEmpty();
        assertThat(first.tasks().get(0).passages()).containsExactly(new JudgeTask.Shown("Sandau", MILL));
    }

    @Test
    void a_part_of_a_sentence_is_judged_with_the_whole_of_it() {
        ReadDraft read = checker.read(draft("", claim("The mill was sold.", "mill of Sandau was sold in 1907")));
        assertThat(read.tasks().get(0).passages().get(0).text()).isEqualTo(MILL);
    }

    @Test
    void a_doubt_comes_with_the_quoted_sentence() {
        Verdict verdict =
                checker.check(draft("", claim("The mill was sold in 1908.", "was sold in 1907 for 31 talers")), false);
        Doubted doubt = verdict.doubts().get(0);
        assertThat(verdict.accepted()).isFalse();
        assertThat(doubt.claim()).isZero();
        assertThat(doubt.sentence().text()).isEqualTo(MILL);
        assertThat(doubt.reasons()).isNotEmpty();
    }

    @Test
    void what_may_not_go_back_is_accepted_and_marked() {
        ReadDraft read = checker.read(draft("Oban", claim("The mill was sold in 1908.", MILL)));
        CheckOptions told = new CheckOptions(false, false, false, Map.of(), null);
        Verdict verdict = checker.verdict(read, told);
        assertThat(verdict.accepted()).isTrue();
        assertThat(verdict.claims().get(0).claim().support()).isNotEqualTo(Support.FULL);
        assertThat(verdict.shortAnswer()).isEmpty();
    }

    @Test
    void a_failed_judge_is_told_once_an_answer() {
        ReadDraft read =
                checker.read(draft("", claim("The mill was sold in 1907.", MILL), claim("It cost 31 talers.", MILL)));
        Verdict verdict = checker.verdict(read, new CheckOptions(false, true, true, Map.of(), "it was silent"));
        assertThat(verdict.notes())
                .filteredOn(note -> note.contains("it was silent"))
                .hasSize(1);
    }

    @Test
    void a_claim_without_any_quote_says_so() {
        Verdict verdict = checker.check(draft("", claim("The mill was sold in 1907.", MILL), bare("It stands.")), true);
        assertThat(verdict.claims().get(1).claim().reasons())
                .containsExactly(new Claim.Reason("no_quote", "no quote was given for it"));
        Verdict lies = checker.check(draft("", claim("It stands.", "Never written at all here.")), true);
        assertThat(lies.claims().get(0).claim().reasons())
                .extracting(Claim.Reason::kind)
                .containsExactly("quote");
        Verdict chinese = checker.check(draft("", claim("这座磨坊还在。", "Never written at all here.")), true);
        assertThat(chinese.claims().get(0).claim().reasons().get(0).text()).contains("找不到");
    }

    @Test
    void a_short_answer_needs_what_the_claims_that_hold_say() {
        DraftClaim sold = claim("The mill of Sandau was sold in 1907.", MILL);
        for (String good :
                List.of("In 1907", "1907", "Sandau", "31 talers", "Yes", "It was sold in 1907 for 31 talers")) {
            assertThat(checker.check(draft(good, sold), false).shortAnswer())
                    .as(good)
                    .isEqualTo(good);
        }
        for (String bad : List.of("In 1908", "Oban", "Oban, in 1907", "32 talers", "Oban and Sandau")) {
            Verdict verdict = checker.check(draft(bad, sold), false);
            assertThat(verdict.shortAnswer()).as(bad).isEmpty();
            assertThat(verdict.doubts()).as(bad).extracting(Doubted::claim).containsExactly(-1);
            assertThat(verdict.notes()).as(bad).anyMatch(note -> note.startsWith("The short answer was left out"));
        }
        assertThat(checker.check(draft("1907", bare("It was 1907.")), true).shortAnswer())
                .as("no claim holds")
                .isEmpty();
    }

    private CheckOptions judged(ReadDraft read, Support label) {
        Map<String, Judgement> judgements = new HashMap<>();
        boolean full = label == Support.FULL;
        for (JudgeTask task : read.tasks()) {
            judgements.put(
                    task.key(),
                    new Judgement(task.key(), label, full ? "" : "hedge", full ? "" : "it is only said to be"));
        }
        return new CheckOptions(false, true, true, judgements, null);
    }

    private static Draft draft(String shortAnswer, DraftClaim... claims) {
        return new Draft(true, shortAnswer, 0.5, List.of(claims), List.of());
    }

    private static DraftClaim claim(String text, String quote) {
        return new DraftClaim(text, null, List.of(new DraftQuote(1, quote)));
    }

    private static DraftClaim bare(String text) {
        return new DraftClaim(text, null, List.of());
    }
}
