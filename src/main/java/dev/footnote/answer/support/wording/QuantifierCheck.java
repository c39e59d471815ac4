package dev.footnote.answer.support.wording;

import dev.footnote.answer.statement.Cue;
import dev.footnote.answer.statement.CueKind;
import dev.footnote.answer.statement.Quantity;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.Comparison.Clause;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares "all", "most", "some", "only", superlatives and causes: a claim may be weaker than its passage, not stronger. */
public final class QuantifierCheck {

    private final Comparison c;

    /** Creates a check of one claim. */
    public QuantifierCheck(Comparison comparison) {
        this.c = comparison;
    }

    /** Adds the reasons against the claim to the findings. */
    public void run() {
        Clause best = c.best(c.claim().terms());
        Statement s = best != null
                ? best.statement()
                : c.evidence().quoted().size() == 1 ? c.evidence().quoted().get(0) : null;
        if (s == null) {
            return;
        }
        Cue all = all();
        new ShareCheck(c).run(s, all == null ? "" : all.text());
        allBut(s);
        all(s);
        only();
        new SuperlativeCheck(c).run();
        both();
        most();
        new CauseCheck(c).run();
    }

    private @Nullable Cue all() {
        for (Cue cue : c.claim().cues()) {
            if (cue.is(CueKind.ALL) && !isPlain(cue)) {
                return cue;
            }
        }
        return null;
    }

    /** "each year", "all three", "any" after a negation, 两组都: no claim on everything. */
    private boolean isPlain(Cue cue) {
        Statement claim = c.claim();
        String next =
                cue.to() < claim.tokens().size() ? claim.tokens().get(cue.to()).lower() : "";
        boolean number = claim.quantities().stream()
                .anyMatch(q -> q.from() == cue.to()
                        || q.from() == cue.to() + 1
                        || (q.to() <= cue.from() && q.to() >= cue.from() - 3));
        boolean date = claim.dates().stream().anyMatch(d -> d.from() == cue.to());
        boolean two = claim.text(Math.max(0, cue.from() - 4), cue.from()).contains("两");
        String word = cue.text().toLowerCase(java.util.Locale.ROOT);
        boolean loose = Set.of(
                        "any",
                        "anyone",
                        "anybody",
                        "total",
                        "total*",
                        "throughout",
                        "whole",
                        "entire",
                        "fully",
                        "completely",
                        "entirely",
                        "全",
                        "整个",
                        "任何",
                        "each",
                        "每",
                        "皆",
                        "完全",
                        "across the",
                        "各地",
                        "始终",
                        "一向",
                        "从来")
                .contains(word);
        boolean soleHan = word.equals("全") && claim.text(cue.to(), cue.to() + 1).equals("是");
        return isOfName(claim, cue)
                || ShareCheck.TIMES.contains(next)
                || OVER.contains(next)
                || number
                || date
                || two
                || (loose && !soleHan && !word.equals("each") && !word.equals("每"))
                || word.equals("total")
                || claim.has(CueKind.NOT_ALL)
                || (loose && !soleHan);
    }

    /** "All the King's Men", "the All-Star Game": a word of a title, which counts nothing. */
    private static boolean isOfName(Statement s, Cue cue) {
        int next = cue.to();
        while (next < s.tokens().size() && SMALL.contains(s.tokens().get(next).lower())) {
            next++;
        }
        String word = cue.text().toLowerCase(java.util.Locale.ROOT);
        boolean title = cue.from() > 0
                && s.tokens().get(cue.from()).startsUpper()
                && next < s.tokens().size()
                && s.tokens().get(next).startsUpper();
        return !s.isHan() && (title || word.endsWith("'s"));
    }

    private static final Set<String> SMALL = Set.of("the", "of", "-", "a", "my", "your", "our", "his", "her");

    /** "All over the globe", "all kinds of". */
    private static final Set<String> OVER = Set.of("over", "around", "round", "along", "kinds", "sorts", "manner");

    /** "Only years later", "only after the war": says when, and shuts nothing else out. */
    private boolean isOnlyLater(Cue cue) {
        List<dev.footnote.answer.statement.Token> tokens = c.claim().tokens();
        for (int i = cue.to(); i < Math.min(cue.to() + 4, tokens.size()); i++) {
            if (Set.of("later", "after", "afterwards", "then", "since")
                    .contains(tokens.get(i).lower())) {
                return cue.text().equalsIgnoreCase("only");
            }
        }
        return false;
    }

    /** "No other line was as steep" where the passage has "the steepest". */
    private boolean isNoOther(Cue cue) {
        return cue.text().equalsIgnoreCase("no other")
                && c.evidence().quoted().stream().anyMatch(s -> s.has(CueKind.SUPERLATIVE));
    }

    /** "Only a few": says how many, and shuts nothing out. 才 of time or amount shuts nothing out either. */
    private boolean isOnlyFew(Cue cue) {
        int to = Math.min(c.claim().tokens().size(), cue.to() + 2);
        String next = c.claim().text(cue.to(), to).toLowerCase(java.util.Locale.ROOT);
        String following = next.isEmpty() ? "" : next.split(" ", 2)[0];
        return FEW.contains(next)
                || FEW.contains(following)
                || c.claim().isHan() && FEW.stream().anyMatch(next::startsWith)
                || cue.text().equals("才") && !next.startsWith("能") && !next.startsWith("可") && !next.startsWith("会");
    }

