package dev.footnote.offline.span;

/** The kind of thing that a question asks for. */
public enum AnswerKind {
    /** A person, or a body that acts like one. */
    PERSON,
    /** A date or a time. */
    DATE,
    /** A year alone. */
    YEAR,
    /** A place. */
    PLACE,
    /** A count. */
    COUNT,
    /** A measure, a sum or a share. */
    AMOUNT,
    /** A company, school, team or other body. */
    BODY,
    /** A film, book, song or other work. */
    WORK,
    /** A nationality or a language. */
    ORIGIN,
    /** An occupation or a position. */
    ROLE,
    /** A thing of another kind that the question names, as in "which bird". */
    NAMED_KIND,
    /** A bare "what". */
    THING,
    /** A reason. */
    REASON,
    /** A manner. */
    MANNER,
    /** Yes or no. */
    YES_NO
}
