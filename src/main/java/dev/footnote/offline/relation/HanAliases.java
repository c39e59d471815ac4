package dev.footnote.offline.relation;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads other names of a thing from Chinese sentences: the names behind "又称", "简称" and the like, with all that are listed there. */
public final class HanAliases {

    /** Words of one meaning: a question asks with one of a family, a page answers with any of it. */
    private static final List<String> FAMILIES = List.of(
            "简称|缩写",
            "全称|全名",
            "学名",
            "原名|本名|旧称|旧名|古称|古名|曾名|曾用名",
            "译为|译作|译名|译成",
            "昵称|绰号|外号|花名|诨名",
            "又称|又名|又叫|又作|也称|也叫|也被称|亦称|亦名|亦作|俗称|俗名|别称|别名|别号|称作|称为|称之|或称|人称|通称|叫作|叫做|被称");

    /** Words between the cue and the name. */
    private static final String JOINED = "(?:之?为|作|做|是|叫|有|[:：])?+[“「『\"]?+";

    private static final String NAME = "([^，。；！？（()）“”「」『』\"]{1,30})";

    private HanAliases() {}

    /** Returns true for a question that asks for other names of something. */
    public static boolean asks(String question) {
        return family(question).isPresent();
    }

    /** Returns the other names that a sentence gives, as a list as it stands there. */
    public static Optional<String> read(String question, String sentence) {
        return family(question).flatMap(family -> {
            Matcher found = family.pattern().matcher(sentence);
            while (found.find()) {
                String name = found.group(1).strip();
                boolean asked = question.contains(name) && !family.shortens();
                if (!name.isEmpty() && !asked) {
                    return Optional.of(name);
                }
            }
            return Optional.empty();
        });
    }

    /**
     * Words of one meaning as patterns.
     *
     * @param asked meets a question that asks with one of them
     * @param pattern meets a sentence that answers
     * @param shortens true if the name may be a part of the one in the question
     */
    private record Family(Pattern asked, Pattern pattern, boolean shortens) {}

    private static final List<Family> ALL = FAMILIES.stream()
            .map(words -> new Family(
                    Pattern.compile("(?:" + words + ")(?:之?为|作|做|是|叫|有)?(?:什么|哪些|何|[？?]|$)"),
                    Pattern.compile("(?:" + words + ")" + JOINED + NAME),
                    words.startsWith("简称")))
            .toList();

    private static Optional<Family> family(String question) {
        return ALL.stream().filter(one -> one.asked().matcher(question).find()).findFirst();
    }
}
