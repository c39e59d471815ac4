package dev.footnote.answer.support.wording;

import dev.footnote.answer.statement.Cue;
import dev.footnote.answer.statement.CueKind;
import dev.footnote.answer.statement.Quantity;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Term;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds a claim that says of all what its passage says of some or of most. */
final class ShareCheck {

    private static final Set<CueKind> WEAK = EnumSet.of(CueKind.SOME, CueKind.MOST, CueKind.NOT_ALL);

    /** Stretches of time. */
    static final Set<String> TIMES = Set.of(
            "day", "week", "month", "year", "hour", "night", "morning", "season", "time", "minute", "second", "days",
            "years", "日", "天", "年", "月", "周", "晚", "夜", "次", "小", "季", "张", "个", "平", "公", "人", "户");

    private final Comparison c;

    ShareCheck(Comparison comparison) {
        this.c = comparison;
    }

    /**
     * Adds what speaks against the claim in one sentence of the evidence.
     *
     * @param all the claim's word for all, may be empty
     */
    void run(Statement s, String all) {
        weaker(s, all);
        mostOf(s);
    }

    /** The passage says "some" or "most" of a word that the claim has without it. */
    private void weaker(Statement s, String all) {
        boolean bounded = c.claim().quantities().stream()
                .anyMatch(q -> q.bound() != Quantity.Bound.EXACT
                        || q.isPercent()
                        || q.form() == Quantity.Form.NUMBER && q.unit() == null);
        if (bounded || c.claim().first(WEAK) != null) {
            return;
        }
        for (Cue cue : s.cues()) {
            boolean weak = cue.is(CueKind.SOME) || cue.is(CueKind.MOST);
            if (weak
                    && !isBeforeNumber(s, cue)
                    && !isLater(s, cue)
                    && meets(s, cue)
                    && !isLoose(cue)
                    && !isDegree(s, cue)
                    && !isNaming(s, cue)
                    && !isBeforeTurn(s, cue)) {
                c.out()
                        .missing(
                                Kind.QUANTITY_WORD,
                                all,
                                cue.text(),
                                "the source says \"" + cue.text() + "\", the claim does not",
                                "来源说的是“" + cue.text() + "”，论断没有这一限定");
                return;
            }
        }
    }

    /** "In a few years", "some days later": says when, and the claim does not speak of it. */
    private boolean isLater(Statement s, Cue cue) {
        String next = cue.to() < s.tokens().size() ? s.tokens().get(cue.to()).lower() : "";
        return !s.isHan()
                && TIMES.contains(next.endsWith("s") ? next.substring(0, next.length() - 1) : next)
                && s.terms().stream()
                        .noneMatch(t -> t.from() == cue.to() && c.claim().keys().contains(t.key()));
    }

    /** "Most of the 46 holes" against "the 46 holes". */
    private void mostOf(Statement s) {
        for (Cue cue : s.cues()) {
            boolean weak = cue.is(CueKind.SOME) || cue.is(CueKind.MOST);
            boolean whole = weak
                    && s.quantities().stream()
                            .anyMatch(q -> q.from() >= cue.to()
                                    && q.from() <= cue.to() + 2
                                    && (s.isHan()
                                            || q.from() > cue.to()
                                            || cue.text().endsWith("of"))
                                    && q.form() == Quantity.Form.NUMBER
                                    && c.claim().quantities().stream().anyMatch(q::sameAmount));
            if (whole && c.claim().first(WEAK) == null && !c.claim().has(CueKind.NOT) && !saysOne()) {
                c.out()
                        .missing(
                                Kind.QUANTITY_WORD,
                                "",
                                cue.text(),
                                "the source says \"" + cue.text() + "\", the claim does not",
                                "来源说的是“" + cue.text() + "”，论断没有这一限定");
                return;
            }
        }
    }

    private boolean saysOne() {
        return c.claim().tokens().stream().anyMatch(t -> t.is("one") || t.is("之一"));
    }

