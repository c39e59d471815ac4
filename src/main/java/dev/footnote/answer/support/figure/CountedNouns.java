package dev.footnote.answer.support.figure;

import dev.footnote.answer.statement.Lexicon;
import dev.footnote.answer.statement.Quantity;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Term;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds a number of the claim that goes with another noun, time or group in the passage: what stands right beside it. */
final class CountedNouns {

    private static final Set<String> THEN = Set.of("initially", "originally", "最初", "起初", "当初", "原有", "原来", "开始", "初期");

    private static final Set<String> NOW = Set.of("now", "today", "currently", "现有", "现在", "目前", "如今", "现已", "今有");

    private final Comparison c;

    CountedNouns(Comparison comparison) {
        this.c = comparison;
    }

    /** Adds what speaks against the claim. */
    void run() {
        c.evidence().quoted().forEach(this::ordinals);
        c.evidence().quoted().forEach(this::thenAndNow);
        counted();
        c.evidence().quoted().forEach(this::sided);
    }

    /** "The third single from their second album": an ordinal goes with the noun behind it. */
    private void ordinals(Statement s) {
        for (Quantity said : c.claim().quantities()) {
            Term noun = said.form() == Quantity.Form.ORDINAL ? next(c.claim(), said) : null;
            if (noun == null) {
                continue;
            }
            Quantity other = null;
            boolean same = false;
            boolean elsewhere = false;
            for (Quantity q : s.quantities()) {
                Term theirs = q.form() == Quantity.Form.ORDINAL ? next(s, q) : null;
                boolean met = theirs != null && theirs.key().equals(noun.key());
                boolean equal = Quantity.close(q.value(), said.value(), 0);
                same |= met && equal;
                elsewhere |= !met && equal;
                other = met && !equal ? q : other;
            }
            if (other != null && !same && elsewhere) {
                differs(said, other, noun);
            }
        }
    }

    /** "88 farmers of four valleys": a number goes with what it counts, where the passages count the other thing too. */
    private void counted() {
        for (Quantity said : c.claim().quantities()) {
            Term noun = isCount(said) && !c.claim().isHan() ? next(c.claim(), said) : null;
            if (noun != null) {
                counted(said, noun);
            }
        }
    }

    private void counted(Quantity said, Term noun) {
        Quantity other = null;
        boolean same = false;
        boolean elsewhere = false;
        for (Statement s : c.evidence().quoted()) {
            for (Quantity q : s.quantities()) {
                Term theirs = isCount(q) ? next(s, q) : null;
                boolean met = theirs != null && (theirs.key().equals(noun.key()) || isNoun(s, theirs, noun));
                boolean equal = said.sameAmount(q);
                same |= equal && (met || theirs == null);
                elsewhere |= equal;
                other = met && !equal ? q : other;
            }
        }
        if (other != null && elsewhere && !same) {
            differs(said, other, noun);
        }
    }

    /** "2,012 official shows": the noun stands right behind an adjective. */
    private static boolean isNoun(Statement s, Term adjective, Term noun) {
        return s.terms().stream()
                .anyMatch(t -> t.from() == adjective.to() && t.key().equals(noun.key()));
    }

    /** "Women get 150, men 65": a number goes with the one of two opposite words that stands in its phrase. */
    private void sided(Statement s) {
        for (Quantity said : c.claim().quantities()) {
            List<Quantity> same =
                    s.quantities().stream().filter(said::sameAmount).toList();
            if (said.form() == Quantity.Form.VAGUE || same.size() != 1) {
                continue;
            }
            Quantity shown = same.get(0);
            for (Term mine : c.claim().terms()) {
                boolean near = mine.side() != 0
                        && tellsApart(mine)
                        && c.claim().phraseOf(mine.from()) == c.claim().phraseOf(said.from());
                boolean turned = near
                        && s.terms().stream().anyMatch(t -> isFlip(s, t, mine, shown))
                        && s.terms().stream()
                                .noneMatch(t -> t.key().equals(mine.key())
                                        && t.side() == mine.side()
                                        && s.phraseOf(t.from()) == s.phraseOf(shown.from()))
                        && s.terms().stream().anyMatch(t -> t.key().equals(mine.key()) && t.side() == mine.side());
                if (turned) {
                    c.out()
                            .contradicted(
                                    Kind.NUMBER,
                                    said.text(),
                                    shown.text(),
                                    "the source does not give " + shown.text() + " for \"" + mine.text() + "\"",
                                    "来源里的" + shown.text() + "说的不是“" + mine.text() + "”");
                    return;
                }
            }
        }
    }

    /** Opposite words that tell two groups or places apart, as both sides of the source name them. */
    private static boolean tellsApart(Term t) {
        return !Lexicon.isConverse(t.key()) && !t.key().startsWith("~rise");
    }

    private static boolean isFlip(Statement s, Term t, Term mine, Quantity shown) {
        return t.key().equals(mine.key())
                && t.side() == -mine.side()
                && s.phraseOf(t.from()) == s.phraseOf(shown.from());
    }

    /** The passage has another number before the noun. */
    private void differs(Quantity said, Quantity shown, Term noun) {
        c.out()
                .contradicted(
                        Kind.NUMBER,
                        said.text(),
                        shown.text(),
                        "the source says \"" + shown.text() + " " + noun.text() + "\", the claim \"" + said.text() + " "
                                + noun.text() + "\"",
                        "来源说的是“" + shown.text() + noun.text() + "”，论断说的是“" + said.text() + noun.text() + "”");
    }

    private static boolean isCount(Quantity q) {
        return q.unit() == null && q.form() == Quantity.Form.NUMBER && q.value() >= 2;
    }

    private static @Nullable Term next(Statement s, Quantity q) {
        return s.terms().stream()
                .filter(t -> t.from() == q.to() && !t.name())
                .findFirst()
                .orElse(null);
    }

    /** 最初七人，现有五十三人; "at first 7, now 53": each figure goes with its time. */
    private void thenAndNow(Statement s) {
        for (Quantity said : c.claim().quantities()) {
            int mine = time(c.claim(), said);
            for (Quantity q : s.quantities()) {
                int theirs = time(s, q);
                boolean unclear =
                        s.quantities().stream().anyMatch(x -> !x.equals(q) && x.sameAmount(q) && time(s, x) == mine);
                if (mine * theirs < 0 && said.sameAmount(q) && !unclear) {
                    c.out()
                            .contradicted(
                                    Kind.NUMBER,
                                    said.text(),
                                    q.text(),
                                    "the source gives " + q.text() + " for another time",
                                    "来源里" + q.text() + "说的是另一时期");
                    return;
                }
            }
        }
    }

    /** -1 for a beginning, 1 for today, 0 if the phrase of the number says neither. */
    static int time(Statement s, Quantity q) {
        int phrase = s.phraseOf(q.from());
        int out = 0;
        for (int i = 0; i < q.from(); i++) {
            if (s.phraseOf(i) == phrase) {
                String word = s.tokens().get(i).lower();
                String pair = s.isHan() ? s.text(i, Math.min(i + 2, s.tokens().size())) : word;
                out = THEN.contains(pair) ? -1 : NOW.contains(pair) ? 1 : out;
            }
        }
        return out;
    }
}
