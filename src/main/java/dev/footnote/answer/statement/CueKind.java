package dev.footnote.answer.statement;

/** The meaning of a function word or phrase of {@code cues.txt} for the clause that it stands in. */
public enum CueKind {
    /** Turns the clause round. */
    NOT,
    /** Holds a negation but turns nothing round: "not only", 不过. */
    NOT_NEGATION,
    /** Is negative in sense, so that a negation beside it need not be missed. */
    SOFT_NOT,
    /** May, might, could: possible. */
    POSSIBLE,
    /** Can, is able to. */
    ABILITY,
    /** Probably, likely. */
    PROBABLE,
    /** Planned, intended, hoped for. */
    PLANNED,
    /** Said to be, rumoured, seemingly. */
    SEEMING,
    /** Will, is going to. */
    WILL,
    /** Must, has to. */
    MUST,
    /** Should, is advised to. */
    SHOULD,
    /** If, unless, provided that. */
    CONDITION,
    /** Except, apart from. */
    EXCEPT,
    /** According to, says. */
    ATTRIBUTION,
    /** Believes, calls, blames: a view of one side. */
    OPINION,
    /** We, our: one observer's report. */
    FIRST_PERSON,
    ALL,
    MOST,
    SOME,
    NONE,
    ONLY,
    /** Not all, not every. */
    NOT_ALL,
    AT_LEAST,
    MORE_THAN,
    AT_MOST,
    LESS_THAN,
    ABOUT,
    EXACTLY,
    SUPERLATIVE,
    /** Because, caused by. */
    CAUSE,
    /** After, together with, is linked to: no cause. */
    SEQUENCE,
    /** Words before a restriction of place, time or group. */
    SCOPE,
    /** Word that a figure was counted out: difference, total, share. */
    DERIVED,
    /** Joins clauses: but, while, whereas. */
    BREAK,
    /** Function word without weight. */
    EMPTY
}
