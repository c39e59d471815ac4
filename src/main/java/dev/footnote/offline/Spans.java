package dev.footnote.offline;

import dev.footnote.offline.Candidates.Candidate;
import dev.footnote.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stretches of a Chinese sentence that stand where a question has its question word: behind the word before it, or before the word
 * behind it. Chinese keeps the order of statement and question, so the place alone tells much.
 */
final class Spans {

    private static final Pattern ASKS =
            Pattern.compile("谁|什么(?:时候|地方|时间)?|哪(?:里|儿|些|一?\\p{IsHan})?|何(?:处|时|人|年)?|多少|几\\p{IsHan}?|如何|怎么?样?|为何");
    private static final Pattern CLAUSE = Pattern.compile("[^，。；！？,;!?\\n]+");
    private static final Pattern LEAD =
            Pattern.compile("^(?:[是为有叫做作了的着过于在由被以即成至到：:\\s“”「」《》\"]|包括|就是|位于|名为|主要|分别){0,4}");
    private static final Pattern TRAIL = Pattern.compile("(?<![的了是由被在以\\s”」\"])[的了是由被在以\\s”」\"]++$");
    private static final int LONGEST = 30;

    /** What the question asks about often stands in an earlier clause. */
    private static final double WHOLE = 0.5;

    /** The word but one beside the question word tells less of the answer's place. */
    private static final double FARTHER = 0.5;

    private static final Place NOWHERE = new Place(-1, 0);

    private final List<String> before;
    private final List<String> behind;

    /** Where a word was met, and how much that tells. */
    private record Place(int at, double weight) {}

    private Spans(List<String> before, List<String> behind) {
        this.before = before;
        this.behind = behind;
    }

    /** What to look for in the sentences that may answer a question. */
    static Spans of(Question question) {
        Matcher asks = ASKS.matcher(question.text());
        String head = question.text();
        String tail = "";
        if (asks.find()) {
            head = question.text().substring(0, asks.start());
            tail = question.text().substring(asks.end());
        }
        return new Spans(Words.content(head), Words.content(tail));
    }

    /** The stretches of a sentence, each with how much speaks for it, 0 to 1. */
    Map<Candidate, Double> in(String sentence) {
        Map<Candidate, Double> out = new LinkedHashMap<>();
        List<int[]> clauses = clauses(sentence);
        for (int i = 0; i < clauses.size(); i++) {
            int start = clauses.get(i)[0];
            int end = clauses.get(i)[1];
            String clause = sentence.substring(start, end);
            double share = WHOLE * share(sentence) + (1 - WHOLE) * share(clause);
            Place tail = last(clause, before);
            if (tail.at() >= 0) {
                boolean empty = LEAD.matcher(clause.substring(tail.at()))
                        .replaceFirst("")
                        .isBlank();
                boolean next = empty && i + 1 < clauses.size();
                int from = next ? clauses.get(i + 1)[0] : start + tail.at();
                int to = next ? clauses.get(i + 1)[1] : end;
                add(sentence, from, to, share * tail.weight(), out);
            }
            Place head = first(clause, behind);
            if (head.at() > 0) {
                add(sentence, start + Math.max(0, tail.at()), start + head.at(), share * head.weight(), out);
            }
        }
        return out;
    }

    private static List<int[]> clauses(String sentence) {
        List<int[]> out = new ArrayList<>();
        Matcher clause = CLAUSE.matcher(sentence);
        while (clause.find()) {
            out.add(new int[] {clause.start(), clause.end()});
        }
        return out;
    }

    private static void add(String sentence, int from, int to, double share, Map<Candidate, Double> out) {
        if (from >= to) {
            return;
        }
        Matcher lead = LEAD.matcher(sentence.substring(from, to));
        int start = from + (lead.find() ? lead.end() : 0);
        Matcher trail = TRAIL.matcher(sentence.substring(start, to));
        int end = trail.find() ? start + trail.start() : to;
        if (end > start && end - start <= LONGEST) {
            out.merge(new Candidate(sentence.substring(start, end), start), share, Math::max);
        }
    }

    private double share(String clause) {
        int all = before.size() + behind.size();
        double held = before.stream().filter(clause::contains).count()
                + behind.stream().filter(clause::contains).count();
        return all == 0 ? 0 : held / all;
    }

    /** Where the last of the words ends that the clause holds, itself or kin. */
    private static Place last(String clause, List<String> words) {
        for (int i = words.size() - 1; i >= Math.max(0, words.size() - 2); i--) {
            for (String word : family(words.get(i))) {
                int at = clause.indexOf(word);
                if (at >= 0) {
                    return new Place(at + word.length(), i == words.size() - 1 ? 1 : FARTHER);
                }
            }
        }
        return NOWHERE;
    }

    private static Place first(String clause, List<String> words) {
        for (int i = 0; i < Math.min(2, words.size()); i++) {
            for (String word : family(words.get(i))) {
                int at = clause.indexOf(word);
                if (at > 0) {
                    return new Place(at, i == 0 ? 1 : FARTHER);
                }
            }
        }
        return NOWHERE;
    }

    private static List<String> family(String word) {
        List<String> out = new ArrayList<>(List.of(word));
        Kin.of(word).stream().filter(kin -> kin.length() > 1).sorted().forEach(out::add);
        return out;
    }
}
