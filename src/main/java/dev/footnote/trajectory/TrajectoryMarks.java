package dev.footnote.trajectory;

import dev.footnote.api.Answer;
import java.util.List;
import java.util.Locale;

/**
 * The marks that the rules give a trajectory.
 *
 * @param id of the run
 * @param question that was asked
 * @param status how it ended
 * @param marks one for each rule, always in the same order
 */
public record TrajectoryMarks(String id, String question, Answer.Status status, List<Mark> marks) {

    /** The degree to which a rule is met. */
    public enum Level {
        /** As it should be. */
        PASS,
        /** Not as it should be, but no reason to throw the run away. */
        WARN,
        /** Reason enough not to learn from the run. */
        FAIL;

        /** In lower case, as tables and JSON show it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A rule's mark.
     *
     * @param rule its name
     * @param level how it is met
     * @param share the measured share, 0 to 1, or more where a limit was passed
     * @param seen the same in words
     */
    public record Mark(String rule, Level level, double share, String seen) {}

    public TrajectoryMarks {
        marks = List.copyOf(marks);
    }

    /** True if no rule fails. */
    public boolean good() {
        return marks.stream().noneMatch(mark -> mark.level() == Level.FAIL);
    }
}
