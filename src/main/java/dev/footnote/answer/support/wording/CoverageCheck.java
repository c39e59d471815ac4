package dev.footnote.answer.support.wording;

import dev.footnote.answer.passage.Demonyms;
import dev.footnote.answer.passage.SourceText;
import dev.footnote.answer.statement.CueKind;
import dev.footnote.answer.statement.DateMention;
import dev.footnote.answer.statement.Lexicon;
import dev.footnote.answer.statement.PhraseTable;
import dev.footnote.answer.statement.Quantity;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Synonyms;
import dev.footnote.answer.statement.Term;
import dev.footnote.answer.statement.Token;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import dev.footnote.text.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds claims that their passages do not bear on, and claims that say much which no part of the source does. */
public final class CoverageCheck {

    /** Words of a claim below which the share of missing ones says nothing. */
    private static final int FEW = 5;

    /** Words of a claim from which on fewer missing ones tell. */
    private static final int MANY = 8;

    /** Words of a part of a claim from which on it tells that the source has none of them. */
    private static final int PART = 2;

    /** Words that say when, and nothing that a passage must have. */
    private static final Set<String> LINKS = Set.of("after", "before", "之后", "以后", "之前", "以前");

    /** Words for a source and its telling, of which the source itself does not speak. */
    private static final Set<String> TELLS = Set.of(
            "page",
            "pages",
            "source",
            "sources",
            "article",
            "website",
            "guide",
            "guidebook",
            "leaflet",
            "says",
            "say",
            "states",
            "gives",
            "reports",
            "according",
            "disagree",
            "differ");

    private static final Set<String> BREAKS =
            Set.of(",", ";", ".", "!", ":", "and", "but", "while", "which", "who", "because", "although", "though");

    /** The share of the claim's words that quoted sentences have which do not bear on it. */
    private static final double MOST_HERE = 0.34;

    /** The share of the claim's words that another sentence has which does. */
    private static final double LEAST_THERE = 0.7;

    private final Comparison c;

    /** Letters that the stems of two words of one family have in common at least. */
    private static final int FAMILY = 5;

    /** Stems of all words of the quoted sentences. */
    private final Set<String> stems = new HashSet<>();

    /** All words of the quoted sentences, in small letters. */
    private final Set<String> spelt = new HashSet<>();

    /** Creates a check of one claim. */
    public CoverageCheck(Comparison comparison) {
        this.c = comparison;
    }

    /** Adds the reasons against the claim to the findings. */
    public void run() {
        if (c.across()) {
            return;
        }
        Set<String> quoted = new HashSet<>();
        c.evidence().quoted().forEach(s -> quoted.addAll(s.keys()));
        c.evidence().rows().forEach(r -> quoted.addAll(new Statement(r.headerText(), "und").keys()));
        List<Term> words = c.claim().terms();
        c.evidence()
                .quoted()
                .forEach(s -> s.tokens().forEach(t -> {
                    stems.add(t.stem());
                    spelt.add(t.lower());
                }));
        boolean met = words.stream().anyMatch(t -> quoted.contains(t.key()) || isRelated(t)) || hanShare() > 0.34;
        boolean derived = c.claim().quantities().stream().anyMatch(q -> q.form() == Quantity.Form.NUMBER)
                && c.out().isEmpty();
        boolean figures = derived
                || c.claim().quantities().stream().anyMatch(this::isShown)
                || c.claim().dates().stream().anyMatch(this::isShown);
        if (!met && !words.isEmpty() && !figures) {
            c.out()
                    .contradicted(
                            Kind.UNRELATED, c.claim().text(), "", "the quote does not bear on the claim", "引文与论断无关");
            return;
        }
        if (!figures && isTopicOnly(words, quoted)) {
            c.out()
                    .missing(
                            Kind.UNRELATED,
                            c.claim().text(),
                            "",
                            "the quote speaks of the same thing but says nothing of the claim",
                            "引文说的是同一事物，但没有提到论断的内容");
            return;
        }
        if (derived || !isElsewhere(words, quoted)) {
            missing(words, quoted);
        }
    }

