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
        NAME
    }

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
            "\\b(?:defaults?|values?|does|do|did|happens?|will|purpose|effect|meaning|mean|which|what|how|can|could|should|called|named"
                    + "|someone|something|possible|make|let|get|way|command|steps?|used|holds?|sets?)\\b|默认值?|缺省值?|什么|哪个|哪些|哪种|多少|怎么|怎样|如何|作用|意思|含义|选项|参数|情况下|使用|需要",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OFF = WordPatterns.compile(
            "\\b(?:turn|switch|shut)(?:ed|ing)? off\\b|\\bget rid of\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern ON =
            WordPatterns.compile("\\b(?:turn|switch)(?:ed|ing)? on\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern KINDS =
            WordPatterns.compile("\\b(?:options?|flags?|parameters?|arguments?)\\b", Pattern.CASE_INSENSITIVE);

    /** Returns the question, or empty if it is not of such a kind or has no words to go by. */
    static Optional<ManualQuestion> of(String text) {
        String plain = text.strip();
        Asks asks = asks(plain);
        if (asks == null) {
            return Optional.empty();
        }
        String bare = ASKED.matcher(
                        OFF.matcher(ON.matcher(plain).replaceAll("enable")).replaceAll("disable"))
                .replaceAll(" ");
        Set<String> terms = new LinkedHashSet<>(ManualTerms.of(bare));
        if (asks == Asks.VERSION) {
            terms.removeAll(ManualTerms.of("version versions 版本"));
        }
        if (asks == Asks.MEANING) {
            terms = new LinkedHashSet<>(ManualTerms.of(KINDS.matcher(bare).replaceAll(" ")));
        }
        return terms.isEmpty()
                ? Optional.empty()
                : Optional.of(new ManualQuestion(plain, asks, terms, ManualTerms.codes(plain)));
    }

    private static @Nullable Asks asks(String text) {
        if (STEP.matcher(text).find()) {
            return Asks.STEP;
        }
        if (DEFAULT.matcher(text).find()) {
            return Asks.DEFAULT;
        }
        if (MEANING.matcher(text).find()) {
            return Asks.MEANING;
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
        boolean option = words.startsWith("-");
        return key.isEmpty()
                || (option ? text.contains(words) : ManualTerms.key(text).contains(key))
                || (!option && terms.containsAll(ManualTerms.of(words)));
    }
}
