package dev.footnote.answer.support.figure;

import dev.footnote.answer.passage.SourceText;
import dev.footnote.answer.statement.Cue;
import dev.footnote.answer.statement.CueKind;
import dev.footnote.answer.statement.Quantity;
import dev.footnote.answer.statement.Quantity.Bound;
import dev.footnote.answer.statement.Quantity.Form;
import dev.footnote.answer.statement.Term;
import dev.footnote.answer.statement.Token;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Holds the numbers of a claim against those of its evidence: amount, unit, bound, and what follows by arithmetic. */
public final class NumberCheck {

    /** Numbers of the evidence, and of a claim, that are compared. */
    private static final int MOST = 2_000;

    private static final int MOST_SAID = 100;

    private final Comparison c;
    private final List<Quantity> shown = new ArrayList<>();
    private final List<Quantity> around = new ArrayList<>();
    private final Arithmetic arithmetic;
    private final BoundCheck bounds;
    private final DirectionCheck directions;

    /** Creates a check of one claim. */
    public NumberCheck(Comparison comparison) {
        this.c = comparison;
        this.bounds = new BoundCheck(comparison);
        this.directions = new DirectionCheck(comparison);
        c.evidence().quoted().stream()
                .flatMap(s -> s.quantities().stream())
                .limit(MOST)
                .forEach(shown::add);
        c.evidence().around().stream()
                .flatMap(s -> s.quantities().stream())
                .limit(MOST)
                .forEach(around::add);
        this.arithmetic = new Arithmetic(comparison, shown);
    }

    /** Adds the reasons against the claim to the findings. */
    public void run() {
        c.claim().quantities().stream()
                .filter(said -> said.form() != Form.VAGUE)
                .limit(MOST_SAID)
                .forEach(this::check);
        c.claim().quantities().stream()
                .filter(said -> said.form() == Form.VAGUE)
                .limit(MOST_SAID)
                .forEach(bounds::sided);
        directions.order();
    }

    private void check(Quantity said) {
        Quantity same = null;
        for (Quantity q : shown) {
            if (said.sameAmount(q)) {
                same = same == null || BoundCheck.boundFits(said.bound(), q.bound()) ? q : same;
            }
        }
        if (same != null) {
            bounds.bound(said, same);
            directions.direction(said, same);
            return;
        }
        if (isOfName(said)
                || bounds.isUnlimited(said)
                || isWithin(said)
                || isYear(said)
                || isRank(said)
                || isTop(said)
                || arithmetic.gives(said)) {
            return;
        }
        if (said.form() == Form.CLOCK) {
            clock(said);
            return;
        }
        // 第二天 is the day after, no length of time.
        boolean day = said.form() == Form.ORDINAL
                && said.unit() != null
                && said.unit().dimension().equals("time");
        if (!day) {
            differs(said);
        }
    }

    /** "more than a million" holds of 1.2 million; "about 4,000" of 4,100. */
    private boolean isWithin(Quantity said) {
        boolean fraction = said.unit() == null && said.value() > 0 && said.value() < 1;
        for (Quantity q : shown) {
            boolean share = fraction && q.isPercent();
            if (!(said.comparable(q) || share) || q.form() != Form.NUMBER) {
                continue;
            }
            double ratio = share ? q.value() / 100 / said.value() : q.base() / said.base();
            boolean fits = switch (isAbout(said) ? Bound.ABOUT : said.bound()) {
                case MORE, AT_LEAST ->
                    ratio >= 1
                            && ratio <= (isOfSameUnit(said, q) ? MOST_ABOVE : MOST_ABOVE_COUNT)
                            && !q.bound().isUpper();
                case LESS, AT_MOST -> ratio <= 1 && ratio >= 0.66 && !q.bound().isLower();
                case ABOUT -> ratio > 0.94 && ratio < 1.06;
                default -> false;
            };
            if (fits) {
                return true;
            }
        }
        return false;
    }

    /** How many times a lower bound an amount of the same unit may be. */
    private static final double MOST_ABOVE = 1_000;

    /** The same of counts, which may be of different things. */
    private static final double MOST_ABOVE_COUNT = 2;

    private static boolean isOfSameUnit(Quantity said, Quantity q) {
        return said.unit() != null && q.unit() != null;
    }

    /** "The Three Musketeers", "at one point": nothing is counted. */
    private boolean isOfName(Quantity said) {
        List<Token> tokens = c.claim().tokens();
        if (c.claim().isHan() || said.from() == 0 || said.from() + 1 >= tokens.size()) {
            return false;
        }
        Token word = tokens.get(said.from());
        Token next = tokens.get(said.from() + 1);
        boolean title = said.to() == said.from() + 1
                && word.kind() == Token.Kind.WORD
                && word.startsUpper()
                && next.startsUpper();
        boolean once = tokens.get(said.from() - 1).is("at")
                && word.is("one")
                && (next.is("point") || next.is("time") || next.is("stage"));
        return title || once;
    }

    /** "In the top ten" of what is the ninth. */
    private boolean isTop(Quantity said) {
        boolean top = said.from() > 0
                && said.form() == Form.NUMBER
                && (c.claim().tokens().get(said.from() - 1).is("top")
                        || c.claim().tokens().get(said.from() - 1).is("前"));
        return top
                && shown.stream()
                        .anyMatch(q -> q.form() == Form.ORDINAL && q.value() <= said.value() && q.value() >= 1);
    }

