package dev.footnote.offline.relation;

import dev.footnote.text.Span;
import dev.footnote.text.WordPatterns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the relatives of a person from English sentences of the person's own page. */
final class Kinship {

    private static final Map<String, String> NOUNS = Map.ofEntries(
            Map.entry("father", "father"),
            Map.entry("mother", "mother"),
            Map.entry("parent", "father"),
            Map.entry("husband", "spouse"),
            Map.entry("wife", "spouse"),
            Map.entry("spouse", "spouse"),
            Map.entry("partner", "spouse"),
            Map.entry("widow", "spouse"),
            Map.entry("child", "child"),
            Map.entry("son", "child"),
            Map.entry("daughter", "child"),
            Map.entry("brother", "sibling"),
            Map.entry("sister", "sibling"),
            Map.entry("sibling", "sibling"));

    private static final Pattern CHILD_OF = WordPatterns.compile(
            "\\b(?:son|daughter|child|children)(?: and \\w{2,12}){0,3} of |\\b(?:was|is|were) born (?:[^.;]{0,60}? )?to (?!be)|\\bparents(?: were| are|,|:)? |\\bson to ",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern FATHER = WordPatterns.compile(
            "\\b(?:his|her|whose|their) (?:\\w+ )?father(?:,? (?:was|is|being))?,? |\\bfathered by ",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MOTHER = WordPatterns.compile(
            "\\b(?:his|her|whose|their) (?:\\w+ )?mother(?:,? (?:was|is|being))?,? |\\bby his (?:\\w+ ){0,2}(?:wife|mistress|concubine),? ",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SECOND = WordPatterns.compile(
            "\\G(?:\\s?[(][^()]{0,80}[)])?(?:,[^,.;()]{3,60},)?,? (?:and|by|with) (?:of )?(?:(?:his|her|the|an?) )?(?:\\w+ ){0,3}?(?:(?:wife|consort|mistress|spouse|concubine),? )?(?=[\"“]?\\p{Lu})");
    private static final Pattern SPOUSE = WordPatterns.compile(
            "\\b(?:wife|husband|widow|widower|spouse|consort)(?: and \\w+){0,2} (?:of|to) |\\bmarried(?: \\w+)? to "
                    + "|\\bmarried (?!in |on |at |and |couple|with |three |twice|four )|\\b(?:his|her) (?:\\w+ )?(?:wife|husband|spouse|consort)(?:,? (?:was|is|being))?,? "
                    + "|\\bmarriage (?:to|with) |\\bmarrying ",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern IS_SPOUSE =
            WordPatterns.compile(" (?:is|was) (?:his|her) (?:\\w+ )?(?:wife|husband|spouse)\\b");
    private static final Pattern CHILD = WordPatterns.compile(
            "\\b(?:father|mother) of |\\b(?:his|her|their) (?:\\w+ )?(?:son|daughter|child)(?:,? (?:was|is))?,? ",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SIBLING = WordPatterns.compile(
            "\\b(?:brother|sister|sibling) (?:of|to) |\\b(?:his|her) (?:\\w+ )?(?:brother|sister)(?:,? (?:was|is))?,? ",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern FEMALE = WordPatterns.compile(
            "^(?:(?:Crown|Grand|Infanta) )?(?:Queen|Princess|Lady|Duchess|Countess|Empress|Archduchess|Baroness|Mrs|Dame|Infanta)\\b|, (?:\\w+ )?(?:Queen|Princess|Duchess|Countess|Empress|Baroness)\\b");
    private static final Set<String> PARENTS = Set.of("father", "mother");

    private Kinship() {}

    static boolean isKin(String noun) {
        return NOUNS.containsKey(noun);
    }

    /** The relatives that a sentence names, the surest first. */
    static List<Span> of(String noun, String sentence) {
        String relation = NOUNS.getOrDefault(noun, "");
        List<Span> out = new ArrayList<>();
        if (PARENTS.contains(relation)) {
            all(relation.equals("father") ? FATHER : MOTHER, sentence, out);
            parents(relation.equals("mother"), sentence, out);
        } else if (relation.equals("spouse")) {
            all(SPOUSE, sentence, out);
            isSpouse(sentence, out);
        } else if (relation.equals("child")) {
            all(CHILD, sentence, out);
        } else if (relation.equals("sibling")) {
            all(SIBLING, sentence, out);
        }
        return out;
    }

    private static void all(Pattern cue, String sentence, List<Span> out) {
        Matcher found = cue.matcher(sentence);
        while (found.find()) {
            PersonName.after(sentence, found.end()).ifPresent(out::add);
        }
    }

    /** "a daughter of A and his wife B": the first is the father but for a woman's title. */
    private static void parents(boolean mother, String sentence, List<Span> out) {
        Matcher found = CHILD_OF.matcher(sentence);
        while (found.find()) {
            Optional<Span> first = PersonName.after(sentence, found.end());
            if (first.isEmpty()) {
                continue;
            }
            Matcher joint = SECOND.matcher(sentence).region(first.get().end(), sentence.length());
            joint.useTransparentBounds(true);
            Optional<Span> second = joint.lookingAt() ? PersonName.after(sentence, joint.end()) : Optional.empty();
            boolean female = FEMALE.matcher(first.get().in(sentence)).find();
            if (female == mother) {
                out.add(first.get());
            } else {
                second.ifPresent(out::add);
            }
        }
    }

    /** "the actress A is his wife". */
    private static void isSpouse(String sentence, List<Span> out) {
        Matcher found = IS_SPOUSE.matcher(sentence);
        if (!found.find()) {
            return;
        }
        int comma = Math.max(0, sentence.lastIndexOf(", ", found.start()));
        int at = comma;
        Optional<Span> name = PersonName.after(sentence, at);
        if (name.isPresent() && name.get().end() <= found.start()) {
            Span one = name.get();
            int space = one.in(sentence).indexOf(' ');
            Matcher more = IS_SPOUSE.matcher(sentence).region(one.end(), sentence.length());
            if (space > 0 || more.lookingAt()) {
                out.add(one);
            }
        }
    }
}
