package dev.footnote.answer.statement;

import dev.footnote.answer.statement.PhraseTable.Hit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the numbers of a text with their units. */
final class QuantityReader {

    /** Words for powers of ten after digits. */
    private static final Map<String, Double> SCALES = Map.ofEntries(
            Map.entry("hundred", 1e2),
            Map.entry("thousand", 1e3),
            Map.entry("million", 1e6),
            Map.entry("millions", 1e6),
            Map.entry("millionen", 1e6),
            Map.entry("mio", 1e6),
            Map.entry("mn", 1e6),
            Map.entry("billion", 1e9),
            Map.entry("billions", 1e9),
            Map.entry("bn", 1e9),
            Map.entry("trillion", 1e12),
            Map.entry("milliarde", 1e9),
            Map.entry("milliarden", 1e9),
            Map.entry("milliard", 1e9),
            Map.entry("milliards", 1e9),
            Map.entry("mrd", 1e9),
            Map.entry("млн", 1e6),
            Map.entry("млрд", 1e9),
            Map.entry("тыс", 1e3),
            Map.entry("lakh", 1e5),
            Map.entry("crore", 1e7),
            Map.entry("dozen", 12.0),
            Map.entry("만", 1e4),
            Map.entry("억", 1e8));

    private static final Map<String, Double> HAN_SCALES =
            Map.of("十", 1e1, "百", 1e2, "千", 1e3, "万", 1e4, "萬", 1e4, "亿", 1e8, "億", 1e8);

    private static final Map<String, Double> FRACTIONS = Map.ofEntries(
            Map.entry("½", 1 / 2.0),
            Map.entry("⅓", 1 / 3.0),
            Map.entry("⅔", 2 / 3.0),
            Map.entry("¼", 1 / 4.0),
            Map.entry("¾", 3 / 4.0),
            Map.entry("⅕", 1 / 5.0),
            Map.entry("⅖", 2 / 5.0),
            Map.entry("⅗", 3 / 5.0),
            Map.entry("⅘", 4 / 5.0),
            Map.entry("⅙", 1 / 6.0),
            Map.entry("⅛", 1 / 8.0),
            Map.entry("⅜", 3 / 8.0),
            Map.entry("⅝", 5 / 8.0),
            Map.entry("⅞", 7 / 8.0));

    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private static final Set<String> DECIMAL_COMMA =
            Set.of("de", "fr", "es", "it", "pt", "nl", "ru", "pl", "sv", "da", "no", "fi", "cs", "tr", "uk", "id");

    private final List<Token> tokens;
    private final BitSet taken;
    private final boolean decimalComma;
    private final List<Quantity> out = new ArrayList<>();

    private record Value(double value, double step, int to, boolean vague, boolean ordinal, boolean percent) {}

    /**
     * @param tokens of a sentence
     * @param taken tokens of dates, which are left out; those of numbers are added
     * @param language BCP 47
     */
    QuantityReader(List<Token> tokens, BitSet taken, String language) {
        this.tokens = tokens;
        this.taken = taken;
        this.decimalComma = DECIMAL_COMMA.contains(language);
    }

    List<Quantity> read() {
        int i = 0;
        while (i < tokens.size()) {
            Value value = taken.get(i) ? null : value(i);
            if (value == null) {
                i++;
            } else {
                i = Math.max(i + 1, add(i, value));
            }
        }
        shareUnits();
        return out;
    }

    /** "Between 0.3 and 1.7 litres", "0.3 to 1.7 litres": the unit behind a range is that of both ends. */
    private void shareUnits() {
        for (int i = 0; i + 1 < out.size(); i++) {
            Quantity first = out.get(i);
            Quantity second = out.get(i + 1);
            String link = second.from() == first.to() + 1 ? word(first.to()) : "";
            boolean range = RANGE.contains(link)
                    || link.equals("and")
                            && first.from() > 0
                            && word(first.from() - 1).equals("between");
            if (range
                    && first.unit() == null
                    && second.unit() != null
                    && first.form() == Quantity.Form.NUMBER
                    && first.value() < second.value()) {
                out.set(i, first.in(second.unit()));
            }
        }
    }

    private static final Set<String> RANGE = Set.of("to", "-", "–", "—", "~", "至", "到");

