package dev.footnote.answer.support.figure;

import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Token;
import dev.footnote.answer.support.comparison.ClaimParts;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Holds "won", "came second" and the like against a numbered list of results. */
public final class RankingCheck {

    private static final Map<String, Integer> PLACES = Map.ofEntries(
            Map.entry("won", 1),
            Map.entry("winner", 1),
            Map.entry("champion", 1),
            Map.entry("champions", 1),
            Map.entry("wins", 1),
            Map.entry("victory", 1),
            Map.entry("gold", 1),
            Map.entry("runner-up", 2),
            Map.entry("second", 2),
            Map.entry("silver", 2),
            Map.entry("third", 3),
            Map.entry("bronze", 3),
            Map.entry("first", 1),
            Map.entry("fourth", 4),
            Map.entry("last", 99),
            Map.entry("冠军", 1),
            Map.entry("夺冠", 1),
            Map.entry("第一", 1),
            Map.entry("获胜", 1),
            Map.entry("亚军", 2),
            Map.entry("第二", 2),
            Map.entry("季军", 3),
            Map.entry("第三", 3),
            Map.entry("第四", 4));

    private final Comparison c;

    /** Creates a check of one claim. */
    public RankingCheck(Comparison comparison) {
        this.c = comparison;
    }

    /** Adds the reasons against the claim to the findings. */
    public void run() {
        for (ClaimParts.Part part : ClaimParts.of(c.claim())) {
            int place = place(c.claim().text(part.from(), part.to()));
            if (place == 0 || place == 99) {
                continue;
            }
            Set<String> said = new HashSet<>();
            ClaimParts.terms(c.claim(), part).forEach(t -> said.add(t.key()));
            for (Statement s : c.evidence().quoted()) {
                check(s, said, place);
            }
        }
    }

    private void check(Statement s, Set<String> said, int place) {
        int rank = rank(s);
        boolean first = !s.terms().isEmpty() && said.contains(s.terms().get(0).key());
        boolean otherRow = c.evidence().quoted().stream()
                .anyMatch(o -> o != s
                        && rank(o) == place
                        && !o.terms().isEmpty()
                        && said.contains(o.terms().get(0).key()));
        if (rank > 0 && rank != place && first && !otherRow) {
            c.out()
                    .contradicted(
                            Kind.ROLE,
                            Integer.toString(place),
                            s.text(),
                            "the list has it in place " + rank + ", the claim in place " + place,
                            "名单里排第" + rank + "，论断说第" + place);
        }
    }

    /** The number at the beginning of a line of a list. */
    private static int rank(Statement s) {
        boolean list = s.tokens().size() > 2
                && s.tokens().get(0).kind() == Token.Kind.NUMBER
                && s.tokens().get(0).text().length() <= 2
                && (s.tokens().get(1).is(".")
                        || s.tokens().get(1).is(")")
                        || s.tokens().get(1).is("、")
                        || s.tokens().get(1).is("|"));
        return list && s.tokens().get(0).text().chars().allMatch(ch -> ch >= '0' && ch <= '9')
                ? Integer.parseInt(s.tokens().get(0).text())
                : 0;
    }

    private static int place(String text) {
        int best = 0;
        int at = Integer.MAX_VALUE;
        for (Token t : Token.of(text)) {
            int place = PLACES.getOrDefault(t.lower(), 0);
            if (place > 0 && t.start() < at) {
                best = place;
                at = t.start();
            }
        }
        for (Map.Entry<String, Integer> e : PLACES.entrySet()) {
            int found = e.getKey().charAt(0) > 0x7F ? text.indexOf(e.getKey()) : -1;
            if (found >= 0 && found < at) {
                best = e.getValue();
                at = found;
            }
        }
        return best;
    }
}
