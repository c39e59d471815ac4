package dev.footnote.offline.chain;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the innermost thing that a Chinese question speaks of without naming it. */
final class HanChainParser {

    private static final Pattern PLACE_NOUN = Pattern.compile("首都|省会|总部|所在地|所在城市|出生地");

    private static final String HAN_NOUNS =
            "([^的，。？?、和与]{2,20}?)的(导演|作者|编剧|创始人|创办人|主演|作曲者?|演唱者|主唱|父亲|母亲|妻子|丈夫|儿子|女儿|设计者|设计师|发明者|首都|省会|总部|母公司|主教练|队长|所在地|所在城市|出生地)";
    private static final Pattern HAN = Pattern.compile(HAN_NOUNS + "(?=的|是哪|是在|出生|毕业|去世|在|的|位于|来自|获|执导|还)");

    /** "X出生的城市": the place or body that something happened at. */
    private static final Pattern CLAUSE_HAN = Pattern.compile(
            "([^的，。？?、和与]{2,20}?(?:出生|去世|逝世|毕业|就读|所在|所属|居住|任教|来自|成立|创立|注册|位于))的(城市|国家|省份|省|大学|学校|学院|公司|地方|州|县|地区|俱乐部|球队)"
                    + "(?=的|是哪|是在|在|位于|有|人口|面积|获|还|成立|建)");

    private static final Pattern HAPPENED_HAN = Pattern.compile("(?:出生|去世|逝世|毕业|就读|所在|所属|居住|任教|来自|成立|创立|注册|位于)$");

    private static final Pattern ASKED_HAN = Pattern.compile(HAN_NOUNS + "(?:是谁|叫什么|是哪位|是什么人|是)?[？?]?$");

    /** What follows where the relation alone is asked for, and nothing of what it leads to. */
    private static final Pattern ALONE_HAN =
            Pattern.compile("(?:(?:是|在|位于)哪(?:里|儿|位|座城市|个城市|个地方|个人)?|叫什么(?:名字)?)[？?]?$");

    private HanChainParser() {}

    /** Returns the thing that has to be found first, or empty where the question names all it speaks of. */
    static Optional<ChainLink> innermost(String text) {
        return han(text, HAN);
    }

    /** Returns the relation that a question asks for and nothing else. */
    static Optional<ChainLink> asked(String question) {
        return han(question, ASKED_HAN);
    }

    /** "X出生的城市", for the name before the verb. */
    private static Optional<ChainLink> clauseHan(String text) {
        Matcher found = CLAUSE_HAN.matcher(text);
        if (!found.find()) {
            return Optional.empty();
        }
        String name = HAPPENED_HAN.matcher(found.group(1)).replaceFirst("");
        boolean named = name.codePointCount(0, name.length()) > 1;
        return named
                ? Optional.of(new ChainLink(
                        found.group(), found.start(), found.end(), found.group() + "是哪个？", text, found.group(2), name))
                : Optional.empty();
    }

    private static Optional<ChainLink> han(String text, Pattern pattern) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            return pattern == HAN ? clauseHan(text) : Optional.empty();
        }
        String noun = found.group(2);
        boolean place = PLACE_NOUN.matcher(noun).matches();
        Matcher rest = ALONE_HAN.matcher(text).region(found.end(), text.length());
        if (pattern == HAN && rest.lookingAt()) {
            return Optional.empty();
        }
        String question = found.group() + (place ? "是哪里？" : "是谁？");
        return Optional.of(
                new ChainLink(found.group(), found.start(), found.end(), question, text, noun, found.group(1)));
    }
}
