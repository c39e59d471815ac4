package dev.footnote.answer.support.wording;

import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Synonyms;
import dev.footnote.answer.statement.Term;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds a claim that names another material than its passage: "made of sandstone" against "built of granite". */
public final class MaterialCheck {

    private static final Set<String> VERBS = Set.of(
            "made",
            "built",
            "constructed",
            "consists",
            "consist",
            "consisted",
            "composed",
            "carved",
            "woven",
            "cast",
            "forged");

    private final Comparison c;

    /** Creates a check of one claim. */
    public MaterialCheck(Comparison comparison) {
        this.c = comparison;
    }

    /** Adds the reasons against the claim to the findings. */
    public void run() {
        if (c.across() || c.claim().isHan()) {
            return;
        }
        List<Term> said = of(c.claim());
        if (said.isEmpty()) {
            return;
        }
        Set<String> stems = new HashSet<>();
        c.evidence().quoted().forEach(s -> s.tokens().forEach(t -> stems.add(t.stem())));
        boolean met = said.stream()
                .anyMatch(t ->
                        c.evidence().quoted().stream().anyMatch(s -> s.keys().contains(t.key()))
                                || Synonyms.isAmong(t.text(), stems));
        for (Statement s : met ? List.<Statement>of() : c.evidence().quoted()) {
            List<Term> shown = of(s);
            if (!shown.isEmpty()) {
                String mine = c.claim()
                        .text(said.get(0).from(), said.get(said.size() - 1).to());
                String theirs =
                        s.text(shown.get(0).from(), shown.get(shown.size() - 1).to());
                c.out()
                        .contradicted(
                                Kind.OPPOSITE,
                                mine,
                                theirs,
                                "the source says \"" + theirs + "\", the claim \"" + mine + "\"",
                                "来源说的是“" + theirs + "”，论断说的是“" + mine + "”");
                return;
            }
        }
    }

    /** The words behind "made of", up to the next preposition. */
    private static List<Term> of(Statement s) {
        for (int i = 0; i + 2 < s.tokens().size(); i++) {
            if (VERBS.contains(s.tokens().get(i).lower())
                    && s.tokens().get(i + 1).is("of")) {
                int from = i + 2;
                int to = from;
                while (to < s.tokens().size()
                        && to < from + 4
                        && s.tokens().get(to).isWordOrHan()
                        && !Set.of("from", "in", "with", "and", "or", "by", "on", "at", "for")
                                .contains(s.tokens().get(to).lower())) {
                    to++;
                }
                int end = to;
                return s.terms().stream()
                        .filter(t -> t.from() >= from && t.to() <= end && !t.name())
                        .toList();
            }
        }
        return List.of();
    }
}