    /** "own", "got": words that carry little where they are function words too. */
    private boolean isLight(Term t) {
        PhraseTable.Hit<Set<CueKind>> hit =
                t.name() ? null : Lexicon.cues().at(c.claim().tokens(), t.from());
        return hit != null && hit.to() == t.to() && hit.value().contains(CueKind.EMPTY) && t.side() == 0;
    }

    /** "Lighter than" where the quoted sentences give two weights. */
    private boolean isMeasured(Term t) {
        String word = t.text().toLowerCase(Locale.ROOT);
        boolean comparative = word.endsWith("er") || word.equals("more") || word.equals("less");
        List<Quantity> given = c.evidence().quoted().stream()
                .flatMap(s -> s.quantities().stream())
                .filter(q -> q.unit() != null)
                .limit(8)
                .toList();
        return comparative
                && c.claim().tokens().stream().anyMatch(x -> x.is("than"))
                && given.stream().anyMatch(a -> given.stream().anyMatch(b -> a.from() != b.from() && a.comparable(b)));
    }

    /** True if a quoted sentence has a synonym of the word, or a word that is derived from it. */
    private boolean isRelated(Term t) {
        String word = t.text().toLowerCase(Locale.ROOT);
        return !c.claim().isHan()
                && (Synonyms.isAmong(word, stems) || Demonyms.isAmong(word, spelt) || isOfFamily(Words.stem(word)));
    }

    /** "freemasonry" and "freemason", "appendix" and "appendicitis". */
    private boolean isOfFamily(String stem) {
        for (String other : stems) {
            int least = Math.max(FAMILY, Math.min(stem.length(), other.length()) - 1);
            if (stem.length() >= least && other.length() >= least && stem.regionMatches(0, other, 0, least)) {
                return true;
            }
        }
        return false;
    }

    /** Only what the title names is common to both, and nothing else of the claim stands anywhere in the source. */
    private boolean isTopicOnly(List<Term> words, Set<String> quoted) {
        Set<String> topic = new HashSet<>();
        c.evidence().topic().stream().filter(s -> s.tokens().size() < 14).forEach(s -> topic.addAll(s.keys()));
        long shared = words.stream()
                .filter(t -> t.name() && !topic.contains(t.key()) && quoted.contains(t.key()))
                .map(Term::key)
                .distinct()
                .count();
        if (shared > 2) {
            return false;
        }
        int others = 0;
        for (Term t : words) {
            boolean known = topic.contains(t.key()) || t.name();
            if (!known
                    && (quoted.contains(t.key())
                            || isRelated(t)
                            || c.evidence().contextHas(t.key())
                            || c.evidence().pageHas(t))) {
                return false;
            }
            others += known ? 0 : 1;
        }
        return others >= 2;
    }

    /** Finds a sentence of the source that says nearly all that the claim does, where the quoted ones say little of it. */
    private boolean isElsewhere(List<Term> words, Set<String> quoted) {
        Map<String, Double> weights = new HashMap<>();
        double here = 0;
        double all = 0;
        Set<String> topic = new HashSet<>();
        c.evidence().topic().forEach(s -> topic.addAll(s.keys()));
        for (Term t : words) {
            boolean first = weights.putIfAbsent(t.key(), 1.0) == null;
            boolean own = t.name() && !topic.contains(t.key());
            double weight = first && (own || !isCapital(t)) ? c.evidence().weight(t) : 0;
            all += weight;
            here += quoted.contains(t.key()) || isRelated(t) ? weight : 0;
        }
        if (weights.size() < 4 || all == 0 || here > MOST_HERE * all) {
            return false;
        }
        double best = c.evidence().pages().stream()
                .mapToDouble(p -> best(p, words))
                .max()
                .orElse(0);
        boolean elsewhere = best >= LEAST_THERE * all;
        if (elsewhere) {
            c.out()
                    .contradicted(
                            Kind.UNRELATED,
                            c.claim().text(),
                            "",
                            "the quote does not bear on the claim; another sentence of the source does",
                            "引文与论断无关，来源里另有一句与之相关");
        }
        return elsewhere;
    }

    private static boolean isCapital(Term t) {
        return t.name() || Character.isUpperCase(t.text().charAt(0));
    }

