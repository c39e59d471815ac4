package dev.footnote.answer;

import dev.footnote.api.Answer;
import dev.footnote.api.Usage;
import dev.footnote.api.run.Draft;
import dev.footnote.evidence.EvidenceLedger;
import org.jspecify.annotations.Nullable;

/**
 * The parts that an answer is composed of.
 *
 * @param id the run's id
 * @param question as asked; its language is that of the few fixed sentences
 * @param status how the run ended, as far as its claims do not decide that
 * @param draft the accepted draft, or null when there is none
 * @param verdict on the draft
 * @param policy the treatment of claims that are not fully supported
 * @param ledger the sources that the run has read
 * @param model the model's id
 * @param usage the tokens, calls and money that the run used
 * @param reason one sentence on why it ended otherwise than answered, or null
 */
public record Ending(
        String id,
        String question,
        Answer.Status status,
        @Nullable Draft draft,
        DraftChecker.Verdict verdict,
        AnswerSettings.Partial policy,
        EvidenceLedger ledger,
        String model,
        Usage usage,
        @Nullable String reason) {}