    private static final Set<String> FEW = Set.of(
            "a few",
            "a small",
            "a little",
            "a handful",
            "a fraction",
            "a minority",
            "a part",
            "a short",
            "a brief",
            "some",
            "few",
            "partly",
            "partially",
            "slightly",
            "a slight",
            "about",
            "around",
            "roughly",
            "几",
            "少",
            "小部",
            "部分",
            "略",
            "有几",
            "有少",
            "有小",
            "占");

    /** "All but one" is not all. */
    private void allBut(Statement s) {
        boolean all = c.claim().tokens().stream().anyMatch(t -> t.is("all") || t.is("every") || t.is("each"))
                && !c.claim().text().contains("ll but");
        Cue cue = s.cues().stream()
                .filter(x -> x.text().toLowerCase(java.util.Locale.ROOT).startsWith("all")
                        && x.text().contains("but"))
                .findFirst()
                .orElse(null);
        if (all && cue != null) {
            c.out()
                    .contradicted(
                            Kind.QUANTITY_WORD,
                            "all",
                            cue.text(),
                            "the source says \"" + cue.text() + "\", the claim \"all\"",
                            "来源说有例外，论断说的是全部");
        }
    }

    private void all(Statement s) {
        Cue cue = all();
        boolean source = c.evidence().quoted().stream()
                .anyMatch(x -> x.has(CueKind.ALL)
                        || x.has(CueKind.NONE)
                        || x.has(CueKind.ONLY)
                        || x.tokens().stream().anyMatch(t -> t.is("all") || t.is("every")));
        if (cue != null
                && !source
                && !c.claim().has(CueKind.NOT)
                && !s.has(CueKind.NOT)
                && c.out().isEmpty()) {
            c.out().onlyClaimed(Kind.QUANTITY_WORD, cue.text());
        }
    }

    private void only() {
        Cue cue = c.claim().first(CueKind.ONLY);
        boolean number = cue != null
                && c.claim().quantities().stream()
                        .anyMatch(q -> q.from() >= cue.to()
                                && c.claim().phraseOf(q.from()) == c.claim().phraseOf(cue.from()));
        boolean source = c.evidence().quoted().stream()
                .anyMatch(x ->
                        x.first(EnumSet.of(CueKind.ONLY, CueKind.EXCEPT, CueKind.NONE, CueKind.CONDITION, CueKind.MUST))
                                        != null
                                || x.cues().stream().anyMatch(k -> k.is(CueKind.SOFT_NOT) || k.is(CueKind.NOT)));
        if (cue != null
                && !number
                && !source
                && !isOnlyLater(cue)
                && !isOnlyFew(cue)
                && !isNoOther(cue)
                && !cue.text().equals("just")
                && !cue.text().equals("alone")) {
            c.out().onlyClaimed(Kind.QUANTITY_WORD, cue.text());
        }
    }

    /** "In both valleys" against "only in the upper valley". */
    private void both() {
        boolean both = c.claim().tokens().stream().anyMatch(t -> t.is("both"))
                && !c.claim().has(CueKind.NOT);
        for (Statement s : both ? c.evidence().quoted() : List.<Statement>of()) {
            Cue only = s.first(CueKind.ONLY);
            boolean shared = s.terms().stream().anyMatch(t -> c.claim().keys().contains(t.key()));
            if (only != null && shared && s.tokens().stream().noneMatch(t -> t.is("both"))) {
                c.out()
                        .contradicted(
                                Kind.QUANTITY_WORD,
                                "both",
                                only.text(),
                                "the source says \"" + only.text() + "\", the claim \"both\"",
                                "来源说的是“" + only.text() + "”，论断说的是两者");
                return;
            }
        }
    }

    /** "Most" against a share below one half. */
    private void most() {
        Cue most = c.claim().first(CueKind.MOST);
        boolean shareOfClaim = c.claim().quantities().stream().anyMatch(q -> isShare(q));
        if (most == null || !PARTS.contains(most.text().toLowerCase(java.util.Locale.ROOT)) || shareOfClaim) {
            return;
        }
        for (Statement s : c.evidence().quoted()) {
            List<Quantity> shares =
                    s.quantities().stream().filter(QuantifierCheck::isShare).toList();
            boolean less = shares.size() == 1
                    && (shares.get(0).isPercent()
                            ? shares.get(0).value() < 50
                            : shares.get(0).value() < 0.5)
                    && !s.has(CueKind.MOST)
                    && !shares.get(0).bound().isLower();
            long shared = s.terms().stream()
                    .filter(t -> c.claim().keys().contains(t.key()))
                    .count();
            if (less && shared > 1) {
                c.out()
                        .contradicted(
                                Kind.QUANTITY_WORD,
                                most.text(),
                                shares.get(0).text(),
                                "the source says \"" + shares.get(0).text() + "\", the claim \"" + most.text() + "\"",
                                "来源说的是“" + shares.get(0).text() + "”，论断说的是“" + most.text() + "”");
                return;
            }
        }
    }

    private static boolean isShare(Quantity q) {
        return q.isPercent() || q.unit() == null && q.form() == Quantity.Form.NUMBER && q.value() > 0 && q.value() < 1;
    }

    /** Words for more than half of a whole. */
    private static final Set<String> PARTS =
            Set.of("most", "most of", "majority", "the majority", "mostly", "大部分", "大多数", "多数", "绝大部分", "绝大多数");
}