    /** "The most popular", "Ohio's third most popular": a degree, no share. */
    private static boolean isDegree(Statement s, Cue cue) {
        if (!cue.text().equalsIgnoreCase("most") || cue.from() == 0) {
            return false;
        }
        String before = s.tokens().get(cue.from() - 1).lower();
        String next = cue.to() < s.tokens().size() ? s.tokens().get(cue.to()).lower() : "";
        if (DEGREES.stream().anyMatch(next::endsWith)) {
            return true;
        }
        boolean ordinal =
                s.quantities().stream().anyMatch(q -> q.form() == Quantity.Form.ORDINAL && q.to() == cue.from());
        boolean again = before.equals("and")
                && s.text(0, cue.from()).toLowerCase(java.util.Locale.ROOT).contains("the most ");
        return ordinal
                || again
                || before.endsWith("'s")
                || Set.of("the", "his", "her", "its", "their", "a", "s").contains(before);
    }

    /** "Often shortened to Hamlet", "sometimes referred to as Hans": says how often the name is used, not the fact. */
    private static boolean isNaming(Statement s, Cue cue) {
        for (int i = cue.to(); i < Math.min(cue.to() + 3, s.tokens().size()); i++) {
            if (NAMING.contains(s.tokens().get(i).lower())) {
                return true;
            }
        }
        return false;
    }

    /** Endings of adjectives: "most populous", "most reliable". */
    private static final List<String> DEGREES = List.of("ous", "able", "ible", "ful", "ive", "ern");

    private static final Set<String> NAMING = Set.of(
            "called",
            "known",
            "referred",
            "shortened",
            "abbreviated",
            "nicknamed",
            "spelled",
            "spelt",
            "styled",
            "translated",
            "rendered",
            "dubbed",
            "simply",
            "described",
            "regarded",
            "noted",
            "considered");

    /** "Often said to ..., but in fact ...": what stands before the turn is not what the claim takes over. */
    private boolean isBeforeTurn(Statement s, Cue cue) {
        return c.isBeforeTurn(s, cue.from());
    }

    /** Words that mean little where they are left out. */
    private static boolean isLoose(Cue cue) {
        return Set.of(
                        "many",
                        "numerous",
                        "various",
                        "several",
                        "certain",
                        "许多",
                        "众多",
                        "很多",
                        "不少",
                        "mainly",
                        "largely",
                        "primarily",
                        "chiefly",
                        "主要",
                        "one of the",
                        "in general",
                        "among others",
                        "a number of",
                        "nearly",
                        "almost",
                        "many of",
                        "commonly",
                        "常",
                        "selected",
                        "数个")
                .contains(cue.text().toLowerCase(java.util.Locale.ROOT));
    }

    private static boolean isBeforeNumber(Statement s, Cue cue) {
        return s.quantities().stream()
                .anyMatch(q -> q.from() >= cue.from()
                        && q.from() <= cue.to() + 1
                        && !q.text().equalsIgnoreCase("half")
                        && q.form() != Quantity.Form.VAGUE);
    }

    /** One of the next two words, or the one before a short predicate, is the claim's too. */
    private boolean meets(Statement s, Cue cue) {
        if (c.across()) {
            return true;
        }
        Set<String> keys = c.claim().keys();
        if (!isMain(s, s.phraseOf(cue.from()), keys)) {
            return false;
        }
        int seen = 0;
        for (Term t : s.terms()) {
            if (t.from() >= cue.from() && s.phraseOf(t.from()) == s.phraseOf(cue.from()) && seen < 3) {
                seen++;
                if (keys.contains(t.key())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** True if a phrase shares about as much with the claim as any other of the sentence. */
    private boolean isMain(Statement s, int phrase, Set<String> keys) {
        Map<Integer, Double> weights = new HashMap<>();
        for (Term t : s.terms()) {
            weights.merge(
                    s.phraseOf(t.from()), keys.contains(t.key()) ? c.evidence().weight(t) : 0, Double::sum);
        }
        double most =
                weights.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return weights.getOrDefault(phrase, 0.0) >= 0.5 * most;
    }
}
