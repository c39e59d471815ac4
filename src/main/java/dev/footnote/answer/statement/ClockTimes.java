package dev.footnote.answer.statement;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times of day, 18:30 and 6.30 p.m. and 下午六点半 alike, and times of a race such as 5:48.2 or 5分48秒2. */
final class ClockTimes {

    private static final Pattern PARTS = Pattern.compile("[:.]");

    private static final double HOUR = 60;
    private static final Unit SECOND = new Unit("time", 1, 0, "s");

    private ClockTimes() {}

    /** A time and the token after it. */
    record Time(Quantity quantity, int to) {}

    static @Nullable Time at(List<Token> tokens, int at) {
        Token token = tokens.get(at);
        if (token.kind() == Token.Kind.NUMBER) {
            Time race = race(tokens, at);
            return race != null ? race : digits(tokens, at, 0);
        }
        if (token.is("noon") || token.is("midday") || token.is("正") && is(tokens, at + 1, "午")) {
            return clock(tokens, at, at + (token.is("正") ? 2 : 1), 12 * HOUR);
        }
        if (token.is("midnight") || (token.is("午") && is(tokens, at + 1, "夜"))) {
            return clock(tokens, at, at + (token.is("午") ? 2 : 1), 0);
        }
        return token.kind() == Token.Kind.HAN ? han(tokens, at) : null;
    }

    /** 下午六点半, 晚上8点, 上午十点十五分, 18时30分. */
    private static @Nullable Time han(List<Token> tokens, int at) {
        String half = Wording.text(tokens, at, Math.min(at + 2, tokens.size()));
        boolean evening = Set.of("下午", "晚上", "傍晚", "夜里", "中午").contains(half);
        boolean morning = Set.of("上午", "早上", "凌晨", "清晨", "早晨").contains(half);
        int from = at + (evening || morning ? 2 : 0);
        double shift = evening && !half.equals("中午") ? 12 : 0;
        if (from > at && from < tokens.size() && tokens.get(from).kind() == Token.Kind.NUMBER) {
            return digits(tokens, from, evening ? 12 : 0);
        }
        int to = from;
        while (to < tokens.size() && HanNumbers.isNumeral(tokens.get(to)) && to - from < 3) {
            to++;
        }
        if (to == from
                || !is(tokens, to, "点")
                || (from == at && !is(tokens, to + 1, "半") && !is(tokens, to + 1, "钟"))) {
            return null;
        }
        double hour = HanNumbers.value(tokens, from, to);
        return hour > 24 ? null : minutes(tokens, at, to + 1, hour + (hour < 12 ? shift : 0));
    }

    /** The minutes after 点: 半, 三十分, 一刻, or none. */
    private static Time minutes(List<Token> tokens, int start, int at, double hour) {
        if (is(tokens, at, "半")) {
            return clock(tokens, start, at + 1, hour * HOUR + 30);
        }
        if (is(tokens, at, "一") && is(tokens, at + 1, "刻")) {
            return clock(tokens, start, at + 2, hour * HOUR + 15);
        }
        if (is(tokens, at, "三") && is(tokens, at + 1, "刻")) {
            return clock(tokens, start, at + 2, hour * HOUR + 45);
        }
        int to = at;
        while (to < tokens.size()
                && (HanNumbers.isNumeral(tokens.get(to)) || tokens.get(to).kind() == Token.Kind.NUMBER)
                && to - at < 3) {
            to++;
        }
        boolean minute = to > at && is(tokens, to, "分");
        double value = !minute
                ? 0
                : tokens.get(at).kind() == Token.Kind.NUMBER
                        ? Digits.value(tokens.get(at).text(), false)
                        : HanNumbers.value(tokens, at, to);
        int end = minute ? to + 1 : at + (is(tokens, at, "钟") || is(tokens, at, "整") ? 1 : 0);
        return clock(tokens, start, end, hour * HOUR + value);
    }

