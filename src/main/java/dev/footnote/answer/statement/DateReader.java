package dev.footnote.answer.statement;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** Finds dates and times of day in a text: whole dates, their parts, decades, centuries, quarters, weekdays, clock times. */
final class DateReader {

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
    private static final List<String> DAYS =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
    private static final List<String> SEASONS = List.of("spring", "summer", "autumn", "winter");
    private static final List<String> ORDINALS = List.of("first", "second", "third", "fourth");
    private static final List<String> MONTHS_ABROAD = List.of(
            "januar janvier enero gennaio janeiro",
            "februar février febrero febbraio fevereiro",
            "märz mars marzo março",
            "avril abril aprile",
            "mai mayo maggio maio",
            "juni juin junio giugno junho",
            "juli juillet julio luglio julho",
            "août agosto",
            "septembre septiembre settembre setembro",
            "oktober octobre octubre ottobre outubro",
            "novembre noviembre novembro",
            "dezember décembre diciembre dicembre dezembro");

    private static final Set<String> OWNERS = Set.of("the", "his", "her", "its", "their", "'s");

    private static final Set<String> BEFORE_DECADE = Set.of("the", "early", "late", "mid", "-");

    private static final Set<String> BEFORE_YEAR = Set.of(
            "in", "since", "by", "until", "till", "from", "to", "before", "after", "of", "during", "and", "between",
            "around", "circa", "c", "ca", "through", "for", "the", "early", "late", "mid", "(", "-", "/", ",", "于", "在",
            "自", "从", "至", "到", "约", "en", "im", "anno", "year", "or", "but", "spring", "summer", "autumn", "fall",
            "winter", "q1", "q2", "q3", "q4", "ad", "as", ";", "born", "died", "into");

    private final List<Token> tokens;
    private final List<DateMention> dates = new ArrayList<>();
    private final List<Quantity> clocks = new ArrayList<>();

    /**
     * @param tokens of a sentence
     * @param taken receives the tokens of the dates
     */
    DateReader(List<Token> tokens, BitSet taken) {
        this.tokens = tokens;
        int i = 0;
        while (i < tokens.size()) {
            int to = clock(i);
            to = to > i ? to : date(i);
            if (to > i) {
                taken.set(i, to);
            }
            i = Math.max(i + 1, to);
        }
    }

    List<DateMention> dates() {
        return dates;
    }

    List<Quantity> clocks() {
        return clocks;
    }

    private int date(int at) {
        Token token = tokens.get(at);
        if (token.kind() == Token.Kind.NUMBER) {
            return number(at);
        }
        if (token.kind() == Token.Kind.HAN) {
            return HanDates.at(tokens, at, dates);
        }
        if (token.kind() != Token.Kind.WORD) {
            return at;
        }
        int holiday = holiday(at);
        if (holiday > at) {
            return holiday;
        }
        int month = month(at);
        if (month > 0) {
            return monthFirst(at, month);
        }
        NumberWords.Spelt spelt = NumberWords.at(tokens, at);
        int ordinal = spelt != null && spelt.ordinal() ? (int) spelt.value() : 0;
        if (spelt != null && ordinal > 0) {
            int after = spelt.to()
                    + (word(spelt.to()).equals("-") && word(spelt.to() + 1).equals("century") ? 1 : 0);
            return word(after).equals("century") ? century(ordinal, at, after + 1) : quarter(at);
        }
        return word(at).length() == 2 && word(at).charAt(0) == 'q' && Character.isDigit(word(at).charAt(1))
                ? quarter(at)
                : dayOrSeason(at);
    }

    private int dayOrSeason(int at) {
        String day = word(at).endsWith("days") ? word(at).substring(0, word(at).length() - 1) : word(at);
        int weekday = DAYS.indexOf(day) + 1;
        if (weekday > 0 && tokens.get(at).startsUpper()) {
            int next = at + 1 + (word(at + 1).equals(",") ? 1 : 0);
            dates.add(new DateMention(0, 0, 0, 0, weekday, 0, 0, at, at + 1, text(at, at + 1)));
            return next <= tokens.size() ? at + 1 : at;
        }
        int season = SEASONS.indexOf(word(at)) + 1;
        boolean dated = isYear(at + 1) || word(at + 1).equals("of") && isYear(at + 2);
        if (season > 0 && (dated || isSeason(at))) {
            int year = isYear(at + 1) ? year(at + 1) : word(at + 1).equals("of") && isYear(at + 2) ? year(at + 2) : 0;
            int to = year == 0 ? at + 1 : isYear(at + 1) ? at + 2 : at + 3;
            dates.add(new DateMention(year, year, 0, 0, 0, season, 0, at, to, text(at, to)));
            return to;
        }
        return at;
    }

