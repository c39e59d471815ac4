package dev.footnote.offline.manual;

import dev.footnote.text.Languages;
import dev.footnote.text.WordPatterns;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A question as users of a program ask it.
 *
 * @param text as written
 * @param asks what it asks for
 * @param terms stems of what it asks about, without the words that say what is asked for
 * @param codes the options and identifiers in it
 */
record ManualQuestion(String text, Asks asks, Set<String> terms, Set<String> codes) {

    /** In Chinese, as {@link ManualTerms} cuts them: cutting them here would read the Chinese dictionary for every question. */
    static final Set<String> CHINESE_SORTS = Set.of("选项", "参数", "命令", "函数", "方法", "变量", "文件", "指令");

    /** What names are sorted by: close to one of these stands any name. */
    static final Set<String> SORTS = sorts();

    /** What says that a version is asked for, as {@link ManualTerms} cuts it. */
    private static final Set<String> VERSIONS = Set.of("version", "版本");

    /** What is asked for. */
    enum Asks {
        /** What holds where nothing is set. */
        DEFAULT,
        /** What something does. */
        MEANING,
        /** How something is done. */
        STEP,
        /** Which version is needed. */
        VERSION,
        /** The name of something that is described. */
        NAME,
        /** A size, number or time. */
        QUANTITY,
        /** Whether something holds where nothing is set. */
        WHETHER
    }

    private static final Pattern YES_NO = WordPatterns.compile(
            "^(?:is|are|was|were|do|does|did|can|could|will|would|should|has|have|may|must)\\b|吗[？?]?$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern QUANTITY = WordPatterns.compile(
            "\\bhow (?:many|much|long|large|big|often|far|old|fast)\\b|\\b(?:maximum|minimum|max|min|largest|smallest|longest) (?:[\\w-]{1,20} )?"
                    + "(?:size|number|length|time|age|amount|count|value)\\b|多少|多长|多大|几(?:个|次|天|秒|分钟)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern DEFAULT = WordPatterns.compile("\\bdefaults?\\b|默认|缺省", Pattern.CASE_INSENSITIVE);
    private static final Pattern STEP = WordPatterns.compile(
            "^(?:how (?:do|can|could|should|to|would|might|does one)\\b|(?:what|which)(?:'s| is)? (?:the )?(?:command|way|step|steps)\\b)"
                    + "|怎么(?!样)|怎样|如何|用什么命令|哪个命令",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MEANING = WordPatterns.compile(
            "^what (?:does|do|did)\\b.{1,120}\\b(?:do|mean|control|change)\\b|^what (?:happens|will happen)\\b"
                    + "|^what (?:is|are)\\b.{1,120}\\bfor\\b|^what(?:'s| is)? the (?:purpose|effect|meaning) of\\b"
                    + "|(?:什么|啥)(?:作用|用|意思|含义|效果)|的(?:作用|用途|含义)|做什么|干什么|会怎样|会怎么样|会发生什么",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern VERSION = WordPatterns.compile("\\bversions?\\b|版本", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = WordPatterns.compile(
            "^(?:(?:in|on|at|with|for|to|by|under|from) )?(?:which|what)\\b|什么|哪(?:个|些|种|一)|叫什么",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ASKED = WordPatterns.compile(
            "\\b(?:defaults?|values?|formerly|previously|originally|does|do|did|happens?|will|purpose|effect|meaning|mean|which|what|how|can|could|should|called|named"
                    + "|someone|something|possible|make|let|get|way|command|steps?|used|many|much|often|holds?|sets?)\\b|默认值?|缺省值?|什么|哪个|哪些|哪种|多少|怎么|怎样|如何|作用|意思|含义|选项|参数|情况下|使用|需要",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OFF = WordPatterns.compile(
            "\\b(?:turn|switch|shut)(?:ed|ing)? off\\b|\\bget rid of\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern INTO =
            WordPatterns.compile("\\bturn(?:s|ed|ing)?\\b(?=.{1,60}\\binto\\b)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ON =
            WordPatterns.compile("\\b(?:turn|switch)(?:ed|ing)? on\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern KINDS =
            WordPatterns.compile("\\b(?:options?|flags?|parameters?|arguments?)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern FORMER = WordPatterns.compile(
            "\\b(?:before|formerly|previously|originally|earlier|used to be|in the past)\\W{0,3}$|\\b(?:formerly|previously|originally)\\b"
                    + "|以前|之前|原来|曾",
            Pattern.CASE_INSENSITIVE);

    private static Set<String> sorts() {
        Set<String> out = new LinkedHashSet<>(
                ManualTerms.of("option flag switch directive command function method class parameter argument"
                        + " setting variable tool file header field key property keyword policy signal"));
        out.addAll(CHINESE_SORTS);
        return Set.copyOf(out);
    }

    /** True if what once held is asked for. */
    boolean former() {
        return FORMER.matcher(text).find();
    }

    /** Returns the question, or empty if it is not of such a kind or has no words to go by. */
    static Optional<ManualQuestion> of(String text) {
        String plain = text.strip();
        Asks asks = asks(plain);
        if (asks == null) {
            return Optional.empty();
        }
        String usual = OFF.matcher(
                        ON.matcher(INTO.matcher(plain).replaceAll("create")).replaceAll("enable"))
                .replaceAll("disable");
        String bare = ASKED.matcher(usual).replaceAll(" ");
        Set<String> terms = new LinkedHashSet<>(ManualTerms.of(bare));
        if (asks == Asks.VERSION) {
            terms.removeAll(VERSIONS);
        }
        if (asks == Asks.MEANING) {
            terms = new LinkedHashSet<>(ManualTerms.of(KINDS.matcher(bare).replaceAll(" ")));
        }
        return terms.isEmpty()
                ? Optional.empty()
                : Optional.of(new ManualQuestion(plain, asks, terms, ManualTerms.codes(plain)));
    }

    private static @Nullable Asks asks(String text) {
        if (YES_NO.matcher(text).find()) {
            return DEFAULT.matcher(text).find() ? Asks.WHETHER : null;
        }
        if (STEP.matcher(text).find()) {
            return Asks.STEP;
        }
        if (DEFAULT.matcher(text).find()) {
            return Asks.DEFAULT;
        }
        if (MEANING.matcher(text).find()) {
            return Asks.MEANING;
        }
        if (QUANTITY.matcher(text).find()) {
            return Asks.QUANTITY;
        }
        Matcher name = NAME.matcher(text);
        boolean named = name.find();
        if (named && VERSION.matcher(text).find()) {
            return Asks.VERSION;
        }
        return named ? Asks.NAME : null;
    }

    /** True for a question in Chinese. */
    boolean chinese() {
        return Languages.hasHan(text);
    }

    /** True if the question has these words itself: they are not its answer. */
    boolean says(String words) {
        String key = ManualTerms.key(words);
        Set<String> stems = ManualTerms.of(words);
        boolean option = words.startsWith("-");
        return key.isEmpty()
                || (option ? text.contains(words) : ManualTerms.key(text).contains(key))
                || (!option && !stems.isEmpty() && terms.containsAll(stems));
    }
}
