package dev.footnote.answer;

import dev.footnote.answer.statement.DateMention;
import dev.footnote.answer.statement.Quantity;
import dev.footnote.answer.statement.Statement;
import dev.footnote.text.Languages;
import dev.footnote.text.NormalText;
import dev.footnote.text.Words;
import java.util.List;
import java.util.Set;

/** Compares short answers: the same words, date or amount in another form is the same answer. Stateless, safe for many threads. */
final class ShortAnswers {

    /** Words before an answer that do not change it. */
    private static final Set<String> EMPTY = Set.of("a", "an", "the", "in", "at", "on");

    private ShortAnswers() {}

    /**
     * Returns true if two short answers say the same. It does not guess: a part of a name, or a date with fewer parts, is another answer.
     *
     * @param one may be blank, which is the same as nothing
     * @param other may be blank
     */
    public static boolean areSame(String one, String other) {
        if (one.isBlank() || other.isBlank()) {
            return false;
        }
        String a = NormalText.of(one.strip()).text();
        String b = NormalText.of(other.strip()).text();
        if (a.equalsIgnoreCase(b) || words(a).equals(words(b))) {
            return true;
        }
        Statement left = new Statement(a, Languages.of(a));
        Statement right = new Statement(b, Languages.of(b));
        boolean figures = !left.dates().isEmpty() || !left.quantities().isEmpty();
        return figures
                && sameDates(left, right)
                && sameAmounts(left, right)
                && rest(left).equals(rest(right));
    }

    private static List<String> words(String text) {
        return Words.of(text).stream()
                .map(Words::withoutAccents)
                .filter(word -> !EMPTY.contains(word))
                .toList();
    }

    private static boolean sameDates(Statement left, Statement right) {
        List<DateMention> ones = left.dates();
        List<DateMention> others = right.dates();
        if (ones.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < ones.size(); i++) {
            if (!parts(ones.get(i)).equals(parts(others.get(i)))) {
                return false;
            }
        }
        return true;
    }

    private static List<Integer> parts(DateMention date) {
        return List.of(
                date.firstYear(),
                date.lastYear(),
                date.month(),
                date.day(),
                date.weekday(),
                date.season(),
                date.quarter());
    }

    private static boolean sameAmounts(Statement left, Statement right) {
        List<Quantity> ones = left.quantities();
        List<Quantity> others = right.quantities();
        if (ones.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < ones.size(); i++) {
            Quantity one = ones.get(i);
            Quantity other = others.get(i);
            if (one.bound() != other.bound() || !one.comparable(other) || !one.sameAmount(other)) {
                return false;
            }
        }
        return true;
    }

    /** What is said beside dates and amounts. */
    private static List<String> rest(Statement statement) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < statement.tokens().size(); i++) {
            int at = i;
            boolean figure = statement.dates().stream().anyMatch(date -> at >= date.from() && at < date.to())
                    || statement.quantities().stream().anyMatch(amount -> at >= amount.from() && at < amount.to());
            if (!figure) {
                out.append(statement.text(i, i + 1)).append(' ');
            }
        }
        return words(out.toString());
    }
}
