package dev.footnote.answer;

import dev.footnote.api.Answer;
import dev.footnote.api.Usage;
import dev.footnote.api.run.Draft;
import dev.footnote.evidence.EvidenceLedger;
import dev.footnote.evidence.SourceFreezer;
import dev.footnote.testkit.Adversarial;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdversarialAnswerIT {

    private static EvidenceLedger ledger(String text) {
        EvidenceLedger ledger = new EvidenceLedger();
        ledger.add(
                SourceFreezer.freeze(
                        URI.create("https://one.example/"),
                        "One",
                        null,
                        Instant.EPOCH,
                        "en",
                        text + "\n\nThe end is near here."),
                List.of());
        return ledger;
    }

    private static Draft draft(String claim, String quote) {
        return new Draft(
                true,
                claim,
                1,
                List.of(new Draft.DraftClaim(claim, claim, List.of(new Draft.DraftQuote(1, quote)))),
                List.of());
    }

    @Test
    void a_claim_may_be_any_text() {
        EvidenceLedger ledger = ledger("A bridge of stone.");
        Adversarial.feed(text -> {
            DraftChecker checker = new DraftChecker(ledger);
            var verdict = checker.check(draft(text, "The end is near here"), true);
            AnswerComposer.compose(new Ending(
                    "id",
                    text,
                    Answer.Status.ANSWERED,
                    draft(text, ""),
                    verdict,
                    AnswerSettings.Partial.MARK,
                    ledger,
                    "model",
                    Usage.NONE,
                    null));
        });
    }

    @Test
    void a_quote_may_be_any_text() {
        EvidenceLedger ledger = ledger("A bridge of stone. ".repeat(500));
        Adversarial.feed(text -> new DraftChecker(ledger).check(draft("A claim", text), false));
    }

    @Test
    void a_source_may_be_any_text() {
        Adversarial.feed(text -> {
            EvidenceLedger ledger = ledger(text);
            new DraftChecker(ledger).check(draft("The end is near.", "The end is near here"), false);
            new DraftChecker(ledger).check(draft("The end is near.", "something that it does not say"), false);
        });
    }
}
