package dev.footnote.text;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds words such as "tomorrow", "last Friday", and "下个月", and the dates that they mean on a given day. Stateless. */
public final class RelativeDates {

    /** The precision of a date. */
    public enum Precision {
        DAY,
        MONTH,
        YEAR
    }

    /**
     * Words for a date with the date that they mean.
     *
     * @param start offset of the words in the text, UTF-16 units
     * @param end offset behind them
     * @param date the day; the first one of a month or year
     * @param precision how much of it is meant
     */
    public record Resolved(int start, int end, LocalDate date, Precision precision) {

        /** Returns the date as it is written in Chinese, or else in English: "6 April 2031", "2031年4月". */
        public String written(boolean chinese) {
            String pattern = switch (precision) {
                case DAY -> chinese ? "y年M月d日" : "d MMMM y";
                case MONTH -> chinese ? "y年M月" : "MMMM y";
                case YEAR -> chinese ? "y年" : "y";
            };
            return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(date);
        }
    }

    /** Not behind the rest of a larger number. */
    private static final String NUMBER =
            "(?<![\\d.,–-])(?:\\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten)";

    private static final String WEEKDAY = "(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)";
    private static final Pattern ENGLISH = WordPatterns.compile(
            "\\b(?:(?<word>(?:the )?day (?:after tomorrow|before yesterday)|today|tonight|tomorrow|yesterday)"
                    + "|(?<which>last|next|this|this coming|this past) (?:(?<weekday>" + WEEKDAY
                    + ")|(?<unit>month|year))"
                    + "|in (?<in>" + NUMBER + ") (?<ahead>day|week|month|year)s?"
                    + "|(?<ago>" + NUMBER + ") (?<back>day|week|month|year)s? ago)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CHINESE = Pattern.compile(
            "(?<word>大前天|大后天|前天|昨天|昨日|昨晚|今天|今日|今晚|明天|明日|明晚|后天)"
                    + "|(?<which>上|下|本|这)个?(?:周|星期|礼拜)(?<weekday>[一二三四五六日天])"
                    + "|(?<month>上|下|这)个月|(?<thismonth>本月)|(?<year>去年|今年|明年|前年|后年)"
                    + "|(?<count>(?<![\\d.,–-])\\d{1,3}|[〇零一两二三四五六七八九十百千万几数多]{1,8}+)(?<unit>天|日|周|个星期|个月|年)(?<side>之?前(?!后)|之?后)");
    private static final Pattern FULL = Pattern.compile(
            "(?<![0-9])((?:19|20)[0-9]{2})(?:(?:-|/|年)([0-9]{1,2})(?:-|/|月)([0-9]{1,2})|([01][0-9])([0-3][0-9]))(?![0-9])");

    private static final Map<String, Integer> DAYS = Map.ofEntries(
            Map.entry("today", 0),
            Map.entry("tonight", 0),
            Map.entry("tomorrow", 1),
            Map.entry("yesterday", -1),
            Map.entry("day after tomorrow", 2),
            Map.entry("day before yesterday", -2),
            Map.entry("大前天", -3),
            Map.entry("前天", -2),
            Map.entry("昨天", -1),
            Map.entry("昨日", -1),
            Map.entry("昨晚", -1),
            Map.entry("今天", 0),
            Map.entry("今日", 0),
            Map.entry("今晚", 0),
            Map.entry("明天", 1),
            Map.entry("明日", 1),
            Map.entry("明晚", 1),
            Map.entry("后天", 2),
            Map.entry("大后天", 3));
    private static final Map<String, Integer> YEARS = Map.of("前年", -2, "去年", -1, "今年", 0, "明年", 1, "后年", 2);
    private static final List<String> NUMBERS =
            List.of("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");
    private static final String HAN_NUMBERS = "〇一二三四五六七八九十";
    private static final Pattern HAN_NUMBER = Pattern.compile(
            "(?:(?<hundreds>[一二三四五六七八九])百)?(?<ten>(?<tens>[一二三四五六七八九])?十)?(?:(?:(?<=百)〇)?(?<ones>[一二三四五六七八九]))?");
    private static final int WEEK = 7;

    private RelativeDates() {}

    /**
     * Returns the words for dates in a text, in their order. Words that leave the day open, as "next week" and a bare "Friday", are not
     * among them.
     *
     * @param text in English or Chinese
     * @param on the day on which it was said
     */
    public static List<Resolved> of(String text, LocalDate on) {
        List<Resolved> out = new ArrayList<>();
        Matcher english = ENGLISH.matcher(text);
        while (english.find()) {
            out.add(english(english, on));
        }
        Matcher chinese = CHINESE.matcher(text);
        while (Languages.hasHan(text) && chinese.find()) {
            Resolved resolved = chinese(chinese, on);
            if (resolved != null) {
                out.add(resolved);
            }
        }
        out.sort(Comparator.comparingInt(Resolved::start));
        return List.copyOf(out);
    }

