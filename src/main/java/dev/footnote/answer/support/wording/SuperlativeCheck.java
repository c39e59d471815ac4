package dev.footnote.answer.support.wording;

import dev.footnote.answer.statement.Cue;
import dev.footnote.answer.statement.CueKind;
import dev.footnote.answer.statement.Quantity;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Token;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Compares superlatives and ranks: "the lowest", "the first", "the second lowest". */
final class SuperlativeCheck {

    private final Comparison c;

    SuperlativeCheck(Comparison comparison) {
        this.c = comparison;
    }

    /** Adds the reasons against the claim to the findings. */
    void run() {
        superlative();
        lowered();
    }

    private void superlative() {
        String said = c.claim().text();
        boolean ends = said.contains("最高") && said.contains("最低") || said.contains("最大") && said.contains("最小");
        if (ends && c.claim().has(CueKind.DERIVED)) {
            return;
        }
        for (Cue cue : c.claim().cues()) {
            if (!cue.is(CueKind.SUPERLATIVE)
                    || isRange(cue)
                    || isOrdinal(cue)
                    || isOfVerb(cue)
                    || isCounting(cue)
                    || isOfName(cue)) {
                continue;
            }
            boolean source = c.evidence().quoted().stream()
                            .anyMatch(x -> hasRank(x, cue) || x.has(CueKind.ONLY) || hasMost(x))
                    || c.evidence().context().stream().anyMatch(x -> x.text().contains(cue.text()));
            if (!source) {
                c.out().onlyClaimed(Kind.SUPERLATIVE, cue.text());
                return;
            }
        }
    }

    /** A superlative of the source, but not "the first" for "the highest". */
    private static boolean hasRank(Statement s, Cue said) {
        boolean most = said.text().toLowerCase(java.util.Locale.ROOT).endsWith("est")
                && !said.text().equalsIgnoreCase("earliest")
                && !said.text().equalsIgnoreCase("oldest")
                && !said.text().equalsIgnoreCase("best");
        return s.cues().stream()
                .anyMatch(x -> x.is(CueKind.SUPERLATIVE)
                        && !(most
                                && Set.of("first", "the first")
                                        .contains(x.text().toLowerCase(java.util.Locale.ROOT))));
    }

    /** "First published in" where the passage has the verb, "best known for" where it has "known": the word adds nothing to compare. */
    private boolean isOfVerb(Cue cue) {
        List<Token> tokens = c.claim().tokens();
        String word = cue.text().toLowerCase(java.util.Locale.ROOT);
        if (!word.equals("first") && !word.equals("best") || cue.to() >= tokens.size()) {
            return false;
        }
        Token next = tokens.get(cue.to());
        boolean verb = next.lower().endsWith("ed") && next.lower().length() > 4
                || Set.of("known", "seen", "shown", "sung", "written", "built", "held")
                        .contains(next.lower());
        return verb
                && c.evidence().quoted().stream()
                        .anyMatch(
                                s -> s.tokens().stream().anyMatch(t -> t.stem().equals(next.stem())));
    }

    /** "The first is a film, the second a play", "this is not the first time": a place in the text, or denied. */
    private boolean isCounting(Cue cue) {
        List<Token> tokens = c.claim().tokens();
        String word = cue.text().toLowerCase(java.util.Locale.ROOT);
        if (!word.equals("the first") && !word.equals("first") && !word.equals("latest")) {
            return false;
        }
        String next = cue.to() < tokens.size() ? tokens.get(cue.to()).lower() : "";
        String before = cue.from() > 0 ? tokens.get(cue.from() - 1).lower() : "";
        if (before.equals("at") || OF_FIRST.contains(next)) {
            return true;
        }
        boolean opens = cue.from() == 0 && (next.equals("is") || next.equals(",") || next.equals("was"));
        return opens || before.equals("not");
    }

    /** What "first" stands before without a comparison: a first name, the first days of something. */
    private static final Set<String> OF_FIRST = Set.of(
            "name", "names", "lady", "aid", "cousin", "cousins", "days", "weeks", "months", "years", "person", "floor");