    /** "in spring", "this autumn": not "winter barley" and not "the spring water". */
    private boolean isSeason(int at) {
        Set<String> before = Set.of(
                "in", "by", "until", "since", "this", "last", "next", "during", "before", "after", "every", "each");
        String one = word(at - 1);
        boolean the = one.equals("the") && before.contains(word(at - 2));
        String next = word(at + 1);
        boolean noun = at + 1 < tokens.size()
                && tokens.get(at + 1).kind() == Token.Kind.WORD
                && !Set.of("and", "or", "the", "when", "by", "but", "if").contains(next);
        return (before.contains(one) || the) && (!noun || (word(at).equals("autumn") && !next.equals("of")));
    }

    private int quarter(int at) {
        boolean letter = word(at).charAt(0) == 'q';
        int quarter = letter ? word(at).charAt(1) - '0' : ORDINALS.indexOf(word(at)) + 1;
        if (quarter < 1 || quarter > 4 || (!letter && !word(at + 1).equals("quarter"))) {
            return at;
        }
        int to = at + (letter ? 1 : 2);
        to += word(to).equals("of") && isYear(to + 1) ? 1 : 0;
        int year = isYear(to) ? year(to) : 0;
        to += year > 0 ? 1 : 0;
        dates.add(new DateMention(year, year, 0, 0, 0, 0, quarter, at, to, text(at, to)));
        return to;
    }

    /** Holidays that fall on the same day each year, with month and day; words without a possessive ending. */
    private static final List<String> HOLIDAYS = List.of(
            "new year day 1 1", "new year eve 12 31", "christmas day 12 25", "christmas eve 12 24", "boxing day 12 26");

    private int holiday(int at) {
        if (!tokens.get(at).startsUpper()) {
            return at;
        }
        for (String line : HOLIDAYS) {
            String[] parts = line.split(" ", -1);
            int words = parts.length - 2;
            boolean here = true;
            for (int i = 0; i < words && here; i++) {
                here = word(at + i).equals(parts[i]);
            }
            if (here) {
                int to = at
                        + words
                        + (word(at + words).equals("of") || word(at + words).equals(",") ? 1 : 0);
                int year = isYear(to) ? year(to) : 0;
                to = year > 0 ? to + 1 : at + words;
                dates.add(DateMention.day(
                        year,
                        Integer.parseInt(parts[words]),
                        Integer.parseInt(parts[words + 1]),
                        at,
                        to,
                        text(at, to)));
                return to;
            }
        }
        return at;
    }

    /** "May 3, 2021", "May 2021", "May 3", "in May". */
    private int monthFirst(int at, int month) {
        int to = at + 1 + (word(at + 1).equals(".") && at + 2 < tokens.size() && isNumber(at + 2) ? 1 : 0);
        int day = day(to);
        if (day > 0) {
            to += hasOrdinalEnding(to) ? 2 : 1;
            int comma = word(to).equals(",") ? 1 : 0;
            int year = isYear(to + comma) ? year(to + comma) : 0;
            to += year > 0 ? comma + 1 : 0;
            dates.add(DateMention.day(year, month, day, at, to, text(at, to)));
            return to;
        }
        to += word(to).equals("of") && isYear(to + 1) ? 1 : 0;
        to += word(to).equals(",") && isYear(to + 1) ? 1 : 0;
        int year = isYear(to) ? year(to) : 0;
        boolean name = MONTHS.contains(word(at))
                && tokens.get(at).startsUpper()
                && (month != 5 && month != 3 || isAfterPreposition(at));
        if (year == 0 && !name) {
            return at;
        }
        to = year > 0 ? to + 1 : at + 1;
        dates.add(DateMention.day(year, month, 0, at, to, text(at, to)));
        return to;
    }

    private boolean isAfterPreposition(int at) {
        return at > 0 && BEFORE_YEAR.contains(word(at - 1));
    }

    private int number(int at) {
        String text = tokens.get(at).text();
        int next = at + 1 + (hasOrdinalEnding(at) ? 1 : 0);
        int day = day(at);
        int dot = word(next).equals(".") && month(next + 1) > 0 ? 1 : 0;
        int of = word(next).equals("of") || dot > 0 ? 1 : 0;
        int month = month(next + of);
        if (day > 0 && month > 0) {
            return dayFirst(at, next + of, day, month);
        }
        int list = dayList(at, day);
        if (list > at) {
            return list;
        }
        int century = next + (word(next).equals("-") ? 1 : 0);
        if (hasOrdinalEnding(at) && word(century).equals("century")) {
            return century((int) Digits.value(text, false), at, century + 1);
        }
        int iso = iso(at);
        if (iso > at) {
            return iso;
        }
        int han = HanDates.at(tokens, at, dates);
        if (han > at) {
            return han;
        }
        if (text.length() == 2) {
            return shortDecade(at);
        }
        return text.length() == 4 && text.chars().allMatch(Character::isDigit) ? yearAlone(at) : at;
    }

