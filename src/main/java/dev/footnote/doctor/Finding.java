package dev.footnote.doctor;

import java.util.Locale;

/**
 * The finding of one check.
 *
 * @param check which
 * @param level how it ended
 * @param seen the behaviour of the host, one sentence
 * @param change the remedy; empty if none is needed
 */
public record Finding(Check check, Level level, String seen, String change) {

    /** The level of a finding. */
    public enum Level {
        /** The host does what is needed, or what Footnote makes up for by itself. */
        PASS,
        /** Runs work, but not as well as they could. */
        WARN,
        /** Runs will fail, or lose what matters. */
        FAIL,
        /** Not looked at; the words say why. */
        SKIP;

        /** In lower case, as tables and JSON show it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Finding pass(Check check, String seen) {
        return new Finding(check, Level.PASS, seen, "");
    }

    static Finding warn(Check check, String seen, String change) {
        return new Finding(check, Level.WARN, seen, change);
    }

    static Finding fail(Check check, String seen, String change) {
        return new Finding(check, Level.FAIL, seen, change);
    }

    static Finding skip(Check check, String why) {
        return new Finding(check, Level.SKIP, why, "");
    }
}
