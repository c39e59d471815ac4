package dev.footnote.offline.span;

import dev.footnote.text.Languages;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The form of a span. */
enum SpanForm {
    DATE,
    YEAR,
    DATE_PART,
    NUMBER,
    MEASURE,
    NAME,
    FULL_NAME,
    LONG_NAME,
    TITLE,
    QUOTED,
    MIXED,
    WORD,
    PHRASE,
    CLAUSE,
    HAN_PERSON,
    HAN_FOREIGN,
    HAN_BODY,
    HAN_PLACE,
    HAN_WORD,
    HAN_PHRASE,
    HAN_CLAUSE;

    private static final String MONTH =
            "(?:January|February|March|April|May|June|July|August|September|October|November|December)";
    private static final Pattern A_DATE = Pattern.compile(
            "\\d{1,2}(?:st|nd|rd|th)? (?:of )?" + MONTH + ",? \\d{3,4}|" + MONTH
                    + " \\d{1,2}(?:st|nd|rd|th)?,? \\d{3,4}|" + MONTH
                    + ",? \\d{4}|\\d{4}-\\d{2}-\\d{2}|\\d{3,4}\\s*年\\s*\\d{1,2}\\s*月(?:\\s*\\d{1,2}\\s*[日号])?"
                    + "|(?:19|20)\\d{6}(?:[T_ ]\\d{2}:?\\d{2})?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern A_YEAR = Pattern.compile("(?:1\\d|20)\\d{2}s?|\\d{3,4}\\s*年|公元前?\\d+年");
    private static final Pattern A_DATE_PART = Pattern.compile(
            MONTH + " \\d{1,2}(?:st|nd|rd|th)?|\\d{1,2}(?:st|nd|rd|th)? (?:of )?" + MONTH + "|" + MONTH
                    + "|\\d{1,2}(?::\\d{2})? ?(?:[ap]\\.?m\\.?|o'clock)|\\d{1,2}:\\d{2}"
                    + "|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:today|tomorrow|yesterday|tonight)|\\d{1,2}(?:st|nd|rd|th)"
                    + " century|\\d{1,2}\\s*月(?:\\s*\\d{1,2}\\s*[日号])?|\\d{1,2}\\s*[日号]|\\d{1,2}世纪.{0,4}",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern A_NUMBER = Pattern.compile(
            "[$€£¥]?\\d{1,15}+(?:[,.]\\d{1,15}+){0,8}+[%％‰]?|(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
                    + "|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|hundred|thousand|million|dozen|once|twice)"
                    + "|[一二两三四五六七八九十百千万亿零]+");
    private static final Pattern A_MEASURE = Pattern.compile(
            "[$€£¥]?(?:\\d{1,15}+(?:[,.]\\d{1,15}+){0,8}+|(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty))(?:st|nd|rd|th)?["
                    + " %％-]?[\\p{L}%-]{1,30}(?: [\\p{L}]{1,30}){0,2}"
                    + "|[$€£¥]?(?:\\d{1,15}+(?:[,.]\\d{1,15}+){0,8}+|[一二两三四五六七八九十百千万亿零半]{1,12})[%％‰]?\\s*[多余]?[万亿千百]{0,6}[多余]?[\\p{IsHan}]{1,4}");
    private static final Set<String> BODIES = Set.of(("公司 大学 学院 医院 银行 集团 委员会 协会 博物馆 图书馆 俱乐部 研究所 研究院 中学 小学 机场 车站 大桥"
                    + " 战役 战争 条约 电影节 世界杯 奥运会 锦标赛 联赛 公园 出版社 杂志 省 市 县 区 州 国 镇 河 江 湖 山 岛 海 寺 奖 杯 队 站 路 村 乡 洲 湾 半岛")
            .split(" ", -1));
    private static final int SHORT = 8;
    private static final int LONG = 16;

    /** Returns the form of a span. */
    static SpanForm of(String text, List<SpanToken> tokens, boolean quoted, Set<String> names) {
        if (A_DATE.matcher(text).matches()) {
            return DATE;
        }
        if (A_YEAR.matcher(text).matches()) {
            return YEAR;
        }
        if (A_DATE_PART.matcher(text).matches()) {
            return DATE_PART;
        }
        if (A_NUMBER.matcher(text).matches()) {
            return NUMBER;
        }
        if (A_MEASURE.matcher(text).matches()) {
            return MEASURE;
        }
        if (quoted) {
            return QUOTED;
        }
        return Languages.hasHan(text) ? han(text, tokens, names) : latin(tokens);
    }

    private static SpanForm han(String text, List<SpanToken> tokens, Set<String> names) {
        if (text.indexOf('·') > 0 || text.indexOf('•') > 0) {
            return text.length() <= LONG && tokens.get(0).tag().startsWith("nr")
                    ? HAN_FOREIGN
                    : tokens.size() <= 5 ? HAN_FOREIGN : HAN_CLAUSE;
        }
        String tag = tokens.get(tokens.size() - 1).tag();
        boolean person = tokens.stream().allMatch(token -> token.tag().startsWith("nr"));
        if (person) {
            return text.length() > 4 ? HAN_FOREIGN : HAN_PERSON;
        }
        if (tag.startsWith("ns") && text.length() <= LONG) {
            return HAN_PLACE;
        }
        if (tag.startsWith("nt") && text.length() <= LONG) {
            return HAN_BODY;
        }
        boolean body = BODIES.contains(text.substring(text.length() - 1))
                || (text.length() > 1 && BODIES.contains(text.substring(text.length() - 2)))
                || (text.length() > 2 && BODIES.contains(text.substring(text.length() - 3)));
        if (body && text.length() <= LONG) {
            return HAN_BODY;
        }
        if (names.contains(text) && text.length() <= 4) {
            return HAN_PERSON;
        }
        if (tokens.size() == 1) {
            return HAN_WORD;
        }
        return text.length() <= SHORT ? HAN_PHRASE : text.length() <= LONG ? MIXED : HAN_CLAUSE;
    }

    private static SpanForm latin(List<SpanToken> tokens) {
        long capitals = tokens.stream().filter(SpanToken::isCapital).count();
        long words = tokens.stream()
                .filter(token -> token.kind() == SpanToken.Kind.WORD && !token.isStop())
                .count();
        if (words == 0 && capitals > 0) {
            return capitals == 1 ? NAME : capitals <= 3 ? FULL_NAME : LONG_NAME;
        }
        if (capitals > 0) {
            return MIXED;
        }
        return tokens.size() == 1 ? WORD : tokens.size() <= 4 ? PHRASE : CLAUSE;
    }
}