    private int dayFirst(int at, int monthAt, int day, int month) {
        int to = monthAt + 1;
        to += word(to).equals(".") && isYear(to + 1) ? 1 : 0;
        to += word(to).equals(",") && isYear(to + 1) ? 1 : 0;
        int year = isYear(to) ? year(to) : 0;
        to += year > 0 ? 1 : 0;
        dates.add(DateMention.day(year, month, day, at, to, text(at, to)));
        return to;
    }

    /** "5 and 6 April 2017", "5-6 April": the first day borrows month and year. */
    private int dayList(int at, int day) {
        boolean joined = word(at + 1).equals("and")
                || word(at + 1).equals("-")
                || word(at + 1).equals("to")
                || word(at + 1).equals("or");
        if (day == 0 || !joined || day(at + 2) == 0) {
            return at;
        }
        int month = month(at + 3);
        if (month == 0) {
            return at;
        }
        int year = isYear(at + 4) ? year(at + 4) : 0;
        dates.add(DateMention.day(year, month, day, at, at + 1, text(at, at + 1) + " " + text(at + 3, at + 4)));
        return at + 1;
    }

    /** "2021-05-03", "2021/5/3"; "3/5/2021" is left alone, for nobody knows which is the day. */
    private int iso(int at) {
        if (isYear(at) && tight(at + 1) && "-/".contains(word(at + 1)) && isNumber(at + 2) && tight(at + 2)) {
            int month = small(at + 2, 12);
            boolean day = word(at + 3).equals(word(at + 1)) && small(at + 4, 31) > 0 && tight(at + 4);
            if (month > 0 && (day || word(at + 2).length() == 2 && word(at + 2).charAt(0) == '0')) {
                int to = day ? at + 5 : at + 3;
                dates.add(DateMention.day(year(at), month, day ? small(at + 4, 31) : 0, at, to, text(at, to)));
                return to;
            }
        }
        String[] parts = tokens.get(at).text().split("\\.", -1);
        boolean dots = parts.length == 3 && parts[2].length() == 4 && parts[0].length() <= 2 && parts[1].length() <= 2;
        if (dots) {
            int month = Integer.parseInt(parts[1]);
            int day = Integer.parseInt(parts[0]);
            if (month >= 1 && month <= 12 && day >= 1 && day <= 31) {
                dates.add(DateMention.day(
                        Integer.parseInt(parts[2]),
                        month,
                        day,
                        at,
                        at + 1,
                        tokens.get(at).text()));
                return at + 1;
            }
        }
        return at;
    }

    /** "the 20s", "the late 60s": a decade of the last century. */
    private int shortDecade(int at) {
        boolean ten = isNumber(at)
                && tokens.get(at).text().length() == 2
                && tokens.get(at).text().endsWith("0")
                && tokens.get(at).text().charAt(0) >= '1';
        boolean s = word(at + 1).equals("s") && tight(at + 1) || word(at + 1).equals("'s");
        if (!ten || !s || !BEFORE_DECADE.contains(word(at - 1))) {
            return at;
        }
        int year = 1900 + Integer.parseInt(tokens.get(at).text());
        dates.add(DateMention.year(year, year + 9, at, at + 2, text(at, at + 2)));
        return at + 2;
    }

    /** The years from the first one to the last of "the early 1800s": nobody means the first decade alone. */
    private static final int EARLY = 39;

    /** "1640-47": the last year of a span by its last two digits, or 0. */
    private int shortEnd(int at, int year) {
        boolean dash = word(at + 1).equals("-") || word(at + 1).equals("–");
        String digits = word(at + 2);
        boolean two = dash
                && isNumber(at + 2)
                && digits.length() == 2
                && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                && !word(at + 3).equals("-")
                && !word(at + 3).equals("–");
        int last = two ? year / 100 * 100 + Integer.parseInt(digits) : 0;
        return last > year && last > year / 100 * 100 + 12 ? last : 0;
    }