    private int add(int from, Value value) {
        Unit unit = value.percent() ? percent() : null;
        int to = value.to();
        int start = from;
        Hit<Unit> after = unit == null ? unitAfter(to) : null;
        if (after == null && unit == null && value.value() < 1) {
            after = unitOf(to);
        }
        Hit<Unit> before = currencyBefore(from);
        boolean adjective = after != null && after.value().isMoney();
        if (before != null && !adjective) {
            unit = before.value();
            start = before.from();
        } else if (after != null) {
            unit = after.value();
            to = after.to();
        }
        double size = value.value();
        double step = value.step();
        if (unit != null && isHalfAfter(to, unit)) {
            size += 0.5;
            to += word(to).equals("半") ? 1 : 3;
        }
        int minutes = unit != null && isHours(unit) && !value.vague() ? minutesAfter(to) : 0;
        if (minutes > 0) {
            int at = word(to).equals("and") ? to + 1 : to;
            size += Digits.value(tokens.get(at).text(), false) / 60;
            to = minutes;
        }
        if (unit != null && from > 0 && isMinus(from - 1)) {
            size = -size;
        }
        Hit<Unit> per = unit == null ? null : per(to);
        Quantity.Form form = value.ordinal()
                ? Quantity.Form.ORDINAL
                : value.vague() && unit == null ? Quantity.Form.VAGUE : Quantity.Form.NUMBER;
        String text = text(start, to);
        Quantity.Bound around = Bounds.around(tokens, start, to).bound();
        // 六千多名: the word for "more" stands between the number and what it counts.
        boolean more = around == Quantity.Bound.EXACT && (text.contains("多") || text.contains("余"));
        Quantity made = new Quantity(
                size,
                unit,
                per == null ? null : per.value(),
                form,
                more ? Quantity.Bound.MORE : around,
                step,
                start,
                to,
                text);
        if (!(unit == null && isCode(from))) {
            out.add(made);
            taken.set(start, to);
        }
        return to;
    }

    /** The number that begins here, however it is written. */
    private @Nullable Value value(int at) {
        Token token = tokens.get(at);
        if (token.kind() == Token.Kind.NUMBER) {
            return digits(at);
        }
        if (token.kind() == Token.Kind.WORD) {
            if (isArticleWithHalf(at)) {
                return new Value(1, 0.05, at + 1, false, false, false);
            }
            NumberWords.Spelt spelt = NumberWords.at(tokens, at);
            return spelt == null
                    ? null
                    : new Value(spelt.value(), half(spelt.value()), spelt.to(), spelt.vague(), spelt.ordinal(), false);
        }
        boolean han = token.kind() == Token.Kind.HAN;
        HanNumbers.Spelt spelt = han ? HanNumbers.at(tokens, at) : null;
        boolean ordinal = at > 0 && tokens.get(at - 1).is("第");
        return spelt == null
                ? null
                : new Value(
                        spelt.value(),
                        half(spelt.value()),
                        spelt.to(),
                        spelt.vague() && !ordinal,
                        ordinal,
                        spelt.percent());
    }

    /** "an hour and a half". */
    private boolean isArticleWithHalf(int at) {
        boolean article = word(at).equals("a") || word(at).equals("an");
        Hit<Unit> unit = article && at + 1 < tokens.size() ? Lexicon.units().at(tokens, at + 1) : null;
        return unit != null && isHalfAfter(at + 2, unit.value());
    }

    private static double half(double value) {
        return value == Math.rint(value) ? 0.5 : 0.005;
    }

    private @Nullable Value digits(int at) {
        String text = tokens.get(at).text();
        if (text.indexOf(':') >= 0) {
            return null;
        }
        Double fraction = FRACTIONS.get(text);
        double value = fraction != null ? fraction : Digits.value(text, decimalComma);
        double step = fraction != null ? 0.05 : Digits.step(text, decimalComma);
        int to = at + 1;
        Double more = to < tokens.size() ? FRACTIONS.get(tokens.get(to).text()) : null;
        if (more != null && fraction == null) {
            value += more;
            to++;
        }
        while (isGroup(to)
                && tokens.get(at).text().length() <= 3
                && (decimalComma || tokens.get(to).text().equals("000"))) {
            value = value * 1000 + Digits.value(tokens.get(to).text(), false);
            to++;
        }
        if (more == null && isSlashFraction(to)) {
            return new Value(
                    value / Digits.value(tokens.get(to + 1).text(), false), 0.005, to + 2, false, false, false);
        }
        int power = powerOfTen(to);
        if (power > to) {
            double scale = exponent(to, power);
            return new Value(value * scale, step * scale, power, false, false, false);
        }
        boolean money = at > 0 && "$€£¥".contains(word(at - 1));
        if (money && word(to).equals("m") && touches(to)) {
            return new Value(value * 1e6, step * 1e6, to + 1, false, false, false);
        }
        return scaled(value, step, to);
    }