    /** "The First Crusade", "best friends": part of a name or of a word of two. */
    private boolean isOfName(Cue cue) {
        List<Token> tokens = c.claim().tokens();
        if (c.claim().isHan() || cue.to() >= tokens.size()) {
            return false;
        }
        Token next = tokens.get(cue.to());
        boolean name = cue.to() > 1 && tokens.get(cue.to() - 1).startsUpper() && next.startsUpper();
        return name || cue.text().equalsIgnoreCase("best") && next.stem().equals("friend");
    }

    /** "The second lowest bid" against "the lowest bid". */
    private void lowered() {
        List<String> said = ranked(c.claim(), false);
        for (Statement s : c.evidence().quoted()) {
            List<String> lower = ranked(s, true);
            List<String> top = ranked(s, false);
            said.stream()
                    .filter(w -> lower.contains(w) && !top.contains(w))
                    .findFirst()
                    .ifPresent(word -> c.out()
                            .contradicted(
                                    Kind.SUPERLATIVE,
                                    word,
                                    s.text(),
                                    "the source does not put it first: \"" + s.text() + "\"",
                                    "来源没有把它排在第一：“" + s.text() + "”"));
        }
    }

    /** Superlatives of a sentence: those with an ordinal from the second on before them, or those without. */
    private static List<String> ranked(Statement s, boolean below) {
        List<String> out = new ArrayList<>();
        for (int i = 0; i < s.tokens().size(); i++) {
            String word = s.tokens().get(i).lower();
            boolean most = word.equals("most") || word.equals("least");
            boolean form = most || word.endsWith("est") && word.length() > 4;
            if (!form) {
                continue;
            }
            int at = i;
            boolean ordinal = s.quantities().stream()
                    .anyMatch(q ->
                            q.form() == Quantity.Form.ORDINAL && q.value() > 1 && at - q.to() <= 1 && at >= q.to());
            String key = most && i + 1 < s.tokens().size()
                    ? word + " " + s.tokens().get(i + 1).stem()
                    : word;
            if (ordinal == below) {
                out.add(key);
            }
        }
        return out;
    }

    private static boolean hasMost(Statement s) {
        return s.tokens().stream()
                        .anyMatch(t -> t.is("most")
                                || t.is("least")
                                || t.is("final")
                                || t.is("last")
                                || t.is("original")
                                || t.is("initially")
                                || t.is("1")
                                || (t.lower().endsWith("est") && t.lower().length() > 4))
                || (s.text().contains("than any")
                        || s.text().contains("比任何")
                        || s.text().contains("比其他"));
    }

    /** 最低5℃: the end of a range. */
    private boolean isRange(Cue cue) {
        return c.claim().quantities().stream()
                .anyMatch(q -> q.from() >= cue.to() && q.from() <= cue.to() + 2 && q.unit() != null);
    }

    /** Words that tell of a first time without "first". */
    private static final Set<String> BEGINNINGS =
            Set.of("originally", "initially", "debut", "debuted", "premiered", "earliest", "began", "maiden");

    private static final List<String> HAN_BEGINNINGS = List.of("最初", "起初", "原先", "首", "初次", "处女");

    /** "first" beside a number in the source that says so, or as part of a date. */
    private boolean isOrdinal(Cue cue) {
        String word = cue.text().toLowerCase(java.util.Locale.ROOT);
        boolean first = word.equals("first")
                || word.equals("the first")
                || word.equals("第一")
                || word.equals("首")
                || word.equals("首次")
                || word.equals("第一个")
                || word.equals("the least")
                || word.equals("leading");
        return first
                && c.evidence().quoted().stream()
                        .anyMatch(s -> s.quantities().stream().anyMatch(q -> q.value() == 1)
                                || s.tokens().stream().anyMatch(t -> BEGINNINGS.contains(t.lower()))
                                || HAN_BEGINNINGS.stream().anyMatch(s.text()::contains));
    }
}
