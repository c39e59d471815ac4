package dev.footnote.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.answer.DraftChecker.Verdict;
import dev.footnote.api.Claim.Support;
import dev.footnote.api.run.Draft;
import dev.footnote.api.run.Draft.DraftClaim;
import dev.footnote.api.run.Draft.DraftQuote;
import dev.footnote.api.run.Judgement;
import dev.footnote.evidence.EvidenceLedger;
import dev.footnote.evidence.SourceFreezer;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With a judge that knows the labels, the whole check reaches them: nothing on the way loses or overrules them wrongly. */
class LabelledJudgeTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the exact rules, which win over the judge, may still get wrong. */
    private static final double OVERRULED = 0.06;

    @ParameterizedTest
    @ValueSource(strings = {"cases-seen.txt", "cases-unseen.txt"})
    void a_judge_scripted_from_the_labels_leads_to_the_labels(String resource) throws Exception {
        List<String> wrong = new ArrayList<>();
        int all = 0;
        for (String line : SupportCases.resource(resource)) {
            JsonNode one = JSON.readTree(line);
            Support label = Support.valueOf(one.at("/expect/support").asText().toUpperCase(Locale.ROOT));
            Support verdict = verdict(one, label);
            all++;
            if (verdict != label) {
                wrong.add(label + " became " + verdict + ": " + one.get("claim").asText());
            }
        }
        assertThat(all).isGreaterThan(100);
        assertThat((double) wrong.size() / all).as("%s", wrong).isLessThanOrEqualTo(OVERRULED);
    }

    private static Support verdict(JsonNode one, Support label) {
        EvidenceLedger ledger = new EvidenceLedger();
        URI url = URI.create("https://one.example/");
        ledger.add(
                SourceFreezer.freeze(
                        url,
                        "",
                        null,
                        Instant.EPOCH,
                        null,
                        one.get("source_text").asText()),
                List.of());
        List<DraftQuote> quotes = new ArrayList<>();
        one.get("quote").forEach(quote -> quotes.add(new DraftQuote(1, quote.asText())));
        DraftClaim claim = new DraftClaim(one.get("claim").asText(), null, quotes);
        DraftChecker checker = new DraftChecker(ledger);
        ReadDraft read = checker.read(new Draft(true, "", 1, List.of(claim), List.of()));
        Map<String, Judgement> judgements = new HashMap<>();
        boolean full = label == Support.FULL;
        for (JudgeTask task : read.tasks()) {
            judgements.put(
                    task.key(), new Judgement(task.key(), label, full ? "" : "scope", full ? "" : "so labelled"));
        }
        Verdict verdict = checker.verdict(read, new CheckOptions(true, true, true, judgements, null));
        return verdict.claims().get(0).claim().support();
    }
}
