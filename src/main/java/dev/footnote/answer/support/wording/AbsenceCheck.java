package dev.footnote.answer.support.wording;

import dev.footnote.answer.statement.CueKind;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Term;
import dev.footnote.answer.statement.Token;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds claims that give what their passage says is lacking or forbidden, and changes of what it says has stayed the same. */
public final class AbsenceCheck {

    /** Forms of having and getting. */
    private static final Set<String> GETS = Set.of(
            "completed",
            "obtained",
            "earned",
            "received",
            "had",
            "has",
            "have",
            "took",
            "finished",
            "gained",
            "got",
            "acquired",
            "holds",
            "held",
            "gave",
            "gives",
            "carries",
            "carried",
            "with",
            "published",
            "offers",
            "offered");

    private static final Set<String> ARTICLES = Set.of("a", "an", "any", "the", "his", "her", "its", "their");

    private static final List<String> FORBIDS = List.of("禁止", "严禁", "不准", "不许", "不得", "谢绝");

    private static final List<String> ALLOWS = List.of("可以", "允许", "准许", "可自由", "能够", "均可");

    private static final Set<String> STEADY =
            Set.of("stable", "unchanged", "constant", "steady", "level", "stagnant", "flat");

    private static final List<String> HAN_STEADY = List.of("保持稳定", "基本稳定", "没有变化", "没有发现明显变化", "没有明显变化", "持平", "不变");

    private static final Set<String> MOVES = Set.of(
            "rose",
            "risen",
            "rise",
            "increased",
            "increase",
            "grew",
            "grown",
            "grow",
            "fell",
            "fallen",
            "fall",
            "declined",
            "decline",
            "decreased",
            "decrease",
            "dropped",
            "drop",
            "shrank",
            "shrunk",
            "doubled",
            "tripled",
            "halved");

    private static final List<String> HAN_MOVES = List.of("上升", "增加", "增长", "下降", "减少", "下跌", "上涨", "下滑", "翻了一番");

    private final Comparison c;

    /** Creates a check of one claim. */
    public AbsenceCheck(Comparison comparison) {
        this.c = comparison;
    }

    /** Adds what speaks against the claim to the findings. */
    public void run() {
        boolean plain = c.claim()
                        .first(EnumSet.of(
                                CueKind.NOT,
                                CueKind.NONE,
                                CueKind.SOFT_NOT,
                                CueKind.EXCEPT,
                                CueKind.CONDITION,
                                CueKind.PLANNED))
                == null;
        always();
        if (c.across() || !plain) {
            return;
        }
        for (Statement s : c.evidence().quoted()) {
            if (s.isHan() && c.claim().isHan()) {
                forbidden(s);
                steady(s);
            } else if (!s.isHan() && !c.claim().isHan()) {
                without(s);
                missed(s);
                compared(s);
                steady(s);
            }
        }
    }

    /** "Left without a degree" against "obtained a degree". */
    private void without(Statement s) {
        boolean mine = c.claim().tokens().stream().anyMatch(t -> t.is("without"));
        for (int i = 0; i + 2 < s.tokens().size() && !mine; i++) {
            boolean lacks = s.tokens().get(i).is("without")
                    && ARTICLES.contains(s.tokens().get(i + 1).lower());
            Term thing = lacks ? termAt(s, i + 2) : null;
            Term said = thing == null ? null : gotten(thing.key());
            boolean elsewhere = thing != null
                    && s.terms().stream()
                                    .filter(t -> t.key().equals(thing.key()))
                                    .count()
                            > 1;
            if (said != null && !elsewhere) {
                String words = s.text(i, i + 3);
                c.out()
                        .contradicted(
                                Kind.NEGATION,
                                said.text(),
                                words,
                                "the source says \"" + words + "\", the claim that there was one",
                                "来源说没有，论断说有：“" + words + "”");
            }
        }
    }

    /** "Missing the course record by nine seconds" against "set a course record". */
    private void missed(Statement s) {
        for (int i = 0; i + 1 < s.tokens().size(); i++) {
            boolean misses = MISSES.contains(s.tokens().get(i).lower());
            int from = i;
            for (Term t : misses ? s.terms() : List.<Term>of()) {
                boolean missed = !t.name() && t.from() > from && t.from() <= from + 3 && reached(t.key());
                if (missed) {
                    String words = s.text(from, t.to());
                    c.out()
                            .contradicted(
                                    Kind.NEGATION,
                                    t.text(),
                                    words,
                                    "the source says \"" + words + "\", the claim that it was reached",
                                    "来源说没有达到，论断说达到了：“" + words + "”");
                    return;
                }
            }
        }
    }

    /** "More in 2023 than in 2022" against "in 2023, 8 % fewer than in 2022". */
    private void compared(Statement s) {
        int there = 0;
        for (int i = 1; i + 1 < s.tokens().size(); i++) {
            boolean than = s.tokens().get(i + 1).is("than");
            boolean share = s.tokens().get(i - 1).is("%")
                    || s.tokens().get(i - 1).is("percent")
                    || s.tokens().get(i - 1).is("cent");
            there = than && share ? sign(s.tokens().get(i)) : there;
        }
        int mine = 0;
        for (int i = 0; i + 1 < c.claim().tokens().size(); i++) {
            mine = mine == 0 ? sign(c.claim().tokens().get(i)) : mine;
        }
        boolean than = c.claim().tokens().stream().anyMatch(t -> t.is("than"));
        boolean dates = !c.claim().dates().isEmpty()
                && c.claim().dates().stream().allMatch(d -> s.dates().stream().anyMatch(d::isGivenBy))
                && c.claim().dates().get(0).text().equals(s.dates().get(0).text());
        if (there * mine < 0 && than && dates) {
            c.out().turned(c.claim().text(), s.text());
        }
    }

