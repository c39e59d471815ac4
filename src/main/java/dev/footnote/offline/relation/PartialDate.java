package dev.footnote.offline.relation;

import dev.footnote.text.WordPatterns;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date as a text gives it.
 *
 * @param year from 1
 * @param month 0 where the text does not say
 * @param day 0 where the text does not say
 * @param start offset in the text
 * @param written verbatim
 */
public record PartialDate(int year, int month, int day, int start, String written) {

    private static final String MONTH =
            "(?:January|February|March|April|May|June|July|August|September|October|November|December)";
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private static final Pattern DATE = WordPatterns.compile("\\b(?<d1>\\d{1,2})(?:st|nd|rd|th)? (?:of )?(?<m1>" + MONTH
            + "),? (?<y1>\\d{3,4})\\b|\\b(?<m2>" + MONTH
            + ") (?<d2>\\d{1,2})(?:st|nd|rd|th)?,? (?<y2>\\d{3,4})\\b|\\b(?<m3>"
            + MONTH + "),? (?<y3>\\d{4})\\b|(?<!\\d)(?<y4>\\d{4})-(?<m4>\\d{2})-(?<d4>\\d{2})(?!\\d)"
            + "|(?<!\\d)(?<y5>\\d{3,4})\\s*年(?:\\s*(?<m5>\\d{1,2})\\s*月(?:\\s*(?<d5>\\d{1,2})\\s*[日号])?)?"
            + "|(?<![\\d$€£])(?<!\\d[.,])(?<y6>1\\d{3}|20\\d{2})(?![\\d%]|[.,]\\d)");
    private static final int FORMS = 6;

    /** The dates of a text in their order. */
    public static List<PartialDate> of(String text) {
        List<PartialDate> out = new ArrayList<>();
        Matcher found = DATE.matcher(text);
        while (found.find()) {
            for (int form = 1; form <= FORMS; form++) {
                String year = found.group("y" + form);
                if (year != null) {
                    int month = form == FORMS ? 0 : month(found.group("m" + form));
                    String day = form == 3 || form == FORMS ? null : found.group("d" + form);
                    out.add(new PartialDate(
                            Integer.parseInt(year),
                            month,
                            day == null ? 0 : Integer.parseInt(day),
                            found.start(),
                            found.group()));
                }
            }
        }
        return out;
    }

    private static int month(@Nullable String written) {
        if (written == null) {
            return 0;
        }
        return Character.isDigit(written.charAt(0))
                ? Integer.parseInt(written)
                : MONTHS.indexOf(written.substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
    }

    /** Compares two dates as far as both say; empty where they say the same. */
    public OptionalInt order(PartialDate other) {
        if (year != other.year) {
            return OptionalInt.of(Integer.compare(year, other.year));
        }
        if (month == 0 || other.month == 0 || month != other.month) {
            return month == 0 || other.month == 0
                    ? OptionalInt.empty()
                    : OptionalInt.of(Integer.compare(month, other.month));
        }
        return day == 0 || other.day == 0 || day == other.day
                ? OptionalInt.empty()
                : OptionalInt.of(Integer.compare(day, other.day));
    }
}
