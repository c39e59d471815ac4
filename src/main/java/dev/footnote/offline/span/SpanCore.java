package dev.footnote.offline.span;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What of a Chinese span is the date, the figure or the name that is asked for, without the words that lead to it. */
final class SpanCore {

    private static final String FIGURES = "(?:[0-9]{1,15}+(?:[,.][0-9]{1,15}+){0,8}+|[〇零一二三四五六七八九十百千两]{1,10}+)";

    private static final Pattern A_DATE = Pattern.compile("(?:公元前?|前|\\p{IsHan}{2}(?=[一二三四五六七八九十元]{1,3}年))?(?:元年|"
            + FIGURES + "\\s?(?:年代|世纪|年(?![多来级间轻龄])|月(?!光)|[日号](?![线楼文本语记])))"
            + "(?:\\s?(?:" + FIGURES + "\\s?(?:年代|[月日号])|[初末底春夏秋冬]|上半年|下半年|中期|后期|初期)){0,4}"
            + "|[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?|[0-9]{1,2}:[0-9]{2}");

    private static final Pattern AN_AMOUNT = Pattern.compile("(?:约|近|超过|逾|至少|超)?[$€£¥]?" + FIGURES
            + "\\s?[多余几]?(?:万亿|[万亿千百]){0,2}[多余]?\\s?(?:[%％‰]|个百分点|平方公里|平方千米|平方米|立方米|公里|公斤|千克|厘米|毫米|公顷|英里|英尺"
            + "|吨|克|米|美元|欧元|日元|港元|英镑|人民币|元|人次|[人名位个辆架艘座所家件部张场次届岁年天级度层集页枚块亩枪票席州国县市省村户只头匹首篇本册卷条项种艘])?");

    /** Words that no number's unit begins with: a figure before them is the day of a date or a place in an order. */
    private static final Pattern DATED = Pattern.compile("^[日月号时点分]");

    /** What stands before a number that only tells things apart, as in "第3" and "L5". */
    private static final Pattern NUMBERING = Pattern.compile("(?:第\\s?|[\\p{IsLatin}.-])$");

    private static final Pattern RANGE = Pattern.compile("(?<=[0-9年月日号%％元])[至到]|[～~—–]|[0-9]-[0-9]{1,2}(?:日|号|年|月|$)");

    /** The part of speech of words for what somebody is, as the segmenter has them: nouns that name nothing. */
    private static final Pattern OFFICE = Pattern.compile("n|nn.*|g.*");

    /** What stands behind a number, up to so many characters, is taken for its unit. */
    private static final int LONGEST_UNIT = 2;

    private static final Pattern DIGIT = Pattern.compile("[0-9〇零一二三四五六七八九十百千两]");

    private SpanCore() {}

    /**
     * Returns the part of a span that answers, or the span itself if it has none or several.
     *
     * @param kind what is asked for
     * @param text the span
     * @param tokens of the span, in order
     */
    static String of(AnswerKind kind, String text, List<SpanToken> tokens) {
        return switch (kind) {
            case DATE, YEAR -> only(A_DATE, text);
            case COUNT, AMOUNT -> amount(text);
            case PERSON -> person(text, tokens);
            default -> text;
        };
    }

    /** Returns false if a date, count or measure is asked for and the span holds none. */
    static boolean fits(AnswerKind kind, String text) {
        return switch (kind) {
            case DATE, YEAR ->
                A_DATE.matcher(text).find()
                        || DIGIT.matcher(text).results().count() >= 4
                        || text.endsWith("朝")
                        || text.endsWith("代")
                        || text.endsWith("期")
                        || text.endsWith("节");
            case COUNT, AMOUNT -> DIGIT.matcher(text).find();
            default -> true;
        };
    }

    private static String only(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find() || RANGE.matcher(text).find()) {
            return text;
        }
        String core = found.group().strip();
        return found.find() ? text : core;
    }

    private static String amount(String text) {
        Matcher found = AN_AMOUNT.matcher(text);
        if (!found.find() || RANGE.matcher(text).find()) {
            return text;
        }
        String core = found.group().strip();
        String before = text.substring(0, found.start());
        String after = text.substring(found.end());
        boolean whole = NUMBERING.matcher(before).find() || DATED.matcher(after).find() || found.find();
        return whole ? text : after.length() <= LONGEST_UNIT ? core + after : core;
    }

    /** The name at the end of a span whose other words say what its bearer is: "船长林海生" names one person. */
    private static String person(String text, List<SpanToken> tokens) {
        int from = tokens.size();
        while (from > 0 && isName(tokens.get(from - 1))) {
            from--;
        }
        if (from == 0 || from == tokens.size() || !tokens.get(from).tag().startsWith("nr")) {
            return text;
        }
        boolean described = OFFICE.matcher(tokens.get(from - 1).tag()).matches()
                && tokens.get(from - 1).lower().length() > 1;
        boolean others = tokens.subList(0, from).stream().anyMatch(token -> isName(token) || token.isMark());
        int start = tokens.get(from).start() - tokens.get(0).start();
        return described && !others && text.length() - start > 1 ? text.substring(start) : text;
    }

    private static boolean isName(SpanToken token) {
        return token.tag().startsWith("nr")
                || token.lower().equals("·")
                || token.lower().equals("•");
    }
}
