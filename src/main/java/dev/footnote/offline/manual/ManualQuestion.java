package dev.footnote.offline.manual;

import dev.footnote.text.Languages;
import dev.footnote.text.WordPatterns;
import dev.footnote.text.Words;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A question as users of a program ask it.
 *
 * @param text as written
 * @param asks the thing that it asks for
 * @param terms stems of its subject, without the words for the thing that is asked for
 * @param codes the options and identifiers in it
 */
record ManualQuestion(String text, Asks asks, Set<String> terms, Set<String> codes) {

    /** Letters below which a name stands in other words by chance. */
    private static final int SHORT = 4;

    /** What makes a name of a program's own out of words. */
    private static final Pattern JOINED = Pattern.compile("(?:^|\\s)[-:]|[\\w)][_:./-]\\w");
    /** In Chinese, as {@link ManualTerms} cuts them: cutting them here would read the Chinese dictionary for every question. */
    static final Set<String> CHINESE_SORTS = Set.of("选项", "参数", "命令", "函数", "方法", "变量", "文件", "指令");

    /** What names are sorted by: close to one of these stands any name. */
    static final Set<String> SORTS = sorts();

    /** What says that a version is asked for, as {@link ManualTerms} cuts it. */
    private static final Set<String> VERSIONS = Set.of("version", "版本");

