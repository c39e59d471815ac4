package dev.footnote.answer;

import dev.footnote.text.Figures;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers and dates that a text gives, in figures or in words. A date may be told by its parts; 5 million is not 5, and
 * 12% is not 12.
 */
final class Quantities {

    private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{2})(?:-(\\d{2}))?");

    private static final Pattern RAISED = Pattern.compile("(?<!\\d)\\d++[\u00B2\u00B3\u00B9\u2070-\u2079]+");
    private static final Pattern HAN_MONTH = Pattern.compile("(\\d{1,2})月");

    /** A number in Han characters; only before a measure word it is surely one, and not a part of a name. */
    private static final Pattern HAN = Pattern.compile("[〇零一二三四五六七八九十百千万萬亿億两兩]+");

    private static final String MEASURES = "个個人名位次年月日天岁歲座艘架颗顆种種家国國条條项項届屆米吨噸";
    private static final String HAN_DIGITS = "〇一二三四五六七八九";

    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");

    private static final Map<String, String> SPELT = Map.ofEntries(
            Map.entry("two", "2"),
            Map.entry("three", "3"),
            Map.entry("four", "4"),
            Map.entry("five", "5"),
            Map.entry("six", "6"),
            Map.entry("seven", "7"),
            Map.entry("eight", "8"),
            Map.entry("nine", "9"),
            Map.entry("ten", "10"),
            Map.entry("eleven", "11"),
            Map.entry("twelve", "12"),
            Map.entry("thirteen", "13"),
            Map.entry("fourteen", "14"),
            Map.entry("fifteen", "15"),
            Map.entry("sixteen", "16"),
            Map.entry("seventeen", "17"),
            Map.entry("eighteen", "18"),
            Map.entry("nineteen", "19"),
            Map.entry("twenty", "20"),
            Map.entry("thirty", "30"),
            Map.entry("forty", "40"),
            Map.entry("fifty", "50"),
            Map.entry("sixty", "60"),
            Map.entry("seventy", "70"),
            Map.entry("eighty", "80"),
            Map.entry("ninety", "90"));

    /** Numbers, years and whole dates as {@link Figures} has them, and powers as they are written. */
    private final Set<String> figures = new HashSet<>();

    /** Numbers in words that may be meant otherwise: "one", and Han numerals without a measure word. */
    private final Set<String> perhaps = new HashSet<>();

    /** Days and months of whole dates. */
    private final Set<String> parts = new HashSet<>();

    private final Set<Integer> months = new HashSet<>();

    private Quantities() {}

    static Quantities of(String text) {
        Quantities out = new Quantities();
        String plain = ascii(text);
        Matcher raised = RAISED.matcher(plain);
        while (raised.find()) {
            out.figures.add(raised.group());
        }
        for (String figure : Figures.of(raised.replaceAll(" "))) {
            out.figures.add(figure);
            Matcher date = DATE.matcher(figure);
            if (date.matches()) {
                out.month(Integer.parseInt(date.group(2)));
                if (date.group(3) != null) {
                    out.parts.add(Integer.toString(Integer.parseInt(date.group(3))));
                }
            }
        }
        out.words(plain.toLowerCase(Locale.ROOT));
        out.han(plain);
        return out;
    }

    private void month(int month) {
        months.add(month);
        parts.add(Integer.toString(month));
    }

    private void words(String text) {
        for (String word : text.split("\\P{L}+", -1)) {
            String digits = SPELT.get(word);
            if (digits != null) {
                figures.add(digits);
            } else if (word.equals("one")) {
                perhaps.add("1");
            }
            int month = monthOf(word);
            if (month > 0) {
                months.add(month);
            }
        }
    }

    private void han(String text) {
        Matcher month = HAN_MONTH.matcher(text);
        while (month.find()) {
            months.add(Integer.parseInt(month.group(1)));
        }
        Matcher numeral = HAN.matcher(text);
        while (numeral.find()) {
            boolean measured = numeral.end() < text.length() && MEASURES.indexOf(text.charAt(numeral.end())) >= 0;
            boolean scaled = numeral.start() > 0 && Character.isDigit(text.charAt(numeral.start() - 1));
            String value = Long.toString(value(numeral.group()));
            if (!scaled) {
                (measured && !value.equals("1") ? figures : perhaps).add(value);
            }
        }
    }

    /** 三十五 is 35, 一九六九 is 1969, 三百万 is 3000000. */
    private static long value(String numeral) {
        long total = 0;
        long section = 0;
        long digit = 0;
        for (int i = 0; i < Math.min(numeral.length(), 15); i++) {
            char c = numeral.charAt(i);
            int value = "两兩".indexOf(c) >= 0 ? 2 : Math.max(0, HAN_DIGITS.indexOf(c));
            int small = "十百千".indexOf(c);
            if (small >= 0) {
                section += Math.max(1, digit) * (long) Math.pow(10, small + 1.0);
                digit = 0;
            } else if ("万萬亿億".indexOf(c) >= 0) {
                total = (total + Math.max(1, section + digit)) * ("万萬".indexOf(c) >= 0 ? 10_000L : 100_000_000L);
                section = 0;
                digit = 0;
            } else {
                digit = digit * 10 + value;
            }
        }
        return total + section + digit;
    }

    private static int monthOf(String word) {
        for (int i = 0; i < MONTHS.size() && word.length() >= 3; i++) {
            if (MONTHS.get(i).equals(word)
                    || (word.length() <= 4 && MONTHS.get(i).startsWith(word))) {
                return i + 1;
            }
        }
        return 0;
    }

    private static String ascii(String text) {
        StringBuilder out = new StringBuilder(text);
        for (int i = 0; i < out.length(); i++) {
            if (out.charAt(i) > 0x7F && Character.isDigit(out.charAt(i))) {
                out.setCharAt(i, (char) ('0' + Character.digit(out.charAt(i), 10)));
            }
        }
        return out.toString();
    }

    /** True if the word is a month's name and the month is among these, however written. */
    boolean hasMonth(String word) {
        return months.contains(monthOf(word));
    }

    /** True if all that is surely said here is said there. */
    boolean areIn(Quantities there) {
        return figures.stream().allMatch(there::has);
    }

    private boolean has(String figure) {
        if (figures.contains(figure) || perhaps.contains(figure) || parts.contains(figure)) {
            return true;
        }
        Matcher date = DATE.matcher(figure);
        return date.matches()
                && figures.contains(date.group(1))
                && months.contains(Integer.parseInt(date.group(2)))
                && (date.group(3) == null || figures.contains(Integer.toString(Integer.parseInt(date.group(3)))));
    }
}
