package dev.footnote.answer.support.comparison;

/**
 * Why a claim is not fully supported.
 *
 * @param kind the thing that was compared
 * @param contradicts true if the passage says otherwise, false if it says less
 * @param claimPart the words of the claim that are concerned, may be empty
 * @param passagePart the words of the passage that they were compared with, may be empty
 * @param message one sentence for people, in Chinese for a Chinese claim, else in English
 */
public record SupportReason(Kind kind, boolean contradicts, String claimPart, String passagePart, String message) {

    /** The thing that was compared. */
    public enum Kind {
        /** A number of the claim is missing from the passage, or differs. */
        NUMBER,
        /** A number stands with another unit or currency. */
        UNIT,
        /** A date or a time is missing or differs. */
        DATE,
        /** A name is missing or differs. */
        NAME,
        /** The passage says it of somebody or something else. */
        ROLE,
        /** Only one of both negates. */
        NEGATION,
        /** The passage says the opposite: rose and fell, won and lost. */
        OPPOSITE,
        /** A comparison is turned round. */
        COMPARISON,
        /** All, some, none, only, at least, exactly. */
        QUANTITY_WORD,
        /** The passage says that something is the most or the first of its kind, or the claim alone does. */
        SUPERLATIVE,
        /** The passage says "may" or "planned", the claim states it as certain. */
        HEDGE,
        /** The passage makes a condition or an exception that the claim leaves out. */
        CONDITION,
        /** The passage says whose view it is, the claim does not. */
        ATTRIBUTION,
        /** The passage speaks of some place, time or group, the claim of more. */
        SCOPE,
        /** The claim gives a cause, the passage does not. */
        CAUSE,
        /** Something of the claim is not in the passage. */
        MISSING,
        /** The passage does not bear on the claim. */
        UNRELATED,
        /** The claim is too long to be compared. */
        TOO_LONG
    }
}