    private double best(SourceText page, List<Term> words) {
        Map<Integer, Double> sums = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (Term t : words) {
            List<Token> tokens = Token.of(t.text());
            boolean one = tokens.size() == 1 || c.claim().isHan();
            String stem = tokens.size() == 1 ? tokens.get(0).stem() : t.text();
            if (one && !isCapital(t) && seen.add(t.key())) {
                page.places(stem).forEach(i -> sums.merge(i, c.evidence().weight(t), Double::sum));
            }
        }
        return sums.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    private void missing(List<Term> words, Set<String> quoted) {
        List<String> out = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Term t : words) {
            boolean known = TELLS.contains(t.text().toLowerCase(Locale.ROOT))
                    || quoted.contains(t.key())
                    || c.evidence().contextHas(t.key())
                    || c.evidence().pageHas(t)
                    || isRelated(t)
                    || isHanMet(t)
                    || t.name()
                            && c.evidence().pages().stream()
                                    .anyMatch(p -> Demonyms.isRelated(t.text().toLowerCase(Locale.ROOT), p))
                    || isMeasured(t)
                    || Lexicon.isConverse(t.key())
                            && t.text().length() < 7
                            && LINKS.contains(t.text().toLowerCase(Locale.ROOT));
            if (!isLight(t) && seen.add(t.key()) && !known) {
                out.add(t.text());
            }
        }
        double share = seen.isEmpty() ? 0 : (double) out.size() / seen.size();
        boolean much = share >= (c.claim().isHan() ? 0.75 : seen.size() < MANY ? 0.75 : 0.5);
        List<String> apart = much || c.claim().isHan() ? List.of() : foreignPart(words, out);
        if (!apart.isEmpty()) {
            String some = String.join(", ", apart);
            c.out().missing(Kind.MISSING, some, "", "the source does not speak of: " + some, "来源没有提到：" + some);
        }
        if (seen.size() >= FEW && much) {
            String some = String.join(", ", out.subList(0, Math.min(4, out.size())));
            c.out().missing(Kind.MISSING, some, "", "the source does not speak of: " + some, "来源没有提到：" + some);
        }
    }

    /** The words of a part of the claim, between commas, "and" or "but", of which none stands in the source; empty if there is no such part. */
    private List<String> foreignPart(List<Term> words, List<String> missing) {
        List<String> part = new ArrayList<>();
        boolean known = false;
        int parts = 0;
        List<String> foreign = List.of();
        int last = 0;
        for (int i = 0; i <= words.size(); i++) {
            boolean end = i == words.size() || isBreak(last, words.get(i).from());
            if (end) {
                parts++;
                foreign = !known && part.size() >= PART ? part : foreign;
                part = new ArrayList<>();
                known = false;
            }
            if (i < words.size()) {
                Term t = words.get(i);
                boolean gone = missing.contains(t.text());
                known |= !gone;
                part.add(t.text());
                last = t.to();
            }
        }
        return parts > 1 ? foreign : List.of();
    }

    private boolean isBreak(int from, int to) {
        for (int i = from; i < to; i++) {
            if (BREAKS.contains(c.claim().tokens().get(i).lower())) {
                return true;
            }
        }
        return false;
    }

    /** The share of the claim's Han characters that the quoted sentences have. */
    private double hanShare() {
        int all = 0;
        int known = 0;
        for (Term t : c.claim().terms()) {
            if (c.claim().isHan()) {
                all++;
                known += isHanMet(t) ? 1 : 0;
            }
        }
        return all == 0 ? 0 : (double) known / all;
    }

    private boolean isHanMet(Term t) {
        return c.claim().isHan()
                && t.text()
                        .codePoints()
                        .anyMatch(cp -> c.evidence().quoted().stream()
                                .anyMatch(s -> s.text().indexOf(cp) >= 0));
    }

    private boolean isShown(Quantity said) {
        return said.form() != Quantity.Form.VAGUE
                && c.evidence().quoted().stream()
                        .flatMap(s -> s.quantities().stream())
                        .anyMatch(said::sameAmount);
    }

    private boolean isShown(DateMention said) {
        return c.evidence().quoted().stream().flatMap(s -> s.dates().stream()).anyMatch(said::isGivenBy);
    }
}
