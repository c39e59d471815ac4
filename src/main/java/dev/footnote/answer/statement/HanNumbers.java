package dev.footnote.answer.statement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Numbers that are written in Chinese: 三十五, 两万, 五分之一, 百分之十, 八成, 半. */
final class HanNumbers {

    private static final String DIGITS = "〇一二三四五六七八九";
    private static final String FORMAL = "零";
    private static final String SMALL = "十百千";
    private static final String BIG = "万亿";

    /** Characters of words in which a numeral counts nothing: 一样, 统一, 万一, 十分. */
    private static final String NOT_BEFORE = "样般些直定起旦致切边律度共同旁带面向身时流";

    private static final String NOT_AFTER = "统唯万同逐单专第之星期";

    private HanNumbers() {}

    /**
     * A number in Han characters.
     *
     * @param percent true for 百分之 and 成
     * @param vague true for a bare 一 and the like, which often counts nothing
     */
    record Spelt(double value, int to, boolean percent, boolean vague) {}

    static boolean isNumeral(Token token) {
        return token.kind() == Token.Kind.HAN
                && (digit(token) >= 0 || SMALL.contains(token.text()) || BIG.contains(token.text()));
    }

    /** Returns the number that begins at a token, or null. */
    static @Nullable Spelt at(List<Token> tokens, int from) {
        Token first = tokens.get(from);
        if (first.is("半")) {
            return new Spelt(0.5, from + 1, false, true);
        }
        if (!isNumeral(first) || BIG.contains(first.text())) {
            return null;
        }
        int to = from;
        while (to < tokens.size()
                && isNumeral(tokens.get(to))
                && to - from < 16
                && (to == from || !tokens.get(to).is("两"))) {
            to++;
        }
        double value = value(tokens, from, to);
        if (is(tokens, to, "分") && is(tokens, to + 1, "之")) {
            return fraction(tokens, value, to + 2);
        }
        if (is(tokens, to, "成") && to - from == 1 && !isHanLetter(tokens, to + 1)) {
            return new Spelt(value * 10, to + 1, true, false);
        }
        if (is(tokens, to, "点") && to + 1 < tokens.size() && isNumeral(tokens.get(to + 1)) && value < 100) {
            return decimal(tokens, value, to + 1);
        }
        boolean half = is(tokens, to, "个") && is(tokens, to + 1, "半");
        if (half && to + 2 < tokens.size() && Lexicon.units().at(tokens, to + 2) != null) {
            return new Spelt(value + 0.5, to + 2, false, false);
        }
        return new Spelt(value, to, false, isVague(tokens, from, to));
    }

    private static boolean isVague(List<Token> tokens, int from, int to) {
        boolean wordAfter =
                to < tokens.size() && NOT_BEFORE.contains(tokens.get(to).text());
        boolean wordBefore = from > 0 && NOT_AFTER.contains(tokens.get(from - 1).text());
        boolean unit = to < tokens.size() && Lexicon.units().at(tokens, to) != null;
        return wordAfter
                || wordBefore
                || isRange(tokens, from, to)
                || (to - from == 1 && !unit && !isMeasure(tokens, to))
                || (to - from == 1 && tokens.get(from).is("一"));
    }

    /** 三四名 is three or four, 十七八 is 17 or 18. */
    private static boolean isRange(List<Token> tokens, int from, int to) {
        int start = to - from == 3 && tokens.get(from).is("十") ? from + 1 : from;
        int first = digit(tokens.get(start));
        return to - start == 2 && first > 0 && digit(tokens.get(start + 1)) == first + 1;
    }

    private static boolean isMeasure(List<Token> tokens, int at) {
        return at < tokens.size()
                && "楼层个位次座艘架颗种家国条项届只张块支队片棵匹辆台部间层号道章名份件场轮届岁户口所"
                        .contains(tokens.get(at).text());
    }

    private static boolean isHanLetter(List<Token> tokens, int at) {
        return at < tokens.size() && "立为功员长本果".contains(tokens.get(at).text());
    }

    /** 五分之一; 百分之十 is a percentage. */
    private static @Nullable Spelt fraction(List<Token> tokens, double below, int at) {
        int to = at;
        while (to < tokens.size() && isNumeral(tokens.get(to))) {
            to++;
        }
        double above;
        if (to > at) {
            above = value(tokens, at, to);
        } else if (at < tokens.size() && tokens.get(at).kind() == Token.Kind.NUMBER) {
            above = Digits.value(tokens.get(at).text(), false);
            to = at + 1;
        } else {
            return null;
        }
        boolean percent = below == 100;
        return new Spelt(percent ? above : above / below, to, percent, false);
    }

    private static Spelt decimal(List<Token> tokens, double whole, int at) {
        double value = whole;
        double place = 0.1;
        int to = at;
        while (to < tokens.size() && digit(tokens.get(to)) >= 0) {
            value += digit(tokens.get(to)) * place;
            place /= 10;
            to++;
        }
        return new Spelt(value, to, false, false);
    }

    /** 三十五 is 35, 一九六九 is 1969, 三百万 is 3000000. */
    static double value(List<Token> tokens, int from, int to) {
        double total = 0;
        double section = 0;
        double digit = 0;
        for (int i = from; i < to; i++) {
            String c = tokens.get(i).text();
            int small = SMALL.indexOf(c);
            int big = BIG.indexOf(c);
            if (small >= 0) {
                section += Math.max(1, digit) * Math.pow(10, small + 1.0);
                digit = 0;
            } else if (big >= 0) {
                total = (total + Math.max(1, section + digit)) * (big == 0 ? 1e4 : 1e8);
                section = 0;
                digit = 0;
            } else {
                digit = digit * 10 + digit(tokens.get(i));
            }
        }
        return total + section + digit;
    }

    static int digit(Token token) {
        String c = token.text();
        if (c.equals("两") || c.equals("兩")) {
            return 2;
        }
        int plain = DIGITS.indexOf(c);
        return plain >= 0 ? plain : FORMAL.indexOf(c);
    }

    private static boolean is(List<Token> tokens, int at, String text) {
        return at < tokens.size() && tokens.get(at).is(text);
    }
}
