package dev.footnote.answer;

import dev.footnote.api.Answer;
import dev.footnote.api.Answer.CitedSource;
import dev.footnote.api.Citation;
import dev.footnote.api.Claim;
import dev.footnote.api.Draft;
import dev.footnote.api.SourceInfo;
import dev.footnote.api.Usage;
import dev.footnote.evidence.EvidenceLedger;
import dev.footnote.markdown.SafeMarkdown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the answer out of checked claims: prose with marks, and sources numbered in the order of their first mark. */
public final class Composer {

    private Composer() {}

    /**
     * Composes an answer. Its sources come without their texts.
     *
     * @param id the run's id
     * @param question as asked; its language is that of the few fixed sentences
     * @param status how the run ended
     * @param draft the accepted draft, or null when there is none
     * @param claims checked, their citations with the run's own source numbers
     * @param ledger what the run has read
     * @param model the model's id
     * @param usage what the run used
     * @param reason one sentence on why it ended otherwise than answered, or null
     */
    public static Answer compose(
            String id,
            String question,
            Answer.Status status,
            @Nullable Draft draft,
            List<DraftChecker.Checked> claims,
            EvidenceLedger ledger,
            String model,
            Usage usage,
            @Nullable String reason) {
        Map<Integer, Integer> ids = new LinkedHashMap<>();
        List<DraftChecker.Checked> renumbered = new ArrayList<>();
        for (DraftChecker.Checked checked : claims) {
            if (!checked.claim().text().isBlank()) {
                renumbered.add(new DraftChecker.Checked(checked.section(), renumber(checked.claim(), ids, ledger)));
            }
        }
        List<Claim> told = renumbered.stream().map(DraftChecker.Checked::claim).toList();
        return new Answer(
                id,
                question,
                status,
                Prose.of(question, status, renumbered),
                draft == null ? "" : SafeMarkdown.withoutMarks(Marks.strip(draft.shortAnswer())),
                confidence(status, draft, told),
                told,
                sources(ids, ledger),
                draft == null ? List.of() : draft.openQuestions(),
                model,
                usage,
                reason);
    }

    private static Claim renumber(Claim claim, Map<Integer, Integer> ids, EvidenceLedger ledger) {
        List<Citation> citations = new ArrayList<>();
        for (Citation c : claim.citations()) {
            if (ledger.info(c.source()).isPresent()) {
                ids.putIfAbsent(c.source(), ids.size() + 1);
                citations.add(new Citation(ids.getOrDefault(c.source(), 0), c.quote(), c.start(), c.end()));
            }
        }
        return new Claim(
                SafeMarkdown.claim(claim.text()),
                citations.isEmpty() ? Claim.Support.NONE : claim.support(),
                citations);
    }

    private static List<CitedSource> sources(Map<Integer, Integer> ids, EvidenceLedger ledger) {
        List<CitedSource> sources = new ArrayList<>();
        ids.forEach((number, id) -> {
            SourceInfo info = ledger.info(number).orElseThrow();
            sources.add(new CitedSource(
                    id, number, info.url(), info.title(), info.fetchedAt(), info.sha256(), null, info.published()));
        });
        return sources;
    }

    /** The model's own, at most the share of claims that have support; 0 without an answer. */
    private static double confidence(Answer.Status status, @Nullable Draft draft, List<Claim> claims) {
        if (draft == null || claims.isEmpty() || status == Answer.Status.NOT_FOUND) {
            return 0;
        }
        double supported =
                claims.stream().filter(c -> c.support() != Claim.Support.NONE).count();
        return Math.min(draft.confidence(), supported / claims.size());
    }

    /** The source ids of a claim, each once, in the order of its citations. */
    static Set<Integer> marks(Claim claim) {
        Set<Integer> ids = new LinkedHashSet<>();
        claim.citations().forEach(c -> ids.add(c.source()));
        return ids;
    }
}
