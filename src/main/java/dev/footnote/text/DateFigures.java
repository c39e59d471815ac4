package dev.footnote.text;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the figures of dates in ASCII digits: those of other scripts and full-width ones, Chinese numerals, and years of Japanese eras and of the Republic
 * of China. Stateless, safe for many threads.
 */
public final class DateFigures {

    private static final String DIGITS = "[〇零○一二三四五六七八九]";
    private static final String NUMBER = "([〇零○一二三四五六七八九十廿卅]{1,3}|\\d{1,2})";

    /** The year before the first of each era. */
    private static final Map<String, Integer> ERAS =
            Map.of("明治", 1867, "大正", 1911, "昭和", 1925, "平成", 1988, "令和", 2018, "民國", 1911, "民国", 1911);

    private static final Pattern ERA =
            Pattern.compile("(明治|大正|昭和|平成|令和|民國|民国)\\s?(元|\\d{1,3}|[〇零○一二三四五六七八九十]{1,4})\\s?年");

    private static final Pattern YEAR = Pattern.compile("(?<!" + DIGITS + ")(" + DIGITS + "{4})\\s?年");

    private static final Pattern DAY =
            Pattern.compile("(?<=\\d年)\\s?" + NUMBER + "\\s?月(?:\\s?" + NUMBER + "\\s?([日号號]))?");

    private DateFigures() {}

    /** Returns a text with the figures of its dates in ASCII digits; the same text where they are, or where it has none. */
    public static String plain(String text) {
        String out = isAscii(text) ? text : digits(text);
        if (out.indexOf('年') < 0) {
            return out;
        }
        out = ERA.matcher(out).replaceAll(DateFigures::ofEra);
        Matcher year = YEAR.matcher(out);
        out = year.find() ? year.replaceAll(m -> row(m.group(1)) + "年") : out;
        return DAY.matcher(out).replaceAll(DateFigures::day);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** Digits of other scripts, and full-width signs beside digits. */
    private static String digits(String text) {
        StringBuilder out = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80 || !Character.isDigit(c)) {
                continue;
            }
            if (out == null) {
                out = new StringBuilder(text);
            }
            out.setCharAt(i, (char) ('0' + Character.digit(c, 10)));
            sign(out, i - 1);
            sign(out, i + 1);
        }
        return out == null ? text : out.toString();
    }

    private static void sign(StringBuilder out, int at) {
        if (at < 0 || at >= out.length()) {
            return;
        }
        switch (out.charAt(at)) {
            case '／' -> out.setCharAt(at, '/');
            case '－' -> out.setCharAt(at, '-');
            case '．' -> out.setCharAt(at, '.');
            default -> {}
        }
    }

    private static String ofEra(MatchResult m) {
        int year = m.group(2).equals("元") ? 1 : number(m.group(2));
        return ERAS.getOrDefault(m.group(1), 0) + year + "年";
    }

    private static String day(MatchResult m) {
        String month = number(m.group(1)) + "月";
        return m.group(2) == null ? month : month + number(m.group(2)) + m.group(3);
    }

    /** A year as a row of figures. */
    private static String row(String written) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < written.length(); i++) {
            out.append(figure(written.charAt(i)));
        }
        return out.toString();
    }

    private static int number(String written) {
        if (written.charAt(0) < 0x80) {
            return Integer.parseInt(written);
        }
        int sum = 0;
        int last = 0;
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            switch (c) {
                case '十' -> {
                    sum += Math.max(1, last) * 10;
                    last = 0;
                }
                case '廿' -> sum += 20;
                case '卅' -> sum += 30;
                default -> last = last * 10 + figure(c);
            }
        }
        return sum + last;
    }

    private static int figure(char c) {
        int at = "〇一二三四五六七八九".indexOf(c);
        return Math.max(0, at);
    }
}
