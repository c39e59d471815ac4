package dev.footnote.llm.endpoint;

/**
 * The rewriting of a history for a host that refuses it: always with ids that each template takes, whole pairs of calls and results, and
 * no empty texts.
 *
 * @param oneCallATurn true if each call gets a turn of its own
 * @param thinking the treatment of the thinking
 */
public record HistoryFix(boolean oneCallATurn, Thinking thinking) {

    /** The treatment of the thinking of earlier turns. */
    public enum Thinking {
        /** It is sent as usual. */
        KEEP,
        /** One space stands where there is none. */
        FILL,
        /** It is left out. */
        LEAVE_OUT
    }
}
