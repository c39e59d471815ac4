package dev.footnote.answer.quote;

import java.util.regex.Pattern;

/** Tells whether a cut through a text divides a date. */
final class DateEdges {

    /** Characters on either side of a cut that are looked at: the longest month with day, ending and blanks. */
    private static final int REACH = 18;

    private static final String MONTH =
            "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
                    + "|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?";
    private static final String DAY = "\\d{1,2}(?:st|nd|rd|th)?";
    private static final String NUMERAL = "[\\d〇零一二三四五六七八九十]";

    private static final Pattern ENDS_IN_DAY = Pattern.compile("(?<![\\p{L}\\d.,])" + DAY + "(?: of)? ?$");
    private static final Pattern BEGINS_WITH_MONTH = Pattern.compile("^ ?(?:of )?" + MONTH + "(?!\\p{L})");
    private static final Pattern ENDS_IN_MONTH = Pattern.compile("(?<!\\p{L})" + MONTH + ",? ?$");
    private static final Pattern BEGINS_WITH_DAY_OR_YEAR =
            Pattern.compile("^,? ?(?:\\d{4}(?!\\d)|" + DAY + "(?![\\p{L}\\d]| \\p{Ll}))");
    private static final Pattern ENDS_IN_MONTH_AND_DAY = Pattern.compile("(?<!\\p{L})" + MONTH + " " + DAY + ",? ?$");
    private static final Pattern BEGINS_WITH_YEAR = Pattern.compile("^,? ?\\d{4}(?!\\d)");

    private static final Pattern ENDS_IN_NUMERAL = Pattern.compile(NUMERAL + "$");
    private static final Pattern BEGINS_WITH_UNIT = Pattern.compile("^(?:[年号號时時]|月(?![球亮])|日(?![本元]))");
    private static final Pattern ENDS_IN_UNIT = Pattern.compile(NUMERAL + "[年月]$");
    private static final Pattern BEGINS_WITH_NUMERAL = Pattern.compile("^" + NUMERAL + "{1,3}[月日号號]");

    private DateEdges() {}

    /** True if the two sides of a cut belong to one date. */
    static boolean isDivided(String text, int at) {
        String left = text.substring(Math.max(0, at - REACH), at);
        String right = text.substring(at, Math.min(text.length(), at + REACH));
        if (left.isEmpty() || right.isEmpty()) {
            return false;
        }
        return (ENDS_IN_NUMERAL.matcher(left).find()
                        && BEGINS_WITH_UNIT.matcher(right).find())
                || (ENDS_IN_UNIT.matcher(left).find()
                        && BEGINS_WITH_NUMERAL.matcher(right).find())
                || (ENDS_IN_DAY.matcher(left).find()
                        && BEGINS_WITH_MONTH.matcher(right).find())
                || (ENDS_IN_MONTH.matcher(left).find()
                        && BEGINS_WITH_DAY_OR_YEAR.matcher(right).find())
                || (ENDS_IN_MONTH_AND_DAY.matcher(left).find()
                        && BEGINS_WITH_YEAR.matcher(right).find());
    }
}