    private static int sign(Token t) {
        return t.is("more") || t.is("higher") || t.is("larger")
                ? 1
                : t.is("fewer") || t.is("less") || t.is("lower") || t.is("smaller") ? -1 : 0;
    }

    private static final Set<String> MISSES = Set.of("missed", "missing", "misses", "narrowly");

    private static final Set<String> REACHES = Set.of(
            "set", "sets", "broke", "breaks", "reached", "achieved", "equalled", "beat", "met", "made", "caught");

    private boolean reached(String key) {
        for (Term t : c.claim().terms()) {
            for (int i = Math.max(0, t.from() - 4); t.key().equals(key) && i < t.from(); i++) {
                if (REACHES.contains(c.claim().tokens().get(i).lower())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static @Nullable Term termAt(Statement s, int from) {
        return s.terms().stream()
                .filter(t -> t.from() == from && !t.name())
                .findFirst()
                .orElse(null);
    }

    /** The word of the claim with this family that a form of having stands before, within a few words. */
    private @Nullable Term gotten(String key) {
        for (Term t : c.claim().terms()) {
            for (int i = Math.max(0, t.from() - 3); t.key().equals(key) && i < t.from(); i++) {
                if (GETS.contains(c.claim().tokens().get(i).lower())) {
                    return t;
                }
            }
        }
        return null;
    }

    /** 禁止行人通行 against 行人可以通过. */
    private void forbidden(Statement s) {
        String said = c.claim().text();
        boolean allows =
                ALLOWS.stream().anyMatch(said::contains) && FORBIDS.stream().noneMatch(said::contains);
        for (String word : allows ? FORBIDS : List.<String>of()) {
            int at = s.text().indexOf(word);
            int from = at + word.length();
            if (at < 0 || from + 2 > s.text().length() || s.has(CueKind.EXCEPT)) {
                continue;
            }
            String who = s.text().substring(from, from + 2);
            if (said.contains(who) && said.indexOf(who) < FIRST) {
                c.out()
                        .contradicted(
                                Kind.NEGATION,
                                who,
                                word + who,
                                "the source forbids it: \"" + word + who + "\"",
                                "来源说的是“" + word + who + "”");
            }
        }
    }

    /** Characters of a claim among which its subject stands. */
    private static final int FIRST = 4;

    /** "Numbers have been stable" against "has declined", where the claim speaks of the same place or thing. */
    private void steady(Statement s) {
        boolean still = s.isHan()
                ? HAN_STEADY.stream().anyMatch(s.text()::contains)
                : s.tokens().stream().anyMatch(t -> STEADY.contains(t.lower()));
        boolean moves = moves(s);
        boolean claimMoves = moves(c.claim());
        Set<String> shared = new HashSet<>(s.keys());
        shared.retainAll(c.claim().keys());
        if (still
                && !moves
                && claimMoves
                && !shared.isEmpty()
                && c.evidence().quoted().size() == 1) {
            c.out()
                    .contradicted(
                            Kind.OPPOSITE,
                            c.claim().text(),
                            s.text(),
                            "the source says that it stayed the same, the claim that it changed",
                            "来源说没有变化，论断说有变化");
        }
    }

    private static boolean moves(Statement s) {
        return s.isHan()
                ? HAN_MOVES.stream().anyMatch(s.text()::contains)
                : s.tokens().stream().map(Token::lower).anyMatch(MOVES::contains);
    }

    private static final List<String> ALWAYS = List.of(
            "however often",
            "however much",
            "however long",
            "no matter ",
            "regardless of",
            "under all circumstances",
            "in all circumstances",
            "without exception",
            "unconditionally",
            "unanimously",
            "without conditions",
            "一致认为",
            "一致同意",
            "一致反对",
            "一致支持",
            "无论",
            "不论",
            "不管",
            "一律",
            "无条件",
            "毫无例外");

    private static final List<String> OPEN = List.of(
            "whatever",
            "regardless",
            "any ",
            "all ",
            "every",
            "no matter",
            "however ",
            "without exception",
            "always",
            "unconditional",
            "unanimous",
            "一致",
            "无论",
            "不论",
            "不管",
            "任何",
            "均",
            "都",
            "一律",
            "凡",
            "所有",
            "全部",
            "无条件");

    /** "However often it is charged", 一律: the claim shuts out every condition, and the passage does not. */
    private void always() {
        String said = c.claim().text().toLowerCase(Locale.ROOT);
        boolean open = c.evidence().quoted().stream()
                .map(s -> s.text().toLowerCase(Locale.ROOT))
                .anyMatch(t -> OPEN.stream().anyMatch(t::contains));
        for (String word : c.across() || open ? List.<String>of() : ALWAYS) {
            if (said.contains(word)) {
                c.out().onlyClaimed(Kind.QUANTITY_WORD, word.strip());
                return;
            }
        }
    }
}
