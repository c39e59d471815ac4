package dev.footnote.offline.evidence;

import dev.footnote.offline.relation.PartialDate;
import dev.footnote.text.WordPatterns;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells the dates at which something began and ended apart: a birth from a death, as pages on a person open with both. */
public final class LifeDates {

    /** The event of a life that is asked for. */
    public enum Event {
        BEGINNING,
        END
    }

    private static final Set<String> END_ASKED =
            Set.of("die", "death", "dead", "dissolv", "abolish", "close", "end", "去世", "逝世", "死", "死亡", "病逝");
    private static final Set<String> BEGINNING_ASKED = Set.of(
            "born",
            "birth",
            "birthday",
            "older",
            "younger",
            "oldest",
            "youngest",
            "elder",
            "出生",
            "生于",
            "诞生",
            "年长",
            "年轻",
            "更老");
    private static final Pattern ENDED = WordPatterns.compile(
            "\\b(?:died|death|killed|d\\.)[^.;()]{0,40}$|(?:去世|逝世|病逝|卒)[^，。；]{0,20}$", Pattern.CASE_INSENSITIVE);
    private static final Pattern BEGAN =
            WordPatterns.compile("\\b(?:born|b\\.)[^.;()]{0,60}$|(?:出生|生于)[^，。；]{0,20}$", Pattern.CASE_INSENSITIVE);

    /** In Chinese the word may stand behind its date, in the same clause, where no relative is spoken of. */
    private static final String BEHIND = "^[^，。；,;父母妻夫子女兄弟姐妹祖]{0,12}?";

    private static final Pattern ENDED_BEHIND = Pattern.compile(BEHIND + "(?:去世|逝世|病逝|卒于|辞世|过世)");
    private static final Pattern BEGAN_BEHIND = Pattern.compile(BEHIND + "(?:出生|生于|诞生)");

    /** What parts the two dates of a life. */
    private static final Pattern DASH = Pattern.compile("[^.;]{0,60}?[-–—－―~～至][^.;()]{0,40}|\\s+");

    private LifeDates() {}

    /** Returns the event of a life that a question asks for, if it does. */
    public static Optional<Event> asked(QuestionAnalysis question) {
        if (question.asked().stream().anyMatch(END_ASKED::contains)) {
            return Optional.of(Event.END);
        }
        return question.asked().stream().anyMatch(BEGINNING_ASKED::contains)
                ? Optional.of(Event.BEGINNING)
                : Optional.empty();
    }

    /** The date in a sentence at which its subject began or ended. */
    public static Optional<PartialDate> date(String text, Event event) {
        List<PartialDate> all = PartialDate.of(text);
        Optional<PartialDate> first = all.stream()
                .filter(one -> isBehind(text, one, event == Event.END ? ENDED_BEHIND : BEGAN_BEHIND))
                .findFirst();
        if (first.isPresent()) {
            return first;
        }
        all.removeIf(one -> isBehind(text, one, event == Event.END ? BEGAN_BEHIND : ENDED_BEHIND));
        for (int i = 0; i < all.size(); i++) {
            PartialDate one = all.get(i);
            String before = text.substring(0, one.start());
            if ((event == Event.END ? ENDED : BEGAN).matcher(before).find()
                    && !(event == Event.BEGINNING && ENDED.matcher(before).find())) {
                return Optional.of(one);
            }
            if (i + 1 < all.size() && isSpan(text, one, all.get(i + 1))) {
                return Optional.of(event == Event.END ? all.get(i + 1) : one);
            }
        }
        return Optional.empty();
    }

    private static boolean isBehind(String text, PartialDate date, Pattern word) {
        return word.matcher(text.substring(date.start() + date.written().length()))
                .find();
    }

    /** Two dates in brackets with a dash in between. */
    private static boolean isSpan(String text, PartialDate first, PartialDate second) {
        int end = first.start() + first.written().length();
        String between = text.substring(end, second.start());
        int open = Math.max(text.lastIndexOf('(', first.start()), text.lastIndexOf('（', first.start()));
        Matcher dash = DASH.matcher(between);
        return open >= 0 && first.start() - open < 120 && dash.matches();
    }
}
