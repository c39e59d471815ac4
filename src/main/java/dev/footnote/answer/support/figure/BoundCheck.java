package dev.footnote.answer.support.figure;

import dev.footnote.answer.statement.CueKind;
import dev.footnote.answer.statement.Quantity;
import dev.footnote.answer.statement.Quantity.Bound;
import dev.footnote.answer.statement.Quantity.Form;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import java.util.Set;

/** Holds the bound of a number, such as "at least" and "about", against the one of the same number in the passage. */
final class BoundCheck {

    /** Words for more, and for less, beside a number. */
    private static final Set<String> UP = Set.of("more", "higher", "greater", "larger", "longer");

    private static final Set<String> DOWN = Set.of("fewer", "less", "lower", "smaller", "shorter");

    private final Comparison c;

    BoundCheck(Comparison comparison) {
        this.c = comparison;
    }

    /** "Less than half" against "more than half", "at most one" against "at least one". */
    void sided(Quantity said) {
        int mine = side(c.claim(), said);
        for (Statement s : c.evidence().quoted()) {
            for (Quantity q : s.quantities()) {
                boolean same = q.form() == Form.VAGUE && Quantity.close(q.value(), said.value(), 0);
                if (same && mine * side(s, q) < 0) {
                    c.out()
                            .contradicted(
                                    Kind.QUANTITY_WORD,
                                    said.text(),
                                    q.text(),
                                    "the source bounds " + q.text() + " the other way",
                                    "来源对“" + q.text() + "”说的是相反的一边");
                    return;
                }
            }
        }
    }

    /** 1 for more than the number, -1 for less, 0 for the number itself. */
    private static int side(Statement s, Quantity q) {
        String before = q.from() > 1 ? s.tokens().get(q.from() - 2).lower() : "";
        boolean than = q.from() > 0 && s.tokens().get(q.from() - 1).is("than");
        boolean more = q.bound().isLower() || than && UP.contains(before);
        boolean less = q.bound().isUpper() || than && DOWN.contains(before);
        return more ? 1 : less ? -1 : 0;
    }

    /** "At most two terms" against "no limit to the number of terms". */
    boolean isUnlimited(Quantity said) {
        Statement free = said.bound().isUpper()
                ? c.evidence().quoted().stream()
                        .filter(s -> s.text().contains("no limit")
                                || s.text().contains("unlimited")
                                || s.text().contains("没有限制")
                                || s.text().contains("不限"))
                        .findFirst()
                        .orElse(null)
                : null;
        if (free != null) {
            c.out()
                    .contradicted(
                            Kind.QUANTITY_WORD,
                            said.text(),
                            free.text(),
                            "the source says that there is no limit, the claim gives one: " + said.text(),
                            "来源说没有限制，论断却给出了上限：" + said.text());
        }
        return free != null;
    }

    static boolean boundFits(Bound claim, Bound source) {
        return claim == source || source == Bound.EXACT;
    }

    void bound(Quantity said, Quantity same) {
        Bound claim = said.bound();
        Bound source = same.bound();
        boolean opposite = (claim.isLower() && source.isUpper()) || (claim.isUpper() && source.isLower());
        boolean denied = c.claim().cues().stream()
                .anyMatch(x -> x.is(CueKind.NOT)
                        && !(c.claim().isHan() && x.from() <= said.from() && said.from() - x.to() <= 2));
        boolean excepted = c.evidence().quoted().stream().anyMatch(s -> s.has(CueKind.EXCEPT)) || denied;
        if (opposite && !excepted) {
            c.out()
                    .contradicted(
                            Kind.QUANTITY_WORD,
                            said.text(),
                            same.text(),
                            "the source bounds " + same.text() + " the other way: " + word(source) + ", not "
                                    + word(claim),
                            "来源说的是“" + word(source, true) + same.text() + "”，论断说的是“" + word(claim, true) + "”");
            return;
        }
        boolean exactly = c.claim().has(CueKind.EXACTLY) && source != Bound.EXACT;
        boolean stronger = claim == Bound.EXACT && (source.isLower() || source.isUpper());
        boolean strict = (claim == Bound.MORE && source == Bound.AT_LEAST)
                || (claim == Bound.LESS && source == Bound.AT_MOST)
                || (source == Bound.ABOUT && claim.isLower());
        if (exactly
                || (stronger && !saysBound() && !isStretch(said) && !isSpread(same))
                || strict && source == Bound.ABOUT) {
            c.out()
                    .missing(
                            Kind.QUANTITY_WORD,
                            said.text(),
                            same.text(),
                            "the source says \"" + word(source) + " " + same.text() + "\", the claim gives "
                                    + said.text() + " as it is",
                            "来源说“" + word(source, true) + same.text() + "”，论断没有这一限定");
        }
    }

    /** "Across two seasons" for "over two seasons": a stretch of time, no bound. */
    private boolean isStretch(Quantity said) {
        String before =
                said.from() > 0 ? c.claim().tokens().get(said.from() - 1).lower() : "";
        return before.equals("across") || before.equals("during") || before.equals("through");
    }

    /** "Told over two years", "broadcast over eight seasons": a stretch of time, where "lasted over two years" and "for over two years" are bounds. */
    private boolean isSpread(Quantity shown) {
        for (Statement s : c.evidence().quoted()) {
            int over = shown.from() - 1;
            if (!s.isHan()
                    && over > 0
                    && s.quantities().contains(shown)
                    && s.tokens().get(over).is("over")
                    && shown.to() <= s.tokens().size()) {
                boolean time = shown.unit() != null && shown.unit().dimension().equals("time")
                        || shown.to() < s.tokens().size()
                                && PARTS.contains(s.tokens().get(shown.to()).lower());
                return time && !LASTING.contains(s.tokens().get(over - 1).lower());
            }
        }
        return false;
    }

    private static final Set<String> PARTS = Set.of("season", "seasons", "episodes", "issues", "chapters", "volumes");

    /** What stands before a stretch of time that is longer than it says. */
    private static final Set<String> LASTING = Set.of(
            "for", "last", "lasts", "lasted", "lasting", "take", "takes", "took", "taken", "of", "is", "was", "were",
            "are", "been", "has", "had", "have", "spent", "with", "after", "well", "just", "by", "at", "and", "ran",
            "runs", "served", "lived");

    /** True if the claim has a word such as "limit" or 限 that says the bound in another way. */
    private boolean saysBound() {
        return c.claim().has(CueKind.AT_MOST)
                || c.claim().has(CueKind.AT_LEAST)
                || c.claim().has(CueKind.MORE_THAN)
                || c.claim().has(CueKind.LESS_THAN)
                || c.claim().has(CueKind.ABOUT)
                || c.claim().has(CueKind.NOT)
                || c.claim().has(CueKind.SUPERLATIVE)
                || c.claim().terms().stream()
                        .anyMatch(t -> t.text().startsWith("limit")
                                || t.text().startsWith("限")
                                || t.text().startsWith("record")
                                || t.text().startsWith("纪录")
                                || t.text().equals("valid"));
    }

    private static String word(Bound bound) {
        return word(bound, false);
    }

    private static String word(Bound bound, boolean chinese) {
        return switch (bound) {
            case AT_LEAST -> chinese ? "至少" : "at least";
            case MORE -> chinese ? "超过" : "more than";
            case AT_MOST -> chinese ? "至多" : "at most";
            case LESS -> chinese ? "不到" : "less than";
            case ABOUT -> chinese ? "大约" : "about";
            case EXACT -> chinese ? "" : "exactly";
        };
    }
}
