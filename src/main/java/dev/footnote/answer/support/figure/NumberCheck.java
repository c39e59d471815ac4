package dev.footnote.answer.support.figure;

import dev.footnote.answer.passage.SourceText;
import dev.footnote.answer.statement.Cue;
import dev.footnote.answer.statement.CueKind;
import dev.footnote.answer.statement.Quantity;
import dev.footnote.answer.statement.Quantity.Bound;
import dev.footnote.answer.statement.Quantity.Form;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Term;
import dev.footnote.answer.statement.Token;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Holds the numbers of a claim against those of its evidence: amount, unit, bound, and what follows by arithmetic. */
public final class NumberCheck {

    /** Numbers of the evidence, and of a claim, that are compared. */
    private static final int MOST = 2_000;

    private static final Set<String> UP = Set.of("more", "higher", "greater", "larger", "longer");
    private static final Set<String> DOWN = Set.of("fewer", "less", "lower", "smaller", "shorter");

    private static final int MOST_SAID = 100;

    private final Comparison c;
    private final List<Quantity> shown = new ArrayList<>();
    private final List<Quantity> around = new ArrayList<>();
    private final Arithmetic arithmetic;

    /** Creates a check of one claim. */
    public NumberCheck(Comparison comparison) {
        this.c = comparison;
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

    /** Adds what speaks against the claim to the findings. */
    public void run() {
        c.claim().quantities().stream()
                .filter(said -> said.form() != Form.VAGUE)
                .limit(MOST_SAID)
                .forEach(this::check);
        c.claim().quantities().stream()
                .filter(said -> said.form() == Form.VAGUE)
                .limit(MOST_SAID)
                .forEach(this::sided);
        order();
    }

    /** "Less than half" against "more than half", "at most one" against "at least one". */
    private void sided(Quantity said) {
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
    private boolean isUnlimited(Quantity said) {
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

    private void check(Quantity said) {
        Quantity same = null;
        for (Quantity q : shown) {
            if (said.sameAmount(q)) {
                same = same == null || boundFits(said.bound(), q.bound()) ? q : same;
            }
        }
        if (same != null) {
            bound(said, same);
            direction(said, same);
            return;
        }
        if (isUnlimited(said) || isWithin(said) || isYear(said) || isRank(said) || arithmetic.gives(said)) {
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

    private static boolean boundFits(Bound claim, Bound source) {
        return claim == source || source == Bound.EXACT;
    }

    /** "rose by 6%" against "6% fewer". */
    private void direction(Quantity said, Quantity same) {
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

    private void bound(Quantity said, Quantity same) {
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
        if (exactly || (stronger && !saysBound()) || strict && source == Bound.ABOUT) {
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
                case MORE, AT_LEAST -> ratio >= 1 && ratio <= 1.5 && !q.bound().isUpper();
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
            rival = said.comparable(q) && q.form() != Form.VAGUE && q.form() != Form.CLOCK && rival(said, q)
                    ? q
                    : rival;
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

    /** "from 16 to 64" against "from 64 to 16". */
    private void order() {
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