    /** The thing that is asked for. */
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
        WHETHER,
        /** Where something is kept. */
        PLACE,
        /** What a setting or option can be set to. */
        VALUES
    }

    private static final Pattern YES_NO = WordPatterns.compile(
            "^(?:is|are|was|were|do|does|did|can|could|will|would|should|has|have|may|must)\\b|吗[？?]?$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern QUANTITY = WordPatterns.compile(
            "\\bhow (?:many|much|long|large|big|often|far|old|fast)\\b|\\b(?:maximum|minimum|max|min|largest|smallest|longest) (?:[\\w-]{1,20} )?"
                    + "(?:size|number|length|time|age|amount|count|value)\\b|多少|多长|多大|几(?:个|次|天|秒|分钟)",
            Pattern.CASE_INSENSITIVE);

    /** The name of something that programs have is asked for, whatever else the question says that it sets. */
    private static final Pattern SORT_ASKED = WordPatterns.compile(
            "^(?:which|what) (?:[\\w-]{1,20} ){0,2}?(?:option|flag|switch|setting|variable|parameter|argument|directive|property|key|field|header)(?:e?s)? (?!(?:size|length|value|count)s?\\b)"
                    + "|^[用由]?(?:什么|哪一?个)(?:环境)?(?:选项|参数|设置项|配置项|变量|指令|字段)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern DEFAULT = WordPatterns.compile("\\bdefaults?\\b|默认|缺省", Pattern.CASE_INSENSITIVE);
    private static final Pattern STEP = WordPatterns.compile(
            "^(?:how (?:do|can|could|should|to|would|might|does one)\\b|(?:what|which)(?:'s| is)? (?:the )?(?:command|way|step|steps)\\b)"
                    + "|怎么(?!样)|怎样|如何|用什么命令|哪个命令",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MEANING = WordPatterns.compile(
            "^what (?:does|do|did)\\b.{1,120}\\b(?:do|mean|control|change)\\b|^what (?:does|do) (?:the )?[`'\"]?(?:[-@:$%~]{1,2}[A-Za-z]|\\w{1,40}_)\\S{0,60} [a-z]{2,20}\\b|^what (?:happens|will happen)\\b"
                    + "|^what (?:is|are)\\b.{1,120}\\bfor\\b|^what(?:'s| is)? the (?:purpose|effect|meaning) of\\b"
                    + "|(?:什么|啥)(?:作用|用|意思|含义|效果)|的(?:作用|用途|含义)|做什么|干什么|会怎样|会怎么样|会发生什么",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PLACE = WordPatterns.compile(
            "^where (?:is|are|was|were|does|do|did|can|should|will|would)\\b|在哪|哪里|哪个(?:目录|文件夹)|什么位置",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern VALUES = WordPatterns.compile(
            "^(?:which|what) (?:[\\w-]{1,20} )?(?:values?|modes?|choices|levels|options|formats|types) (?:can|could|does|do|may|are|is)\\b"
                    + "|^(?:which|what) (?!.{0,40}\\bversions?\\b)(?:[\\w.-]{1,30} ){1,4}(?:are|is) (?:supported|available|allowed|valid|possible|accepted)\\W*$"
                    + "|\\b(?:possible|allowed|valid|supported|accepted|available) (?:values?|modes?|choices|levels)\\b"
                    + "|哪些值|(?:可选|允许|有效)的?值",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern VALUE_WORDS = WordPatterns.compile(
            "\\b(?:values?|possible|allowed|valid|supported|accepted|available|choices|take|have|accept|set|are|be)\\b|哪些|可选|允许|有效|可以",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PLACE_WORDS = WordPatterns.compile(
            "\\b(?:where|stored|saved|kept|located|find|found|live|lives|stores?|saves?|keeps?|look|looks|put|placed?)\\b|在哪里?|哪里|哪个|存放|保存|位于|位置",
            Pattern.CASE_INSENSITIVE);

    /** "the x key" names a key as it stands on the keyboard. */
    private static final Pattern KEY = WordPatterns.compile("\\b[Tt]he [`\"']?([^\\s`\"']{1,14})[`\"']? key\\b");

    private static final Pattern UNDONE = WordPatterns.compile(
            "^how (?:do|can|should|to|would)\\b(?: (?:i|you|we|one))? un([a-z]{3,20})\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern CONDITION =
            WordPatterns.compile(" (?:after|before|when|while|once|if) (.{3,120})$", Pattern.CASE_INSENSITIVE);

    /** A name with a sign before it. */
    private static final Pattern SIGNED = Pattern.compile("(?<=[\\s`\"'])[@:$%~][A-Za-z][\\w-]{1,40}");

    private static final Pattern OPTION_ASKED = WordPatterns.compile(
            "\\b(?:which|what)(?: is the)? (?:[\\w-]{1,20}[ -]){0,2}?(?:option|flag|switch)(?:e?s)?\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern COMMAND_ASKED = WordPatterns.compile(
            "\\b(?:what|which)(?:'s| is)? (?:the )?command\\b|哪个命令|什么命令", Pattern.CASE_INSENSITIVE);

    private static final Pattern VERSION = WordPatterns.compile("\\bversions?\\b|版本", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = WordPatterns.compile(
            "^(?:(?:in|on|at|with|for|to|by|under|from|since) )?(?:which|what)\\b|什么|哪(?:个|些|种|一)|叫什么",
            Pattern.CASE_INSENSITIVE);
    /** What a thing is, and not what something is called, is asked for. */
    private static final Pattern DEFINITION = WordPatterns.compile(
            "^\\W*what(?:['’]s| is| are) an? (?:[\\w-]{1,30} ?){1,3}\\W*$", Pattern.CASE_INSENSITIVE);

    private static final Pattern ASKED = WordPatterns.compile(
            "\\b(?:defaults?|values?|formerly|previously|originally|does|do|did|happens?|will|purpose|effect|meaning|mean|which|what|how|can|could|should|called|named"
                    + "|someone|something|possible|make|let|get|way|command|steps?|used|for (?:errors|problems|mistakes)|many|much|often|holds?|sets?)\\b|默认值?|缺省值?|什么|哪个|哪些|哪种|多少|怎么|怎样|如何|作用|意思|含义|选项|参数|情况下|使用|需要",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OFF = WordPatterns.compile(
            "\\b(?:turn|switch|shut)(?:ed|ing)? off\\b|\\bget rid of\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern INTO =
            WordPatterns.compile("\\bturn(?:s|ed|ing)?\\b(?=.{1,60}\\binto\\b)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ON =
            WordPatterns.compile("\\b(?:turn|switch)(?:ed|ing)? on\\b", Pattern.CASE_INSENSITIVE);
    /** "mouse support" is the mouse. */
    private static final Pattern FILLER =
            WordPatterns.compile("(?<=\\w )(?:support|mode|feature|functionality)(?=[ ?]*$)", Pattern.CASE_INSENSITIVE);

    /** Whether something holds is asked, which each page says in its own words. */
    private static final Pattern STATES = WordPatterns.compile(
            "\\b(?:on|off|enabled?|disabled?|active|activated|turned|switched|set|true|false|mode|options?|flags?|settings?)\\b|开启|启用|关闭|禁用|打开",
            Pattern.CASE_INSENSITIVE);

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

    /** True if an option is asked for by that word. */
    boolean asksForOption() {
        return OPTION_ASKED.matcher(text).find();
    }

    /** What is undone, as "install" where it is asked how something is uninstalled; empty for other questions. */
    String opposite() {
        Matcher undone = UNDONE.matcher(text);
        return asks == Asks.STEP && undone.find() ? Words.stem(undone.group(1).toLowerCase(Locale.ROOT)) : "";
    }

    /** The words of a condition, as "after deleting files", of which the answer need not speak. */
    Set<String> aside() {
        Matcher condition = CONDITION.matcher(text);
        return asks == Asks.STEP && condition.find() ? ManualTerms.of(condition.group(1)) : Set.of();
    }

    /** True if a command is asked for, not the way in which something is done. */
    boolean asksForCommand() {
        return COMMAND_ASKED.matcher(text).find();
    }

    /** The options and identifiers, or all words together where there are none, as names of options are compared. */
    Set<String> keys() {
        Set<String> all = codes.isEmpty() ? Set.of(String.join("", terms)) : codes;
        return all.stream().map(ManualTerms::key).filter(key -> !key.isEmpty()).collect(Collectors.toSet());
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
        String bare = FILLER.matcher(ASKED.matcher(usual).replaceAll(" ")).replaceFirst("");
        Set<String> terms = new LinkedHashSet<>(ManualTerms.of(bare));
        if (asks == Asks.VERSION) {
            terms.removeAll(VERSIONS);
        }
        if (asks == Asks.MEANING) {
            terms = new LinkedHashSet<>(ManualTerms.of(KINDS.matcher(bare).replaceAll(" ")));
        }
        if (asks == Asks.WHETHER) {
            Set<String> subject = ManualTerms.of(STATES.matcher(bare).replaceAll(" "));
            terms = subject.isEmpty() ? terms : new LinkedHashSet<>(subject);
        }
        if (asks == Asks.PLACE) {
            terms = new LinkedHashSet<>(ManualTerms.of(PLACE_WORDS.matcher(bare).replaceAll(" ")));
        }
        if (asks == Asks.VALUES) {
            String subject =
                    KINDS.matcher(VALUE_WORDS.matcher(bare).replaceAll(" ")).replaceAll(" ");
            terms = new LinkedHashSet<>(ManualTerms.of(subject));
        }
        Set<String> codes = new LinkedHashSet<>(ManualTerms.codes(plain));
        Matcher key = KEY.matcher(plain);
        if (key.find()) {
            codes.add(key.group(1));
        }
        SIGNED.matcher(plain).results().forEach(found -> codes.add(found.group()));
        return terms.isEmpty() ? Optional.empty() : Optional.of(new ManualQuestion(plain, asks, terms, codes));
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
        if (VALUES.matcher(text).find()) {
            return Asks.VALUES;
        }
        if (PLACE.matcher(text).find()) {
            return Asks.PLACE;
        }
        if (MEANING.matcher(text).find()) {
            return Asks.MEANING;
        }
        if (QUANTITY.matcher(text).find() && !SORT_ASKED.matcher(text).find()) {
            return Asks.QUANTITY;
        }
        Matcher name = NAME.matcher(text);
        boolean named = name.find();
        if (named && VERSION.matcher(text).find()) {
            return Asks.VERSION;
        }
        return named && !DEFINITION.matcher(text).find() ? Asks.NAME : null;
    }

    /** True for a question in Chinese. */
    boolean chinese() {
        return Languages.hasHan(text);
    }

    /** True if the question has these words itself: they are not its answer. */
    boolean says(String words) {
        String key = ManualTerms.key(words);
        if (key.isEmpty() || JOINED.matcher(words).find()) {
            return key.isEmpty() || text.contains(words); // "idle_timeout" is a name, and "idle timeout" is not
        }
        Set<String> stems = ManualTerms.of(words);
        boolean within = key.length() < SHORT
                ? Words.of(text).contains(key)
                : ManualTerms.key(text).contains(key);
        return within || (!stems.isEmpty() && terms.containsAll(stems));
    }
}