    private int yearAlone(int at) {
        if (!isYear(at)) {
            return at;
        }
        int year = year(at);
        boolean decade = word(at + 1).equals("s") && tight(at + 1);
        boolean apart = word(at + 1).equals("'") && word(at + 2).equals("s") && tight(at + 1) && tight(at + 2);
        if (decade || (apart || word(at + 1).equals("'s")) && year % 10 == 0) {
            boolean early = word(at - 1).equals("early");
            int to = apart ? at + 3 : at + 2;
            dates.add(DateMention.year(
                    year, year % 100 != 0 ? year + 9 : early ? year + EARLY : year + 99, at, to, text(at, to)));
            return to;
        }
        int last = shortEnd(at, year);
        if (last > year) {
            dates.add(DateMention.year(year, year, at, at + 1, text(at, at + 1)));
            dates.add(DateMention.year(last, last, at + 2, at + 3, text(at + 2, at + 3)));
            return at + 3;
        }
        boolean noun = at + 1 < tokens.size()
                && Lexicon.units().at(tokens, at + 1) != null
                && !word(at + 1).equals("in");
        boolean code = at > 0 && tight(at) && !"(-/,;[\"'".contains(word(at - 1));
        if (noun || (code && tokens.get(at - 1).kind() != Token.Kind.HAN)) {
            return at;
        }
        boolean article = word(at - 1).equals("a") || word(at - 1).equals("an");
        boolean owner = OWNERS.contains(word(at - 1)) && !word(at + 1).endsWith("s");
        boolean likely = article
                || owner
                || at == 0
                || BEFORE_YEAR.contains(word(at - 1))
                || month(at - 1) > 0
                || !followedByNoun(at);
        if (!likely) {
            return at;
        }
        dates.add(DateMention.year(year, year, at, at + 1, text(at, at + 1)));
        return at + 1;
    }

    private boolean followedByNoun(int at) {
        return at + 1 < tokens.size()
                && tokens.get(at + 1).kind() == Token.Kind.WORD
                && word(at + 1).length() > 3;
    }

    private int century(int number, int at, int to) {
        if (number < 1 || number > 30) {
            return at;
        }
        dates.add(DateMention.year(number * 100 - 99, number * 100, at, to, text(at, to)));
        return to;
    }

    private int clock(int at) {
        ClockTimes.Time time = ClockTimes.at(tokens, at);
        if (time == null) {
            return at;
        }
        clocks.add(time.quantity());
        return time.to();
    }

    private int day(int at) {
        return small(at, 31);
    }

    private int small(int at, int most) {
        if (!isNumber(at)
                || tokens.get(at).text().length() > 2
                || !tokens.get(at).text().chars().allMatch(c -> c >= '0' && c <= '9')) {
            return 0;
        }
        int value = Integer.parseInt(tokens.get(at).text());
        return value >= 1 && value <= most ? value : 0;
    }

    private boolean hasOrdinalEnding(int at) {
        return isNumber(at)
                && at + 1 < tokens.size()
                && tight(at + 1)
                && Set.of("st", "nd", "rd", "th").contains(word(at + 1));
    }

    private int month(int at) {
        String word = word(at);
        if (at < 0
                || at >= tokens.size()
                || word.length() < 3
                || !Character.isUpperCase(tokens.get(at).text().charAt(0)) && word.length() < 4) {
            return 0;
        }
        for (int i = 0; i < MONTHS.size(); i++) {
            boolean cut = word.length() <= 4
                    && MONTHS.get(i).startsWith(word)
                    && word.length() < MONTHS.get(i).length();
            boolean abroad = (" " + MONTHS_ABROAD.get(i) + " ").contains(" " + word + " ");
            boolean verb = word.equals("may") && !tokens.get(at).startsUpper()
                    || word.equals("march") && !tokens.get(at).startsUpper();
            if (!verb
                    && (MONTHS.get(i).equals(word)
                            || abroad
                            || (cut
                                    && tokens.get(at).startsUpper()
                                    && (isNumber(at - 1)
                                            || isNumber(at + 1)
                                            || word(at + 1).equals("."))))) {
                return i + 1;
            }
        }
        return 0;
    }

    private boolean isYear(int at) {
        return isNumber(at)
                && tokens.get(at).text().length() == 4
                && tokens.get(at).text().chars().allMatch(c -> c >= '0' && c <= '9')
                && year(at) >= 1000
                && year(at) <= 2199
                && !LARGE.contains(word(at + 1));
    }

    /** Words for a large number behind digits: 1200万元 is no year. */
    private static final Set<String> LARGE = Set.of("万", "亿", "萬", "億", "million", "billion", "thousand");

    private int year(int at) {
        return Integer.parseInt(tokens.get(at).text());
    }

    private boolean isNumber(int at) {
        return at >= 0 && at < tokens.size() && tokens.get(at).kind() == Token.Kind.NUMBER;
    }

    private boolean tight(int at) {
        return at > 0
                && at < tokens.size()
                && tokens.get(at).start() == tokens.get(at - 1).end();
    }

    private String word(int at) {
        return at >= 0 && at < tokens.size() ? tokens.get(at).lower() : "";
    }

    private String text(int from, int to) {
        return Wording.text(tokens, from, Math.min(to, tokens.size()));
    }
}