    private Value scaled(double value, double step, int from) {
        double scaled = value;
        double rounding = step;
        int to = from;
        boolean ordinal = to < tokens.size()
                && touches(to)
                && Set.of("st", "nd", "rd", "th").contains(word(to));
        if (ordinal) {
            return new Value(value, 0.5, to + 1, false, true, false);
        }
        while (to < tokens.size()) {
            Double scale = SCALES.get(word(to));
            scale = scale == null && tokens.get(to).kind() == Token.Kind.HAN ? HAN_SCALES.get(word(to)) : scale;
            boolean letter = touches(to) && tokens.get(to).kind() == Token.Kind.WORD;
            scale = scale == null && letter && tokens.get(to).text().equals("M") ? Double.valueOf(1e6) : scale;
            scale = scale == null && letter && tokens.get(to).text().equals("k") ? Double.valueOf(1e3) : scale;
            if (scale == null) {
                break;
            }
            scaled *= scale;
            rounding *= scale;
            to++;
            boolean stop = to < tokens.size()
                    && word(to).equals(".")
                    && SCALES.containsKey(word(to - 1))
                    && word(to - 1).length() <= 3;
            to += stop && to + 1 < tokens.size() ? 1 : 0;
        }
        return new Value(scaled, rounding, to, false, false, false);
    }

    /** "1/3", but not "3/2021". */
    private boolean isSlashFraction(int at) {
        return at + 1 < tokens.size()
                && word(at).equals("/")
                && touches(at)
                && touches(at + 1)
                && tokens.get(at + 1).kind() == Token.Kind.NUMBER
                && tokens.get(at + 1).text().length() <= 2
                && Digits.value(tokens.get(at + 1).text(), false) > 1;
    }

    /** The token after "× 10³", "x 10^3"; else {@code from}. */
    private int powerOfTen(int from) {
        boolean times =
                word(from).equals("×") || word(from).equals("x") || word(from).equals("·");
        if (!times || !word(from + 1).equals("10")) {
            return from;
        }
        int to = from + 2;
        if (word(to).equals("^")) {
            to += word(to + 1).equals("-") ? 3 : 2;
            return Math.min(to, tokens.size());
        }
        to += word(to).equals("⁻") ? 1 : 0;
        while (to < tokens.size() && RAISED.contains(word(to))) {
            to++;
        }
        return to;
    }

    private double exponent(int from, int to) {
        StringBuilder digits = new StringBuilder();
        boolean minus = false;
        for (int i = from + 2; i < to; i++) {
            int raised = RAISED.indexOf(word(i));
            minus |= word(i).equals("⁻") || word(i).equals("-");
            digits.append(
                    raised >= 0 ? Integer.toString(raised) : tokens.get(i).kind() == Token.Kind.NUMBER ? word(i) : "");
        }
        double power = digits.length() == 0 || digits.length() > 3 ? 0 : Double.parseDouble(digits.toString());
        return Math.pow(10, minus ? -power : power);
    }

    private boolean isGroup(int at) {
        return at < tokens.size()
                && tokens.get(at).kind() == Token.Kind.NUMBER
                && tokens.get(at).text().length() == 3
                && tokens.get(at).start() == tokens.get(at - 1).end() + 1;
    }

    private @Nullable Hit<Unit> unitAfter(int at) {
        int from = at;
        if (from < tokens.size() && (word(from).equals("-") || word(from).equals("个")) && from + 1 < tokens.size()) {
            Hit<Unit> whole = word(from).equals("个") ? Lexicon.units().at(tokens, from) : null;
            if (whole != null) {
                return whole;
            }
            from += word(from).equals("-") ? 1 : 0;
        }
        if (from >= tokens.size()) {
            return null;
        }
        if (from < tokens.size() && Set.of("多", "余", "来", "几").contains(word(from)) && from + 1 < tokens.size()) {
            from++;
        }
        Hit<Unit> hit = Lexicon.units().at(tokens, from);
        boolean oneLetter = hit != null
                && hit.to() == from + 1
                && word(from).length() == 1
                && tokens.get(from).kind() == Token.Kind.WORD;
        boolean follows = from < tokens.size()
                && tokens.get(from).startsUpper()
                && oneLetter
                && !"WVAJ".contains(tokens.get(from).text());
        return follows ? null : hit;
    }

