package dev.footnote.page.format;

import dev.footnote.text.WordPatterns;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the first day that a line of text names, in figures or in the names of months of many languages. Figures that two readings fit ({@code 03/04/2020})
 * are passed over.
 */
final class DateWords {

    private static final String YEAR = "((?:19|20)\\d{2})";
    private static final String NAME = "(\\p{L}{3,12})";

    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?<!\\d)" + YEAR + " ?[-/.年년] ?(\\d{1,2}) ?[-/.月월] ?(\\d{1,2})(?!\\d)");
    private static final Pattern YEAR_NAME =
            WordPatterns.compile("\\b" + YEAR + "[ ,./-]{1,3}" + NAME + "\\.?[ ,./-]{1,2}(\\d{1,2})\\b");
    private static final Pattern DAY_NAME =
            WordPatterns.compile("\\b(\\d{1,2})(?:st|nd|rd|th|er|\\.|º)?(?: de| of|,)?[ /-]{1,2}" + NAME
                    + "\\.?(?:,| de| del| г)?[ /-]{1,2}" + YEAR + "\\b");
    private static final Pattern NAME_DAY =
            WordPatterns.compile("\\b" + NAME + "\\.?[ /-]{1,2}(\\d{1,2})(?:st|nd|rd|th)?,?[ /-]{1,2}" + YEAR + "\\b");
    private static final Pattern DOTTED =
            Pattern.compile("(?<![\\d.])(\\d{1,2})\\. ?(\\d{1,2})\\. ?" + YEAR + "(?!\\d)");
    private static final Pattern SLASHED =
            Pattern.compile("(?<![\\d/-])(\\d{1,2})[/-](\\d{1,2})[/-]" + YEAR + "(?!\\d)");

    private static final Map<String, Integer> MONTHS = months(
            "jan january janvier janv januar enero ene janeiro gennaio gen januari января янв jänner leden ledna styczeń stycznia ocak يناير",
            "feb february fevrier fevr februar febrero febrero fevereiro fev febbraio febbr februari февраля фев unora luty lutego subat فبراير",
            "mar march mars marz marzo marco maart mart марта мар brezna marzec marca مارس",
            "apr april avril avr abril abr aprile апреля апр dubna kwiecien kwietnia nisan أبريل",
            "may mai mayo maio maggio mag mei maj мая kvetna maja mayis مايو",
            "jun june juin juni junio junho giugno giu июня июн cervna czerwca haziran يونيو",
            "jul july juillet juil juli julio julho luglio lug июля июл cervence lipca temmuz يوليو",
            "aug august aout agosto ago augustus августа авг srpna sierpnia agustos augusti أغسطس",
            "sep sept september septembre septiembre setembro set settembre сентября сен сент zari wrzesnia eylul سبتمبر",
            "oct october octobre oktober okt octubre outubro out ottobre ott октября окт rijna pazdziernika ekim أكتوبر",
            "nov november novembre noviembre novembro ноября ноя нояб listopadu listopada kasim نوفمبر",
            "dec december decembre dez dezember diciembre dic dezembro dicembre декабря дек prosince grudnia aralik ديسمبر");

    /** Languages that write the day before the month wherever they are spoken. */
    private static final Set<String> DAY_FIRST = Set.of(
            "fr", "es", "it", "pt", "de", "nl", "pl", "cs", "sk", "ru", "uk", "tr", "el", "ro", "da", "nb", "no", "fi",
            "id", "vi", "ar", "hi");

    private DateWords() {}

    /** The order of day and month where a day is written in figures with slashes. */
    enum Order {
        DAY,
        MONTH,
        UNKNOWN;

        /** Returns the order of a language, as a BCP 47 tag. */
        static Order of(String language) {
            Locale locale = Locale.forLanguageTag(language);
            if (locale.getLanguage().equals("en")) {
                return switch (locale.getCountry()) {
                    case "", "CA", "ZA" -> UNKNOWN;
                    case "US", "PH" -> MONTH;
                    default -> DAY;
                };
            }
            return DAY_FIRST.contains(locale.getLanguage()) ? DAY : UNKNOWN;
        }
    }

    /**
     * A day in a text.
     *
     * @param start of its first character
     */
    record Found(LocalDate day, int start) {}

    static Optional<Found> first(String text) {
        return first(text, Order.UNKNOWN);
    }

    static Optional<Found> first(String text, Order order) {
        if (!hasYear(text)) {
            return Optional.empty();
        }
        Optional<Found> best = Optional.empty();
        best = earlier(best, find(YEAR_FIRST, text, 1, 2, 3));
        best = earlier(best, find(YEAR_NAME, text, 1, 2, 3));
        best = earlier(best, find(DAY_NAME, text, 3, 2, 1));
        best = earlier(best, find(NAME_DAY, text, 3, 1, 2));
        best = earlier(best, find(DOTTED, text, 3, 2, 1));
        return earlier(best, slashed(text, order));
    }

    /** Returns true for a text with the figures of a year, without which no line names a day. */
    static boolean hasYear(String text) {
        for (int i = 0; i + 3 < text.length(); i++) {
            boolean century = text.charAt(i) == '1' && text.charAt(i + 1) == '9'
                    || text.charAt(i) == '2' && text.charAt(i + 1) == '0';
            if (century && isFigure(text.charAt(i + 2)) && isFigure(text.charAt(i + 3))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFigure(char c) {
        return c >= '0' && c <= '9';
    }

    private static Optional<Found> earlier(Optional<Found> a, Optional<Found> b) {
        return a.isEmpty() || b.isPresent() && b.get().start() < a.get().start() ? b : a;
    }

    private static Optional<Found> find(Pattern pattern, String text, int year, int month, int day) {
        Matcher m = pattern.matcher(text);
        while (m.find()) {
            Optional<Found> found =
                    day(m, Integer.parseInt(m.group(year)), month(m.group(month)), Integer.parseInt(m.group(day)));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Found> slashed(String text, Order order) {
        Matcher m = SLASHED.matcher(text);
        while (m.find()) {
            int one = Integer.parseInt(m.group(1));
            int two = Integer.parseInt(m.group(2));
            boolean plain = one > 12 || two > 12 || one == two;
            if (plain || order != Order.UNKNOWN) {
                boolean dayFirst = plain ? one > 12 : order == Order.DAY;
                return day(m, Integer.parseInt(m.group(3)), dayFirst ? two : one, dayFirst ? one : two);
            }
        }
        return Optional.empty();
    }

    private static Optional<Found> day(Matcher at, int year, int month, int day) {
        try {
            return month == 0 ? Optional.empty() : Optional.of(new Found(LocalDate.of(year, month, day), at.start()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int month(String written) {
        return Character.isDigit(written.charAt(0))
                ? Integer.parseInt(written)
                : MONTHS.getOrDefault(plain(written), 0);
    }

    private static String plain(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.chars().allMatch(c -> c < 128)
                ? lower
                : Normalizer.normalize(lower, Normalizer.Form.NFD)
                        .codePoints()
                        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static Map<String, Integer> months(String... names) {
        Map<String, Integer> out = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            for (String name : names[i].split(" ")) {
                out.put(plain(name), i + 1);
            }
        }
        return Map.copyOf(out);
    }
}