    /**
     * Returns the last full date in a text, as "2031-04-05", "20310405", or "2031年4月5日".
     *
     * @param text whose end is the place in question
     */
    public static Optional<LocalDate> last(String text) {
        LocalDate last = null;
        Matcher found = FULL.matcher(text);
        while (found.find()) {
            boolean joined = found.group(2) == null;
            int year = Integer.parseInt(found.group(1));
            int month = Integer.parseInt(found.group(joined ? 4 : 2));
            int day = Integer.parseInt(found.group(joined ? 5 : 3));
            boolean real = month >= 1
                    && month <= 12
                    && day >= 1
                    && day <= YearMonth.of(year, month).lengthOfMonth();
            last = real ? LocalDate.of(year, month, day) : last;
        }
        return Optional.ofNullable(last);
    }

    private static Resolved english(Matcher found, LocalDate on) {
        String word = lower(found, "word");
        if (!word.isEmpty()) {
            String plain = word.startsWith("the ") ? word.substring(4) : word;
            return day(found, on.plusDays(DAYS.getOrDefault(plain, 0)));
        }
        String which = lower(found, "which");
        int step = which.startsWith("last") || which.endsWith("past") ? -1 : which.equals("next") ? 1 : 0;
        if (found.group("weekday") != null) {
            DayOfWeek day = DayOfWeek.valueOf(found.group("weekday").toUpperCase(Locale.ROOT));
            return day(
                    found,
                    on.with(
                            step < 0
                                    ? TemporalAdjusters.previous(day)
                                    : step > 0 ? TemporalAdjusters.next(day) : TemporalAdjusters.nextOrSame(day)));
        }
        if (found.group("unit") != null) {
            return moved(found, on, lower(found, "unit"), step);
        }
        boolean ahead = found.group("ahead") != null;
        String count = lower(found, ahead ? "in" : "ago");
        int number = Character.isDigit(count.charAt(0)) ? Integer.parseInt(count) : Math.max(1, NUMBERS.indexOf(count));
        return moved(found, on, lower(found, ahead ? "ahead" : "back"), ahead ? number : -number);
    }

    private static @Nullable Resolved chinese(Matcher found, LocalDate on) {
        if (found.group("word") != null) {
            return day(found, on.plusDays(DAYS.getOrDefault(found.group("word"), 0)));
        }
        if (found.group("weekday") != null) {
            int wanted = "一二三四五六日天".indexOf(found.group("weekday"));
            LocalDate monday = on.minusDays(on.getDayOfWeek().getValue() - 1L).plusWeeks(side(found.group("which")));
            return day(found, monday.plusDays(Math.min(wanted, WEEK - 1)));
        }
        if (found.group("month") != null || found.group("thismonth") != null) {
            return moved(found, on, "month", found.group("month") == null ? 0 : side(found.group("month")));
        }
        if (found.group("year") != null) {
            return moved(found, on, "year", YEARS.getOrDefault(found.group("year"), 0));
        }
        String count = found.group("count");
        int number = Character.isDigit(count.charAt(0)) ? Integer.parseInt(count) : hanNumber(count);
        if (number < 0) {
            return null;
        }
        String unit = switch (found.group("unit")) {
            case "周", "个星期" -> "week";
            case "个月" -> "month";
            case "年" -> "year";
            default -> "day";
        };
        return moved(found, on, unit, found.group("side").endsWith("前") ? -number : number);
    }

    /** The value of a Chinese number below a thousand; -1 for another one, and for "some tens". */
    private static int hanNumber(String written) {
        Matcher parts = HAN_NUMBER.matcher(written.replace('两', '二').replace('零', '〇'));
        if (written.isEmpty() || !parts.matches()) {
            return -1;
        }
        String hundreds = parts.group("hundreds");
        String tens = parts.group("tens");
        int out = hundreds == null ? 0 : 100 * HAN_NUMBERS.indexOf(hundreds);
        if (parts.group("ten") != null) {
            out += tens == null ? 10 : 10 * HAN_NUMBERS.indexOf(tens);
        }
        return out + (parts.group("ones") == null ? 0 : HAN_NUMBERS.indexOf(parts.group("ones")));
    }

    private static int side(String word) {
        return word.equals("上") ? -1 : word.equals("下") ? 1 : 0;
    }

    private static Resolved moved(MatchResult found, LocalDate on, String unit, int count) {
        return switch (unit) {
            case "day" -> day(found, on.plusDays(count));
            case "week" -> day(found, on.plusWeeks(count));
            case "month" ->
                new Resolved(
                        found.start(),
                        found.end(),
                        YearMonth.from(on).plusMonths(count).atDay(1),
                        Precision.MONTH);
            default ->
                new Resolved(found.start(), found.end(), LocalDate.of(on.getYear() + count, 1, 1), Precision.YEAR);
        };
    }

    private static Resolved day(MatchResult found, LocalDate date) {
        return new Resolved(found.start(), found.end(), date, Precision.DAY);
    }

    private static String lower(Matcher found, String group) {
        String text = found.group(group);
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