    /** 约为去年的六成: "about" stands before in the same stretch. */
    private boolean isAbout(Quantity said) {
        Cue about = c.claim().isHan() && said.bound() == Bound.EXACT ? c.claim().first(CueKind.ABOUT) : null;
        return about != null
                && about.to() <= said.from()
                && c.claim().phraseOf(about.from()) == c.claim().phraseOf(said.from());
    }

    /** The word of each rank: 第三名 and "third" are the bronze medal, 季军. */
    private static final List<List<String>> RANKS = List.of(
            List.of("冠军", "夺冠", "金牌", "状元", "champion", "winner", "gold"),
            List.of("亚军", "银牌", "榜眼", "runner", "silver"),
            List.of("季军", "铜牌", "探花", "bronze"));

    private boolean isRank(Quantity said) {
        if (said.form() != Form.ORDINAL || said.value() < 1 || said.value() > RANKS.size()) {
            return false;
        }
        List<String> words = RANKS.get((int) said.value() - 1);
        return c.evidence().quoted().stream()
                .anyMatch(s -> words.stream()
                        .anyMatch(w -> s.text().toLowerCase(Locale.ROOT).contains(w)));
    }

    private boolean isYear(Quantity said) {
        return said.unit() == null
                && c.evidence().quoted().stream()
                        .flatMap(s -> s.dates().stream())
                        .anyMatch(
                                d -> d.firstYear() == said.value() || (said.value() <= 31 && d.day() == said.value()));
    }

    private void clock(Quantity said) {
        for (Quantity q : shown) {
            if (q.form() == Form.CLOCK) {
                c.out().differs(Kind.DATE, said.text(), q.text());
                return;
            }
        }
        if (around.stream().noneMatch(said::sameAmount)) {
            c.out()
                    .missing(
                            Kind.DATE,
                            said.text(),
                            "",
                            "the quote does not give the time " + said.text(),
                            "引文里没有" + said.text());
        }
    }

    private void differs(Quantity said) {
        Quantity unit = null;
        Quantity rival = null;
        for (Quantity q : shown) {
            boolean figure = Quantity.close(q.value(), said.value(), 1e-9) && q.form() == said.form();
            unit = figure && said.unitsDiffer(q) ? q : unit;
            boolean other = said.comparable(q)
                    && q.form() != Form.VAGUE
                    && q.form() != Form.CLOCK
                    && rival(said, q)
                    && !isTaken(said, q);
            rival = other ? q : rival;
        }
        if (unit != null && unit.unit() != null && said.unit() != null) {
            c.out().differs(Kind.UNIT, said.text(), unit.text());
        } else if (rival != null && (said.unit() != null || said.form() == Form.ORDINAL || !isKnownAround(said))) {
            c.out().differs(Kind.NUMBER, said.text(), rival.text());
        } else if (!isKnownAround(said) && !isSmallCount(said)) {
            c.out()
                    .missing(
                            Kind.NUMBER,
                            said.text(),
                            "",
                            "the quote does not give " + said.text(),
                            "引文里没有" + said.text());
        }
    }

    /** The claim gives the passage's figure as well, for something else: it speaks against no other figure of the claim. */
    private boolean isTaken(Quantity said, Quantity q) {
        long mine = c.claim().quantities().stream()
                .filter(x -> x.sameAmount(q) && !x.sameAmount(said))
                .count();
        return mine > 0 && shown.stream().filter(q::sameAmount).count() <= mine;
    }

    /** "Both countries", "the two wars": two to four things, in words, are counted by whoever reads their names. */
    private boolean isSmallCount(Quantity said) {
        boolean word = said.unit() == null
                && said.form() == Form.NUMBER
                && said.value() >= 2
                && said.value() <= 4
                && said.text().chars().noneMatch(Character::isDigit);
        long names = c.evidence().quoted().stream()
                .flatMap(s -> s.terms().stream())
                .filter(Term::name)
                .count();
        return word && names >= said.value();
    }

    /** Numbers of one unit, or of no unit and about as large, are taken for two tellings of the same. */
    private static boolean rival(Quantity said, Quantity q) {
        return said.unit() != null && q.unit() != null
                || (said.unit() == null && q.unit() == null && said.form() == q.form() && isAsLarge(said, q));
    }

    /** "Two shops" is no other telling of "3057 Rock Street". */
    private static boolean isAsLarge(Quantity said, Quantity q) {
        double small = Math.min(Math.abs(said.value()), Math.abs(q.value()));
        double large = Math.max(Math.abs(said.value()), Math.abs(q.value()));
        return large <= 100 * Math.max(1, small);
    }

    /** True if the number stands before the quote, in a heading, or in a sentence of the source that the claim's words meet. */
    private boolean isKnownAround(Quantity said) {
        if (said.form() == Form.ORDINAL && said.value() <= 3) {
            return true;
        }
        return around.stream().anyMatch(said::sameAmount) || isTied(said);
    }

    private boolean isTied(Quantity said) {
        for (SourceText page : c.evidence().pages()) {
            String figure = Token.of(said.text()).stream()
                    .filter(t -> t.kind() == Token.Kind.NUMBER)
                    .map(Token::text)
                    .findFirst()
                    .orElse("");
            if (figure.length() > 1 && page.count(figure) > 0) {
                return true;
            }
        }
        return false;
    }
}
