package dev.footnote.evidence.hostile;

/** The role of a word or phrase in an order to a language model; the resource {@code cues.txt} gives them. */
enum HostileCue {
    NONE,
    OVERRIDE,
    PRIOR,
    ALL,
    OBJECT,
    SECRET,
    REQUEST,
    REVEAL,
    ADDRESS,
    MODEL,
    SAY,
    ROLE,
    FREE,
    EXACT,
    CONTROL,
    REPLY,
    DUTY,
    HERE,
    LINK,
    HIDE,
    USER,
    AUTH,
    TRUST,
    TOOL,
    NEW,
    VOID,
    OBEY,
    DECODE,
    TALK;

    /** Its index in arrays of all cues. */
    @SuppressWarnings("EnumOrdinal") // never stored, so the order may change
    int place() {
        return ordinal();
    }

    int bit() {
        return 1 << place();
    }
}
