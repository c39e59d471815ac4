package dev.footnote.research.state;

import dev.footnote.answer.CheckOptions;
import dev.footnote.api.run.Draft;
import dev.footnote.api.run.Judgement;
import dev.footnote.api.run.ResearchEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What follows from a run's drafts and their checks: computed from events, as all of a {@link RunState}, and guarded with it. */
public final class DraftState {

    private ResearchEvent.@Nullable DraftSubmitted draft;
    private final Map<String, Judgement> judgements = new HashMap<>();
    private int answered;
    private int refusals;
    private int doubts;
    private int claimsDoubtedIn;
    private int shortAnswerDoubtedIn;
    private int judgedIn;
    private int firstJudgedIn;
    private @Nullable String judgeProblem;
    private int claims;

    boolean submitted(ResearchEvent.DraftSubmitted event) {
        draft = event;
        refusals = 0;
        doubts = 0;
        return true;
    }

    boolean refused() {
        refusals++;
        return true;
    }

    boolean doubted(ResearchEvent.ClaimDoubted event) {
        doubts++;
        if (event.claim() < 0) {
            shortAnswerDoubtedIn = shortAnswerDoubtedIn == 0 ? event.round() : shortAnswerDoubtedIn;
        } else {
            claimsDoubtedIn = claimsDoubtedIn == 0 ? event.round() : claimsDoubtedIn;
        }
        return true;
    }

    boolean judged(ResearchEvent.ClaimsJudged event) {
        judgedIn = event.round();
        firstJudgedIn = firstJudgedIn == 0 ? event.round() : firstJudgedIn;
        judgeProblem = event.problem();
        event.judgements().forEach(judgement -> judgements.put(judgement.key(), judgement));
        return true;
    }

    boolean checked() {
        claims++;
        return true;
    }

    /** A call to hand in was answered. One that could not be read handed in no draft, and takes no round. */
    void answered() {
        answered += has(answered + 1) ? 1 : 0;
        refusals = 0;
        doubts = 0;
    }

    /** The round of the draft in hand or next to come, from 1. */
    public int round() {
        return answered + 1;
    }

    /** True if the draft of this round stands in the log already. */
    public boolean has(int round) {
        return draft != null && draft.round() == round;
    }

    public Optional<Draft> last() {
        return draft == null ? Optional.empty() : Optional.of(draft.draft());
    }

    /** Refusals of the draft in hand that stand in the log. */
    public int refusals() {
        return refusals;
    }

    /** Doubts about the draft in hand that stand in the log. */
    public int doubts() {
        return doubts;
    }

    /** Claims of the answer that stand in the log. */
    public int claimsRecorded() {
        return claims;
    }

    /** True if a judge was asked about the draft of this round, whatever it said. */
    public boolean wasJudged(int round) {
        return judgedIn == round;
    }

    public boolean hasJudgement(String key) {
        return judgements.containsKey(key);
    }

    /** How the draft of a round is taken: what is doubted goes back to the model once a run, by the rules and by a judge. */
    public CheckOptions options(int round, boolean last) {
        return new CheckOptions(
                last,
                claimsDoubtedIn == 0 || claimsDoubtedIn == round || firstJudgedIn == round,
                shortAnswerDoubtedIn == 0 || shortAnswerDoubtedIn == round,
                judgements,
                judgeProblem);
    }
}
