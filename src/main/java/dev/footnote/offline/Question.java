package dev.footnote.offline;

import dev.footnote.text.Figures;
import dev.footnote.text.Languages;
import dev.footnote.text.Names;
import dev.footnote.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A question, its words, and the kind of answer it asks for. */
final class Question {

    private enum Kind {
        WHO,
        WHEN,
        WHERE,
        HOW_MANY,
        OTHER
    }

    private static final Pattern DATE = Pattern.compile(
            "(?:\\d{1,2}\\s+)?(?:January|February|March|April|May|June|July|August|September|October|November|December)"
                    + "(?:\\s+\\d{1,2}(?:st|nd|rd|th)?)?,?(?:\\s+\\d{4})?|\\d{4}年(?:\\d{1,2}月)?(?:\\d{1,2}[日号])?|\\d{1,2}月\\d{1,2}[日号]"
                    + "|\\d{4}-\\d{2}-\\d{2}|\\b(?:1[0-9]|20)\\d{2}\\b");
    private static final Pattern PLACE = Pattern.compile(
            "\\b(?:in|at|near|from|on)\\s+((?:the\\s+)?\\p{Lu}[\\p{L}'’-]+(?:[ ,]+\\p{Lu}[\\p{L}'’-]+)*)");
    private static final Pattern AMOUNT = Pattern.compile(
            "\\d[\\d,.]*(?:\\s*(?:million|billion|thousand|percent|per cent|kilometres|kilometers|kilograms|metres|meters|km|kg|tonnes|tons|days|hours|years|people|%|m|万|亿)\\b)?(?:多?[万亿]?[\\p{IsHan}]{0,2})?");

    private final String text;
    private final boolean chinese;
    private final Kind kind;
    private final Set<String> stems;

    Question(String text) {
        this.text = text;
        this.chinese = Languages.of(text).equals("zh");
        this.kind = kind(text.toLowerCase(Locale.ROOT));
        this.stems = Evidence.stems(text);
    }

    private static Kind kind(String q) {
        if (q.matches("(?s).*(\\bwho\\b|\\bwhom\\b|\\bwhose\\b|谁|哪位|何人).*")) {
            return Kind.WHO;
        }
        if (q.matches(
                "(?s).*(\\bwhen\\b|what year|which year|what date|which day|what time|何时|什么时候|哪一?年|哪天|几月|几号|日期|时间).*")) {
            return Kind.WHEN;
        }
        if (q.matches(
                "(?s).*(how many|how much|how long|how far|how old|how tall|how heavy|how large|what number|多少|几[个名次人位座]|多长|多高|多大|多远).*")) {
            return Kind.HOW_MANY;
        }
        if (q.matches(
                "(?s).*(\\bwhere\\b|what country|which country|what city|which city|哪里|何处|哪儿|什么地方|哪个国家|哪个城市|哪座).*")) {
            return Kind.WHERE;
        }
        return Kind.OTHER;
    }

    String text() {
        return text;
    }

    boolean chinese() {
        return chinese;
    }

    Set<String> stems() {
        return stems;
    }

    /** The question's content words, then each name in it: one query for the whole, one for each thing it speaks of. */
    List<String> queries(int max) {
        Set<String> out = new LinkedHashSet<>();
        String words = String.join(chinese ? "" : " ", Words.content(text));
        out.add(words.isBlank() ? text : chinese ? String.join(" ", Words.content(text)) : words);
        for (String name : Names.of(text)) {
            if (name.length() > 2 && !name.equalsIgnoreCase(words)) {
                out.add(name);
            }
        }
        return new ArrayList<>(out).subList(0, Math.min(max, out.size()));
    }

    /** True if a sentence holds something of the kind that is asked for and that the question does not hold itself. */
    boolean answers(String sentence) {
        return shortAnswer(sentence).isPresent() && kind != Kind.OTHER;
    }

    /** What in a sentence fits the kind of the question, if anything does. */
    Optional<String> shortAnswer(String sentence) {
        return switch (kind) {
            case WHEN -> first(DATE, sentence, 0);
            case HOW_MANY ->
                first(AMOUNT, sentence, 0).filter(found -> !Figures.of(found).isEmpty());
            case WHERE -> first(PLACE, sentence, 1).or(() -> name(sentence));
            case WHO, OTHER -> name(sentence);
        };
    }

    private Optional<String> first(Pattern pattern, String sentence, int group) {
        Matcher matcher = pattern.matcher(sentence);
        while (matcher.find()) {
            String found = matcher.group(group).strip();
            if (!found.isEmpty() && !text.contains(found)) {
                return Optional.of(found.replaceAll("[.,]+$", ""));
            }
        }
        return Optional.empty();
    }

    private Optional<String> name(String sentence) {
        String asked = text.toLowerCase(Locale.ROOT);
        return Names.of(sentence).stream()
                .filter(name -> !asked.contains(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
