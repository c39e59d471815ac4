package dev.footnote.answer.support.figure;

import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the result of a match that its passage gives for another opponent: "lost 2-4 to France and 0-3 to Peru". */
final class ScoreCheck {

    private static final Pattern SCORE =
            Pattern.compile("(?<![\\d.:/-])(\\d{1,3})\\s?[:：∶比–-]\\s?(\\d{1,3})(?![\\d.:/年月日%-])");

    private static final List<String> MATCHES = List.of(
            "beat", "won", "win", "lost", "lose", "defeat", "drew", "draw", "victory", "胜", "负", "败", "平", "不敌", "输",
            "横扫", "赢", "克");

    private final Comparison c;

    ScoreCheck(Comparison comparison) {
        this.c = comparison;
    }

    private record Score(String high, String low, Set<String> with, String text) {
        boolean same(Score other) {
            return high.equals(other.high) && low.equals(other.low) || high.equals(other.low) && low.equals(other.high);
        }
    }

    /** Adds what speaks against the claim in one sentence of the evidence. */
    void run(Statement s) {
        List<Score> said = scores(c.claim());
        List<Score> shown = said.size() == 1 ? scores(s) : List.of();
        if (shown.isEmpty()) {
            return;
        }
        Score mine = said.get(0);
        if (shown.size() == 1 && !mine.same(shown.get(0)) && overlap(mine, shown.get(0)) > 0) {
            c.out().differs(Kind.NUMBER, mine.text(), shown.get(0).text());
            return;
        }
        Score same = null;
        Score rival = null;
        for (Score score : shown) {
            if (mine.same(score)) {
                same = score;
            } else if (overlap(mine, score) > (rival == null ? 0 : overlap(mine, rival))) {
                rival = score;
            }
        }
        if (same != null && rival != null && overlap(mine, rival) > overlap(mine, same)) {
            c.out()
                    .contradicted(
                            Kind.NUMBER,
                            mine.text(),
                            rival.text(),
                            "the source gives " + rival.text() + " for this; " + mine.text()
                                    + " stands for something else",
                            "来源里这一项是" + rival.text() + "，" + mine.text() + "说的是另一项");
        }
    }

    private static long overlap(Score a, Score b) {
        return a.with().stream().filter(b.with()::contains).count();
    }

    private static List<Score> scores(Statement s) {
        List<Score> out = new ArrayList<>();
        if (MATCHES.stream().noneMatch(s.text()::contains)) {
            return out;
        }
        List<int[]> places = new ArrayList<>();
        for (Matcher m = SCORE.matcher(s.text()); m.find(); ) {
            places.add(new int[] {m.start(), m.end()});
            out.add(new Score(m.group(1), m.group(2), new HashSet<>(), m.group()));
        }
        for (int i = 0; i < out.size(); i++) {
            int at = places.get(i)[0];
            int last = i + 1 < out.size() ? places.get(i + 1)[0] : s.text().length();
            int end = s.isHan() ? stop(s.text(), places.get(i)[1]) : last;
            int begin = s.isHan() ? start(s.text(), at) : i == 0 ? 0 : places.get(i - 1)[1];
            Set<String> with = out.get(i).with();
            s.terms().stream()
                    .filter(t ->
                            s.isHan() || t.name() && s.tokens().get(t.from()).start() > at)
                    .filter(t -> s.tokens().get(t.from()).start() >= begin
                            && s.tokens().get(t.to() - 1).end() <= end)
                    .forEach(t -> with.add(t.key()));
        }
        return out;
    }

    private static int stop(String text, int from) {
        int i = from;
        while (i < text.length() && "，,。；;".indexOf(text.charAt(i)) < 0) {
            i++;
        }
        return i;
    }

    private static int start(String text, int from) {
        int i = from;
        while (i > 0 && "，,。；;".indexOf(text.charAt(i - 1)) < 0) {
            i--;
        }
        return i;
    }
}
