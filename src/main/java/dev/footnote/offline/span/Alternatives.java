package dev.footnote.offline.span;

import dev.footnote.text.Spaces;
import dev.footnote.text.WordPatterns;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The things between which a question leaves the choice: "A or B", "A还是B". */
public final class Alternatives {

    private static final Pattern STOP = Pattern.compile("[?？，。,]");

    private static final Pattern TRAILING = Pattern.compile("(?<![，,、\\s])[，,、\\s]++$");

    private static final Pattern QUOTED = Pattern.compile("^[\"“]|[\"”]$");

    private static final Pattern OR = Pattern.compile(",? or (?:the )?", Pattern.CASE_INSENSITIVE);
    private static final Pattern OR_HAN = Pattern.compile("还是|或者?是?");
    private static final Pattern BREAK = WordPatterns.compile(
            "[,:;，：；、]\\s*(?:the )?|\\b(?:between|is|are|was|were|of|by|than|in|from|either) (?:the )?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern END =
            WordPatterns.compile("[?？,，.。]|\\s(?:is|was|are|were|has|have|had|did|do|does|who|which|that)\\b");
    private static final Pattern ARTICLE = WordPatterns.compile("\\b(?:an?) ");
    private static final Pattern BE = WordPatterns.compile("(?:is|was|are|were) ", Pattern.CASE_INSENSITIVE);

    /** One word that is no name, such as "green" of "is the boat red or green". */
    private static final Pattern PLAIN = Pattern.compile("\\p{Ll}++");

    private static final int MOST_WORDS = 9;
    private static final int MOST_HAN = 16;

    private Alternatives() {}

    /** Returns two alternatives, or an empty list. */
    public static List<String> of(String question) {
        Matcher han = OR_HAN.matcher(question);
        if (han.find()) {
            return han(question, han);
        }
        Matcher or = OR.matcher(question);
        int start = -1;
        int end = -1;
        while (or.find()) {
            start = or.start();
            end = or.end();
        }
        if (start < 0) {
            return List.of();
        }
        Matcher stop = END.matcher(question).region(end, question.length());
        String second = question.substring(end, stop.find() ? stop.start() : question.length())
                .strip();
        String head = question.substring(0, start);
        int from = 0;
        Matcher breaks = BREAK.matcher(head);
        while (breaks.find()) {
            from = breaks.end() < head.length() ? breaks.end() : from;
        }
        String first = head.substring(from).strip();
        Matcher kind = ARTICLE.matcher(second);
        if (kind.lookingAt()) {
            return pair(behindArticle(first), second.substring(kind.end()));
        }
        boolean quality =
                BE.matcher(question).lookingAt() && PLAIN.matcher(second).matches();
        return pair(quality ? first.substring(first.lastIndexOf(' ') + 1) : named(first, second), second);
    }

    /** "painter" of "Orsa Lind a painter": what stands behind the last article, or all where there is none. */
    private static String behindArticle(String first) {
        Matcher article = ARTICLE.matcher(first);
        int end = 0;
        while (article.find()) {
            end = article.end();
        }
        return first.substring(end);
    }

    /** The first one without the words before its name, where both are names. */
    private static String named(String first, String second) {
        if (second.isEmpty() || !Character.isUpperCase(second.charAt(0))) {
            return first;
        }
        for (int i = 0; i < first.length(); i++) {
            boolean begins = i == 0 || first.charAt(i - 1) == ' ';
            if (begins && (Character.isUpperCase(first.charAt(i)) || first.charAt(i) == '"')) {
                return first.substring(i);
            }
        }
        return first;
    }

    private static List<String> han(String question, Matcher or) {
        String tail = question.substring(or.end());
        Matcher stop = STOP.matcher(tail);
        String second = stop.find() ? tail.substring(0, stop.start()) : tail;
        String head = TRAILING.matcher(question.substring(0, or.start())).replaceFirst("");
        int from = 0;
        for (String mark : List.of("，", ",", "：", "是", "的")) {
            from = Math.max(from, head.lastIndexOf(mark) + (head.contains(mark) ? mark.length() : 0));
        }
        String first = head.substring(from);
        boolean short_ = first.length() <= MOST_HAN && second.length() <= MOST_HAN;
        return short_ && !first.isBlank() && !second.isBlank() ? List.of(first.strip(), second.strip()) : List.of();
    }

    private static List<String> pair(String first, String second) {
        List<String> out = new ArrayList<>();
        for (String one : List.of(first, second)) {
            String plain = QUOTED.matcher(one).replaceAll("").strip();
            if (plain.isEmpty() || Spaces.split(plain).length > MOST_WORDS) {
                return List.of();
            }
            out.add(plain);
        }
        boolean same = out.get(0).toLowerCase(Locale.ROOT).equals(out.get(1).toLowerCase(Locale.ROOT));
        return same ? List.of() : List.copyOf(out);
    }
}
