package dev.footnote.offline;

import dev.footnote.text.Names;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers to questions that set two named things side by side, where their pages show enough. */
final class Comparison {

    private static final Pattern EARLIER = Pattern.compile(
            "\\b(?:first|earlier|earliest|older|oldest|before)\\b|更早|较早|先|年长|年纪更大|更老", Pattern.CASE_INSENSITIVE);
    private static final Pattern LATER = Pattern.compile(
            "\\b(?:later|latest|younger|youngest|newer|most recent(?:ly)?|last)\\b|更晚|较晚|更年轻|更近",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SAME =
            Pattern.compile("\\b(?:same|both|also)\\b|相同|同一|都是|一样", Pattern.CASE_INSENSITIVE);
    private static final Pattern YEAR = Pattern.compile("(?<![\\d.,])(?:1\\d|20)\\d{2}(?![\\d,])");

    private Comparison() {}

    /** One of the two names, or yes or no; empty where the pages do not show it. */
    static Optional<String> answer(Question question, List<Evidence.Scored> ranked) {
        List<String> names = question.names().stream()
                .filter(name -> ranked.stream().anyMatch(scored -> isAbout(scored, name)))
                .toList();
        if (names.size() < 2) {
            return Optional.empty();
        }
        String first = names.get(0);
        String second = names.get(names.size() - 1);
        if (question.kind() == Question.Kind.YES_NO) {
            return SAME.matcher(question.text()).find()
                    ? Optional.of(yesNo(question, shares(question, ranked, first, second)))
                    : Optional.empty();
        }
        boolean earlier = EARLIER.matcher(question.text()).find();
        OptionalInt one = year(ranked, first);
        OptionalInt two = year(ranked, second);
        boolean ordered = earlier || LATER.matcher(question.text()).find();
        if (!ordered || one.isEmpty() || two.isEmpty() || one.getAsInt() == two.getAsInt()) {
            return Optional.empty();
        }
        return Optional.of((one.getAsInt() < two.getAsInt()) == earlier ? first : second);
    }

    private static String yesNo(Question question, boolean yes) {
        if (question.chinese()) {
            return yes ? "是" : "不是";
        }
        return yes ? "yes" : "no";
    }

    private static boolean isAbout(Evidence.Scored scored, String name) {
        return Evidence.plain(scored.sentence().page().title()).equals(Evidence.plain(name));
    }

    /** The first year on the page about it: the birth or appearance that such pages begin with. */
    private static OptionalInt year(List<Evidence.Scored> ranked, String name) {
        return ranked.stream()
                .filter(scored -> isAbout(scored, name))
                .sorted((a, b) ->
                        Integer.compare(a.sentence().start(), b.sentence().start()))
                .flatMapToInt(scored -> years(scored.sentence().text()).stream().mapToInt(Integer::intValue))
                .findFirst();
    }

    private static List<Integer> years(String text) {
        Matcher matcher = YEAR.matcher(text);
        return matcher.results().map(found -> Integer.valueOf(found.group())).toList();
    }

    /** True if the opening sentences of both pages have a name or a word of the question's in common. */
    private static boolean shares(Question question, List<Evidence.Scored> ranked, String first, String second) {
        Set<String> common = traits(question, ranked, first);
        common.retainAll(traits(question, ranked, second));
        return !common.isEmpty();
    }

    private static Set<String> traits(Question question, List<Evidence.Scored> ranked, String name) {
        Set<String> out = new HashSet<>();
        ranked.stream()
                .filter(scored -> isAbout(scored, name))
                .sorted((a, b) ->
                        Integer.compare(a.sentence().start(), b.sentence().start()))
                .limit(2)
                .forEach(scored -> {
                    Names.of(scored.sentence().text()).stream()
                            .filter(other -> !question.says(other))
                            .forEach(other -> out.add(other.toLowerCase(Locale.ROOT)));
                    scored.sentence().stems().stream()
                            .filter(question.terms()::contains)
                            .filter(stem -> question.names().stream()
                                    .noneMatch(named -> Question.stems(named).contains(stem)))
                            .forEach(out::add);
                });
        return out;
    }
}
