package dev.footnote.answer.statement;

import java.util.List;

/** Chinese dates: 1914年11月18日, 十月, 8日, 19世纪, 上世纪八十年代, 周三, 第三季度, 春季. */
final class HanDates {

    /** What begins words of things that are numbered with 号. */
    private static final String NUMBERED = "楼院线车机井矿桥厂馆门炉窑船舰仓库室台坑站港区柜窗房店位病选";

    private HanDates() {}

    /** Adds the date that begins at a token, if any. Returns the token after it, or {@code at}. */
    static int at(List<Token> tokens, int at, List<DateMention> out) {
        Part year = number(tokens, at);
        if (year.to() > at && is(tokens, year.to(), "世") && is(tokens, year.to() + 1, "纪")) {
            return century(tokens, at, year, out);
        }
        if (year.to() > at && is(tokens, year.to(), "年") && is(tokens, year.to() + 1, "代")) {
            return decade(tokens, at, year, 1900, out);
        }
        boolean real = year.to() > at && is(tokens, year.to(), "年") && year.value() >= 1000 && year.value() <= 2199;
        int next = real ? year.to() + 1 : at;
        int y = real ? year.value() : 0;
        Part month = number(tokens, next);
        if (month.to() > next && is(tokens, month.to(), "月") && month.value() >= 1 && month.value() <= 12) {
            return day(tokens, at, y, month, out);
        }
        if (real) {
            return rest(tokens, at, y, next, out);
        }
        return single(tokens, at, month, out);
    }

    private static int day(List<Token> tokens, int at, int year, Part month, List<DateMention> out) {
        int to = month.to() + 1;
        Part day = number(tokens, to);
        boolean hasDay = day.to() > to && (is(tokens, day.to(), "日") || is(tokens, day.to(), "号")) && day.value() <= 31;
        to = hasDay ? day.to() + 1 : to;
        out.add(DateMention.day(year, month.value(), hasDay ? day.value() : 0, at, to, Wording.text(tokens, at, to)));
        return to;
    }

    /** What follows a year that no month follows: a season, a quarter, or nothing. */
    private static int rest(List<Token> tokens, int at, int year, int next, List<DateMention> out) {
        int season = season(tokens, next);
        int quarter = quarter(tokens, next);
        int to = season > 0 ? next + 1 : quarter > 0 ? next + 3 : next;
        out.add(new DateMention(year, year, 0, 0, 0, season, quarter, at, to, Wording.text(tokens, at, to)));
        return to;
    }

    private static int single(List<Token> tokens, int at, Part number, List<DateMention> out) {
        boolean day = number.to() > at
                && (is(tokens, number.to(), "日") || isDay(tokens, number.to()))
                && number.value() >= 1
                && number.value() <= 31;
        if (day
                && (at == 0
                        || !tokens.get(at - 1).isWordOrHan()
                        || "于在的至到".contains(tokens.get(at - 1).text()))) {
            out.add(DateMention.day(
                    0, 0, number.value(), at, number.to() + 1, Wording.text(tokens, at, number.to() + 1)));
            return number.to() + 1;
        }
        int weekday = weekday(tokens, at);
        int size = is(tokens, at, "周") ? 2 : 3;
        if (weekday > 0) {
            out.add(new DateMention(0, 0, 0, 0, weekday, 0, 0, at, at + size, Wording.text(tokens, at, at + size)));
            return at + size;
        }
        int quarter = quarter(tokens, at);
        if (quarter > 0) {
            out.add(new DateMention(0, 0, 0, 0, 0, 0, quarter, at, at + 3, Wording.text(tokens, at, at + 3)));
            return at + 3;
        }
        int season = season(tokens, at);
        if (season > 0
                && at + 1 < tokens.size()
                && "天季末初".contains(tokens.get(at + 1).text())) {
            out.add(new DateMention(0, 0, 0, 0, 0, season, 0, at, at + 2, Wording.text(tokens, at, at + 2)));
            return at + 2;
        }
        return at;
    }

    /** 三号 is a day, 三号车间 is one of several workshops. */
    private static boolean isDay(List<Token> tokens, int at) {
        return is(tokens, at, "号")
                && (at + 1 >= tokens.size()
                        || !NUMBERED.contains(tokens.get(at + 1).text()));
    }

    private static int century(List<Token> tokens, int at, Part number, List<DateMention> out) {
        int to = number.to() + 2;
        Part decade = number(tokens, to);
        if (decade.to() > to && is(tokens, decade.to(), "年") && is(tokens, decade.to() + 1, "代")) {
            return decade(tokens, at, decade, number.value() * 100 - 100, out);
        }
        out.add(DateMention.year(
                number.value() * 100 - 99, number.value() * 100, at, to, Wording.text(tokens, at, to)));
        return to;
    }

    private static int decade(List<Token> tokens, int at, Part decade, int century, List<DateMention> out) {
        int first = decade.value() >= 1000 ? decade.value() : century + decade.value();
        int to = decade.to() + 2;
        out.add(DateMention.year(first, first + 9, at, to, Wording.text(tokens, at, to)));
        return to;
    }

    private static int weekday(List<Token> tokens, int at) {
        int after = is(tokens, at, "周")
                ? at + 1
                : (is(tokens, at, "星") && is(tokens, at + 1, "期")) || (is(tokens, at, "礼") && is(tokens, at + 1, "拜"))
                        ? at + 2
                        : -1;
        if (after < 0 || after >= tokens.size()) {
            return 0;
        }
        String day = tokens.get(after).text();
        return day.equals("日") || (day.equals("天") && after == at + 2) ? 7 : "一二三四五六".indexOf(day) + 1;
    }

    private static int quarter(List<Token> tokens, int at) {
        boolean form = is(tokens, at, "第") && is(tokens, at + 2, "季") && at + 1 < tokens.size();
        int value = form ? HanNumbers.digit(tokens.get(at + 1)) : 0;
        return value >= 1 && value <= 4 ? value : 0;
    }

    private static int season(List<Token> tokens, int at) {
        boolean feast = is(tokens, at + 1, "节") || is(tokens, at + 1, "运") || is(tokens, at + 1, "晚");
        return at < tokens.size() && !feast ? "春夏秋冬".indexOf(tokens.get(at).text()) + 1 : 0;
    }

    private record Part(int value, int to) {}

    /** Up to four digits, or Han numerals. */
    private static Part number(List<Token> tokens, int at) {
        if (at >= tokens.size()) {
            return new Part(0, at);
        }
        Token token = tokens.get(at);
        if (token.kind() == Token.Kind.NUMBER) {
            boolean plain = token.text().length() <= 4 && token.text().chars().allMatch(c -> c >= '0' && c <= '9');
            return plain ? new Part(Integer.parseInt(token.text()), at + 1) : new Part(0, at);
        }
        int to = at;
        while (to < tokens.size() && to - at < 6 && HanNumbers.isNumeral(tokens.get(to))) {
            to++;
        }
        return to == at ? new Part(0, at) : new Part((int) Math.min(9999, HanNumbers.value(tokens, at, to)), to);
    }

    private static boolean is(List<Token> tokens, int at, String text) {
        return at < tokens.size() && tokens.get(at).is(text);
    }
}