    private static @Nullable Time digits(List<Token> tokens, int at, double shift) {
        String text = tokens.get(at).text();
        int next = at + 1;
        int half = halfOfDay(tokens, next);
        String[] parts = PARTS.split(text, -1);
        boolean colon = text.indexOf(':') > 0;
        if (parts.length > 2
                || parts[0].length() > 2
                || !text.chars().allMatch(c -> Character.isDigit(c) || c == ':' || c == '.')) {
            return null;
        }
        double hour = parts[0].isEmpty() ? 99 : Double.parseDouble(parts[0]);
        boolean han = (is(tokens, next, "点") || is(tokens, next, "时")) && !colon;
        if (hour > 24
                || (!colon
                        && half == 0
                        && !(han && (shift > 0 || is(tokens, next, "时") || isWholeHour(tokens, next))))) {
            return null;
        }
        double minute = parts.length == 2 ? Double.parseDouble(parts[1].isEmpty() ? "0" : parts[1]) : 0;
        if (minute >= 60 || (parts.length == 2 && parts[1].length() != 2)) {
            return null;
        }
        double added = half > 0 && Math.signum(half) > 0 && isAfternoon(tokens, next)
                ? (hour < 12 ? 12 : 0)
                : half > 0 && hour == 12 ? -12 : shift > 0 && hour < 12 ? shift : 0;
        if (han) {
            return minutes(tokens, at, next + 1, hour + added);
        }
        return clock(tokens, at, next + half, (hour + added) * HOUR + minute);
    }

    private static boolean isWholeHour(List<Token> tokens, int at) {
        return is(tokens, at + 1, "钟") || is(tokens, at + 1, "整") || is(tokens, at + 1, "半");
    }

    /** How many tokens "p.m." or "am" take; 0 if it does not follow. */
    private static int halfOfDay(List<Token> tokens, int at) {
        if (is(tokens, at, "pm") || is(tokens, at, "am")) {
            return 1;
        }
        boolean dotted =
                (is(tokens, at, "p") || is(tokens, at, "a")) && is(tokens, at + 1, ".") && is(tokens, at + 2, "m");
        int oclock = is(tokens, at, "o'clock") ? 1 : 0;
        return dotted ? (is(tokens, at + 3, ".") ? 4 : 3) : oclock;
    }

    private static boolean isAfternoon(List<Token> tokens, int at) {
        return tokens.get(at).lower().startsWith("p");
    }

    /** 5:48.2, 1:02:33, 5分48秒2: an amount of time, in seconds. */
    private static @Nullable Time race(List<Token> tokens, int at) {
        String text = tokens.get(at).text();
        boolean colon = text.indexOf(':') > 0;
        if (colon && (text.indexOf('.') > 0 || text.indexOf(':') != text.lastIndexOf(':'))) {
            double seconds = 0;
            for (String part : text.split(":", -1)) {
                seconds = seconds * 60 + Digits.value(part, false);
            }
            return new Time(amount(tokens, seconds, at, at + 1), at + 1);
        }
        boolean han = is(tokens, at + 1, "分")
                && at + 2 < tokens.size()
                && tokens.get(at + 2).kind() == Token.Kind.NUMBER
                && is(tokens, at + 3, "秒");
        if (!han || colon) {
            return null;
        }
        double seconds =
                Digits.value(text, false) * 60 + Digits.value(tokens.get(at + 2).text(), false);
        int to = at + 4;
        boolean tenths = to < tokens.size()
                && tokens.get(to).kind() == Token.Kind.NUMBER
                && tokens.get(to).start() == tokens.get(to - 1).end();
        if (tenths) {
            seconds += Digits.value("0." + tokens.get(to).text().replace(".", ""), false);
            to++;
        }
        return new Time(amount(tokens, seconds, at, to), to);
    }

    private static Quantity amount(List<Token> tokens, double seconds, int from, int to) {
        return new Quantity(
                seconds,
                SECOND,
                null,
                Quantity.Form.NUMBER,
                Quantity.Bound.EXACT,
                0.05,
                from,
                to,
                Wording.text(tokens, from, to));
    }

    private static Time clock(List<Token> tokens, int from, int to, double minutes) {
        int end = Math.min(to, tokens.size());
        return new Time(
                new Quantity(
                        minutes,
                        null,
                        null,
                        Quantity.Form.CLOCK,
                        Quantity.Bound.EXACT,
                        0,
                        from,
                        end,
                        Wording.text(tokens, from, end)),
                end);
    }

    private static boolean is(List<Token> tokens, int at, String text) {
        return at >= 0 && at < tokens.size() && tokens.get(at).is(text);
    }
}
