package dev.footnote.offline.relation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads who stands in a relation to the subject of a page from Chinese sentences. */
final class HanRelations {

    /** How a page may call the relation, by the noun that asks for it. */
    private static final Map<String, String> NOUNS = Map.ofEntries(
            Map.entry("父亲", "父亲|其父|之子|生父"),
            Map.entry("母亲", "母亲|其母|生母"),
            Map.entry("妻子", "妻子|其妻|夫人|太太|配偶|原配"),
            Map.entry("丈夫", "丈夫|其夫|配偶|先生"),
            Map.entry("儿子", "儿子|长子|次子|独子"),
            Map.entry("女儿", "女儿|长女|次女|独女"),
            Map.entry("导演", "导演|执导"),
            Map.entry("编剧", "编剧"),
            Map.entry("作者", "作者|所著|撰写|创作"),
            Map.entry("主演", "主演"),
            Map.entry("作曲", "作曲"),
            Map.entry("作曲者", "作曲"),
            Map.entry("演唱者", "演唱|主唱"),
            Map.entry("主唱", "主唱"),
            Map.entry("创始人", "创始人|创办人|创办|创立"),
            Map.entry("创办人", "创始人|创办人|创办|创立"),
            Map.entry("设计师", "设计师|设计者|设计"),
            Map.entry("设计者", "设计师|设计者|设计"),
            Map.entry("队长", "队长"),
            Map.entry("主教练", "主教练"),
            Map.entry("母公司", "母公司"));

    /** A name of a person or body, up to what cannot be of one. */
    private static final String NAME = "([\\p{IsHan}&&[^的是为由在与和及于，]]{2,8}(?:[·•][\\p{IsHan}&&[^的是为由在与和及于]]{1,8}){0,4})";

    /** Words that end a Chinese name's run of characters. */
    private static final Pattern END =
            Pattern.compile("(?:担任|自编|共同|执导|导演|编剧|主演|作曲|演唱|创办|创立|设计|撰写|创作|所著|之子|等|出生|生于|曾|也|并).*");

    /** "导演是林海生" names the person behind the noun, "由林海生执导" before it. */
    private record Cues(Pattern after, Pattern before) {}

    private static final Map<String, Cues> CUES = NOUNS.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(
                    Map.Entry::getKey,
                    noun -> new Cues(
                            Pattern.compile("(?:" + noun.getValue() + ")(?:是|为|叫|名叫|：|:)" + NAME),
                            Pattern.compile("(?:由|是|系)" + NAME + "(?:" + noun.getValue() + ")"))));

    private HanRelations() {}

    static boolean knows(String noun) {
        return NOUNS.containsKey(noun);
    }

    static List<String> names(String noun, String sentence) {
        List<String> out = new ArrayList<>();
        Cues cues = CUES.get(noun);
        if (cues != null) {
            add(cues.after(), sentence, out);
            add(cues.before(), sentence, out);
        }
        return out;
    }

    private static void add(Pattern pattern, String sentence, List<String> out) {
        Matcher found = pattern.matcher(sentence);
        while (found.find()) {
            String name = END.matcher(found.group(1)).replaceFirst("");
            if (name.length() > 1) {
                out.add(name);
            }
        }
    }
}
