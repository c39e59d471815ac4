package dev.footnote.answer.support.figure;

import dev.footnote.answer.statement.CueKind;
import dev.footnote.answer.statement.Quantity;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Term;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import java.util.List;
import java.util.Set;

/** Finds numbers that the claim gives the other direction: more for less, or from one to another for the way back. */
final class DirectionCheck {

    /** Words for more, and for less, beside a number. */
    private static final Set<String> UP = Set.of("more", "higher", "greater", "larger", "longer");

    private static final Set<String> DOWN = Set.of("fewer", "less", "lower", "smaller", "shorter");

    private final Comparison c;

    DirectionCheck(Comparison comparison) {
        this.c = comparison;
    }

    /** "rose by 6%" against "6% fewer". */
    void direction(Quantity said, Quantity same) {
        for (Statement s : c.claim().isHan() ? c.evidence().quoted() : List.<Statement>of()) {
            int theirs = s.quantities().contains(same) ? hanSign(s, same) : 0;
            int own = hanSign(c.claim(), said);
            if (theirs * own < 0 && !c.claim().has(CueKind.NOT) && !s.has(CueKind.NOT)) {
                c.out()
                        .contradicted(
                                Kind.OPPOSITE,
                                said.text(),
                                same.text(),
                                "the source says \"" + s.text(Math.max(0, same.from() - 2), same.to())
                                        + "\", the claim the opposite",
                                "来源说的是“" + s.text(Math.max(0, same.from() - 2), same.to()) + "”，论断说的相反");
                return;
            }
        }
        for (Statement s : c.evidence().quoted()) {
            if (!s.quantities().contains(same) || same.to() >= s.tokens().size()) {
                continue;
            }
            String next = s.tokens().get(same.to()).lower();
            int sign = sign(next);
            int mine = said.to() < c.claim().tokens().size()
                    ? sign(c.claim().tokens().get(said.to()).lower())
                    : 0;
            if (sign * mine < 0 && !c.claim().has(CueKind.NOT)) {
                c.out()
                        .contradicted(
                                Kind.OPPOSITE,
                                said.text(),
                                same.text() + " " + next,
                                "the source says \"" + same.text() + " " + next + "\", the claim the opposite",
                                "来源说的是“" + same.text() + next + "”，论断说的相反");
                return;
            }
            Term way = c.claim().terms().stream()
                    .filter(t -> t.key().startsWith("~rise") && t.side() != 0)
                    .findFirst()
                    .orElse(null);
            if (sign != 0 && way != null && way.side() != sign && !c.claim().has(CueKind.NOT)) {
                c.out()
                        .contradicted(
                                Kind.OPPOSITE,
                                way.text(),
                                said.text() + " " + next,
                                "the source says \"" + same.text() + " " + next + "\", the claim \"" + way.text()
                                        + "\"",
                                "来源说的是“" + same.text() + next + "”，论断说的是“" + way.text() + "”");
            }
        }
    }

    /** 比预算高出12%: 1 for more, -1 for less right before a number that a comparison gives. */
    private static int hanSign(Statement s, Quantity q) {
        int at = q.from() - 1;
        while (at > 0 && "出了约近达".contains(s.tokens().get(at).text())) {
            at--;
        }
        String before =
                at > 0 && s.text(0, at).contains("比") ? s.tokens().get(at).text() : "";
        return before.isEmpty() ? 0 : "高多增涨升长快".contains(before) ? 1 : "低少减降跌短慢".contains(before) ? -1 : 0;
    }

    private static int sign(String word) {
        return UP.contains(word) ? 1 : DOWN.contains(word) ? -1 : 0;
    }

    /** "from 16 to 64" against "from 64 to 16". */
    void order() {
        List<Quantity> said = c.claim().quantities();
        for (int i = 0; i + 1 < said.size(); i++) {
            if (!isFromTo(c.claim(), said.get(i), said.get(i + 1))) {
                continue;
            }
            for (Statement s : c.evidence().quoted()) {
                reversed(s, said.get(i), said.get(i + 1));
            }
        }
    }

    private void reversed(Statement s, Quantity from, Quantity to) {
        List<Quantity> all = s.quantities();
        for (int j = 0; j + 1 < all.size(); j++) {
            boolean turned = isFromTo(s, all.get(j), all.get(j + 1))
                    && from.sameAmount(all.get(j + 1))
                    && to.sameAmount(all.get(j))
                    && !from.sameAmount(to);
            if (turned) {
                String way = all.get(j).text() + " - " + all.get(j + 1).text();
                c.out()
                        .contradicted(
                                Kind.NUMBER,
                                from.text() + " - " + to.text(),
                                way,
                                "the source goes from " + all.get(j).text() + " to "
                                        + all.get(j + 1).text() + ", the claim the other way",
                                "来源是从" + all.get(j).text() + "到"
                                        + all.get(j + 1).text() + "，论断把方向说反了");
            }
        }
    }

    private static boolean isFromTo(Statement s, Quantity first, Quantity second) {
        String before = s.text(Math.max(0, first.from() - 1), first.from());
        String between = s.text(first.to(), second.from());
        boolean from = before.equalsIgnoreCase("from") || before.equals("从") || before.equals("由");
        return from
                && (between.startsWith("to")
                        || between.startsWith("增")
                        || between.startsWith("降")
                        || between.startsWith("减")
                        || between.startsWith("提")
                        || between.startsWith("上")
                        || between.startsWith("下")
                        || between.startsWith("升")
                        || between.startsWith("到")
                        || between.startsWith("至")
                        || between.startsWith("跌")
                        || between.startsWith("涨")
                        || between.startsWith("扩")
                        || between.startsWith("缩"));
    }
}