    private @Nullable Hit<Unit> currencyBefore(int at) {
        for (int from = Math.max(0, at - 2); from < at; from++) {
            Hit<Unit> hit = taken.get(from) ? null : Lexicon.units().at(tokens, from);
            if (hit != null
                    && hit.to() == at
                    && hit.value().isMoney()
                    && tokens.get(from).text().length() <= 3
                    && tokens.get(from).kind() != Token.Kind.HAN) {
                return hit;
            }
        }
        return null;
    }

    /** "per day", "a year", "/ha" after a unit. */
    private @Nullable Hit<Unit> per(int at) {
        boolean per = Set.of("per", "/", "a", "an", "each", "every").contains(word(at));
        return per && at + 1 < tokens.size() ? Lexicon.units().at(tokens, at + 1) : null;
    }

    /** "A quarter of an hour": the unit behind "of a". */
    private @Nullable Hit<Unit> unitOf(int at) {
        boolean of = word(at).equals("of")
                && (word(at + 1).equals("an") || word(at + 1).equals("a"))
                && at + 2 < tokens.size();
        return of ? Lexicon.units().at(tokens, at + 2) : null;
    }

    private static boolean isHours(Unit unit) {
        return isTime(unit) && unit.factor() == 3600;
    }

    /** The token after the minutes that follow hours, "2 hours 15 minutes" and 2小时15分; 0 if none do. */
    private int minutesAfter(int at) {
        int number = word(at).equals("and") ? at + 1 : at;
        boolean digits = number + 1 < tokens.size()
                && tokens.get(number).kind() == Token.Kind.NUMBER
                && tokens.get(number).text().length() <= 2
                && Character.isDigit(tokens.get(number).text().charAt(0));
        String unit = digits ? word(number + 1) : "";
        boolean minutes = Set.of("分", "min", "minutes", "minute", "mins").contains(unit);
        return minutes ? number + 2 + (unit.equals("分") && word(number + 2).equals("钟") ? 1 : 0) : 0;
    }

    /** 两年半, 四吨半, but 三米半径. */
    private boolean isHalfAfter(int at, Unit unit) {
        boolean half = word(at).equals("半")
                && !Set.of("径", "数", "岛", "夜", "导", "圆", "球").contains(word(at + 1));
        return half
                || isTime(unit)
                        && (word(at).equals("and")
                                && word(at + 1).equals("a")
                                && word(at + 2).equals("half"));
    }

    private static boolean isTime(Unit unit) {
        return unit.dimension().equals("time");
    }

    private boolean isMinus(int at) {
        boolean sign = word(at).equals("-") || word(at).equals("minus") || word(at).equals("零下");
        boolean joins = at > 0 && tokens.get(at - 1).end() == tokens.get(at).start();
        boolean bullet = at == 0
                && word(at).equals("-")
                && tokens.size() > 1
                && tokens.get(1).start() > tokens.get(0).end();
        boolean below = word(at).equals("下") && at > 0 && word(at - 1).equals("零");
        return below
                || (sign && !joins && !bullet && (at == 0 || tokens.get(at - 1).kind() != Token.Kind.NUMBER));
    }

    /** A number right after letters and a dash, as in a model's name. */
    private boolean isCode(int at) {
        return at > 1
                && tokens.get(at - 1).is("-")
                && tokens.get(at - 2).kind() == Token.Kind.WORD
                && touches(at)
                && touches(at - 1);
    }

    private boolean touches(int at) {
        return at > 0 && tokens.get(at).start() == tokens.get(at - 1).end();
    }

    private static Unit percent() {
        return new Unit("percent", 1, 0, "%");
    }

    private String word(int at) {
        return at >= 0 && at < tokens.size() ? tokens.get(at).lower() : "";
    }

    private String text(int from, int to) {
        StringBuilder out = new StringBuilder();
        for (int i = from; i < to; i++) {
            boolean gap = i > from && tokens.get(i).start() > tokens.get(i - 1).end();
            out.append(gap ? " " : "").append(tokens.get(i).text());
        }
        return out.toString();
    }
}
