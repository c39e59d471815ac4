package dev.footnote.answer.support.party;

import dev.footnote.answer.statement.Cue;
import dev.footnote.answer.statement.CueKind;
import dev.footnote.answer.statement.Lexicon;
import dev.footnote.answer.statement.Quantity;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Term;
import dev.footnote.answer.statement.Token;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds relatives of another kind ("her father Thomas" for "her brother Thomas"), and firsts of another class ("the first Canadian" for "the first woman"). */
public final class KindCheck {

    /** Relatives by what they are the converse of: nothing is said of two words of one group. */
    private static final Map<String, String> KIN = kin();

    private static final Pattern ALL = Pattern.compile("(?<![a-z])all (?:the |of the )?(\\d{1,6})(?!\\d)");
    private static final Pattern PART = Pattern.compile("(?<!\\d)(\\d{1,6}) of (?:the |its |their )?(\\d{1,6})(?!\\d)");
    private static final List<String> HARM =
            List.of("destroyed", "damaged", "ruined", "burned down", "wrecked", "burnt down");
    private static final List<String> SAFE = List.of(
            "intact", "unharmed", "undamaged", "unaffected", "unscathed", "was spared", "were spared", "not damaged");
    private static final List<String> HAN_HARM = List.of("烧毁", "损坏", "摧毁", "毁坏", "受损", "破坏");
    private static final List<String> HAN_SAFE = List.of("未受影响", "完好", "幸免", "无恙", "没有受损", "未受损");

    private final Comparison c;

    /** Creates a check of one claim. */
    public KindCheck(Comparison comparison) {
        this.c = comparison;
    }

    private static Map<String, String> kin() {
        Map<String, String> out = new HashMap<>();
        List.of(
                        List.of("brother", "sister", "sibling"),
                        List.of("father", "mother", "son", "daughter", "parent", "child"),
                        List.of("uncle", "aunt", "nephew", "niece"),
                        List.of("husband", "wife"),
                        List.of("cousin"),
                        List.of("grandfather", "grandmother", "grandson", "granddaughter"))
                .forEach(group -> group.forEach(word -> out.put(word, group.get(0))));
        return Map.copyOf(out);
    }

    /** Adds the reasons against the claim to the findings. */
    public void run() {
        for (Statement s : c.evidence().quoted()) {
            unharmed(s);
        }
        if (!c.across() && !c.claim().has(CueKind.NOT)) {
            Lexicon.exclusive().forEach(this::exclusive);
        }
        c.evidence().quoted().forEach(this::shareHan);
        c.evidence().quoted().forEach(this::nominated);
        c.evidence().quoted().forEach(this::free);
        if (c.claim().isHan()) {
            return;
        }
        for (Statement s : c.evidence().quoted()) {
            if (!s.isHan()) {
                relative(s);
                first(s);
                share(s);
                exception(s);
            }
        }
    }

    /** "The third prize" against "the second prize": words of which one thing is one at a time. */
    private void exclusive(List<String> set) {
        String said = only(c.claim().text(), set);
        if (said.isEmpty()) {
            return;
        }
        String shown = "";
        for (Statement s : c.evidence().quoted()) {
            String one = only(s.text(), set);
            boolean bears = s.terms().stream()
                    .anyMatch(t -> !one.contains(t.text()) && c.claim().keys().contains(t.key()));
            if (s.text().toLowerCase(Locale.ROOT).contains(said) && !one.contains(said)) {
                return;
            }
            shown = bears && !one.isEmpty() && !s.has(CueKind.NOT) ? one : shown;
        }
        if (!shown.isEmpty() && !shown.equals(said)) {
            c.out()
                    .contradicted(
                            Kind.OPPOSITE,
                            said,
                            shown,
                            "the quote says \"" + shown + "\", the claim \"" + said + "\"",
                            "引文说的是“" + shown + "”，论断说的是“" + said + "”");
        }
    }

    /** The one word of a set that a text has, the longest where one holds another; empty if it has none, or several. */
    private static String only(String text, List<String> set) {
        String small = text.toLowerCase(Locale.ROOT);
        String found = "";
        for (String word : set) {
            if (!small.contains(word)) {
                continue;
            }
            if (!found.isEmpty() && !found.contains(word) && !word.contains(found)) {
                return "";
            }
            found = word.length() > found.length() ? word : found;
        }
        return found;
    }

    /** "All 22 moons" against "14 of the 22 moons". */
    private void share(Statement s) {
        Matcher all = ALL.matcher(c.claim().text());
        Matcher part = PART.matcher(s.text());
        while (all.find()) {
            if (part.reset()
                    .results()
                    .anyMatch(
                            m -> m.group(2).equals(all.group(1)) && !m.group(1).equals(m.group(2)))) {
                c.out()
                        .contradicted(
                                Kind.QUANTITY_WORD,
                                all.group(),
                                s.text(),
                                "the source speaks of a part, the claim of all " + all.group(1),
                                "来源说的是一部分，论断说的是全部");
            }
        }
    }

    /** "Won the prize" against "was nominated for the prize". */
    private void nominated(Statement s) {
        String said = c.claim().text().toLowerCase(Locale.ROOT);
        String shown = s.text().toLowerCase(Locale.ROOT);
        boolean nominated = (shown.contains("nominat")
                        || shown.contains("提名")
                        || shown.contains("入围")
                        || shown.contains("nominee")
                        || shown.contains("candidate"))
                && !said.contains("nominat")
                && !said.contains("提名")
                && !said.contains("入围");
        boolean won = WON.stream().anyMatch(said::contains) && WON.stream().noneMatch(shown::contains);
        boolean prize = s.terms().stream()
                .filter(t -> c.claim().keys().contains(t.key()))
                .anyMatch(t -> PRIZES.stream()
                                .anyMatch(p -> t.text().toLowerCase(Locale.ROOT).contains(p))
                        || s.isHan());
        if (nominated && won && prize) {
            c.out()
                    .contradicted(
                            Kind.OPPOSITE,
                            c.claim().text(),
                            s.text(),
                            "the source speaks of a nomination, the claim of a prize that was won",
                            "来源说的是提名，论断说的是获奖");
        }
    }

    private static final List<String> WON =
            List.of(" won ", " wins ", "was elected", "received the", "was awarded", "获得了", "夺得", "获奖", "赢得", "荣获");

    private static final List<String> PRIZES = List.of(
            "award",
            "prize",
            "emmy",
            "oscar",
            "grammy",
            "medal",
            "globe",
            "booker",
            "tony",
            "president",
            "mayor",
            "senat",
            "governor");

    /** "Carried free of charge" against "cost 4 euros". */
    private void free(Statement s) {
        String said = c.claim().text().toLowerCase(Locale.ROOT);
        String shown = s.text().toLowerCase(Locale.ROOT);
        boolean free = (said.contains("free of charge") || said.contains("for free") || said.contains("免费"))
                && !shown.contains("free")
                && !shown.contains("免");
        boolean price = s.quantities().stream()
                .anyMatch(q -> q.unit() != null && q.unit().dimension().startsWith("money") && q.value() > 0);
        if (free && price && s.terms().stream().anyMatch(t -> c.claim().keys().contains(t.key()))) {
            c.out()
                    .contradicted(
                            Kind.OPPOSITE,
                            c.claim().text(),
                            s.text(),
                            "the source gives a price: \"" + s.text() + "\"",
                            "来源给出了价格：“" + s.text() + "”");
        }
    }

    /** 三家都停业 against 三家中有两家停业. */
    private void shareHan(Statement s) {
        String said = c.claim().text();
        boolean every = said.contains("都")
                || said.contains("全部")
                || said.contains("所有")
                || c.claim().has(CueKind.ALL);
        boolean all = c.claim().isHan() && s.isHan() && every && !c.claim().has(CueKind.NOT);
        List<Quantity> shown = s.quantities();
        for (int i = 0; all && i + 1 < shown.size(); i++) {
            Quantity whole = shown.get(i);
            Quantity part = shown.get(i + 1);
            String between = s.text(whole.to(), part.from());
            boolean share = (between.endsWith("中") || between.endsWith("中有") || between.endsWith("其中"))
                    && between.length() < 8
                    && part.value() < whole.value()
                    && part.form() == Quantity.Form.NUMBER;
            boolean told = c.claim().quantities().stream().anyMatch(whole::sameAmount)
                    && c.claim().quantities().stream().noneMatch(part::sameAmount);
            if (share && told) {
                c.out()
                        .contradicted(
                                Kind.QUANTITY_WORD,
                                whole.text(),
                                part.text(),
                                "the source speaks of a part, the claim of all " + whole.text(),
                                "来源说的是一部分（" + part.text() + "），论断说的是全部");
                return;
            }
        }
    }

    /** "Except in winter" against "all year round". */
    private void exception(Statement s) {
        Cue except = s.first(CueKind.EXCEPT);
        boolean kept = c.claim().first(EnumSet.of(CueKind.EXCEPT, CueKind.NOT, CueKind.NONE, CueKind.NOT_ALL)) != null;
        boolean round = c.claim().text().contains("all year")
                || c.claim().text().contains("always")
                || c.claim().text().contains("every ")
                || c.claim().text().contains("without exception");
        if (except != null && !kept && round) {
            c.out()
                    .missing(
                            Kind.CONDITION,
                            "",
                            except.text(),
                            "the source makes an exception (\"" + except.text() + " ...\") that the claim leaves out",
                            "来源有例外（“" + except.text() + "”），论断没有写");
        }
    }

    /** "A storm destroyed the telescope" against "the telescope remained intact". */
    private void unharmed(Statement s) {
        String text = c.claim().text();
        boolean harm = (c.claim().isHan() ? HAN_HARM : HARM).stream().anyMatch(text::contains)
                && !c.claim().has(CueKind.NOT)
                && (c.claim().isHan() ? HAN_SAFE : SAFE).stream().noneMatch(text::contains);
        if (!harm || c.claim().isHan() != s.isHan()) {
            return;
        }
        for (String safe : s.isHan() ? HAN_SAFE : SAFE) {
            int at = s.text().indexOf(safe);
            int from = at < 0 ? -1 : begin(s.text(), at);
            boolean said = at >= 0
                    && s.terms().stream()
                            .anyMatch(t -> isIn(s, t, from, at)
                                    && t.text().length() > 1
                                    && c.claim().terms().stream()
                                            .anyMatch(x -> x.key().equals(t.key()))
                                    && s.terms().stream()
                                            .noneMatch(x -> x.key().equals(t.key()) && !isIn(s, x, from, at)));
            if (said) {
                String there = s.text().substring(from, at + safe.length()).strip();
                c.out()
                        .contradicted(
                                Kind.OPPOSITE,
                                "",
                                there,
                                "the source says that it came to no harm: \"" + there + "\"",
                                "来源说它没有受损：“" + there + "”");
                return;
            }
        }
    }

    private static boolean isIn(Statement s, Term t, int from, int to) {
        int start = s.tokens().get(t.from()).start();
        return start >= from && start < to;
    }

    /** Where the phrase begins that a place is in. */
    private static int begin(String text, int at) {
        int i = at;
        while (i > 0 && ",;，；。".indexOf(text.charAt(i - 1)) < 0) {
            i--;
        }
        return i;
    }

    private void relative(Statement s) {
        Token mine = onlyKin(c.claim());
        Token theirs = onlyKin(s);
        if (mine == null || theirs == null || Objects.equals(KIN.get(mine.lower()), KIN.get(theirs.lower()))) {
            return;
        }
        boolean plural = s.tokens().stream().anyMatch(t -> t.stem().equals(mine.stem()));
        boolean sameName = !plural
                && c.claim().terms().stream()
                        .anyMatch(t -> t.name()
                                && isBeside(c.claim(), t.from(), mine)
                                && s.terms().stream()
                                        .anyMatch(x -> x.key().equals(t.key()) && isBeside(s, x.from(), theirs)));
        if (sameName) {
            c.out()
                    .contradicted(
                            Kind.ROLE,
                            mine.text(),
                            theirs.text(),
                            "the source says \"" + theirs.text() + "\", the claim \"" + mine.text() + "\"",
                            "来源说的是“" + theirs.text() + "”，论断说的是“" + mine.text() + "”");
        }
    }

    /** "her brother Thomas", "Thomas, her brother": at most three tokens apart. */
    private static boolean isBeside(Statement s, int at, Token kin) {
        return Math.abs(s.tokens().indexOf(kin) - at) <= 3;
    }

    private static @Nullable Token onlyKin(Statement s) {
        List<Token> found =
                s.tokens().stream().filter(t -> KIN.containsKey(t.lower())).toList();
        return found.size() == 1 ? found.get(0) : null;
    }

    private void first(Statement s) {
        String theirs = classOfFirst(s);
        String mine = classOfFirst(c.claim());
        boolean known = theirs.isEmpty()
                || mine.isEmpty()
                || c.claim().tokens().stream().anyMatch(t -> t.stem().equals(theirs))
                || s.tokens().stream().anyMatch(t -> t.stem().equals(mine));
        if (!known) {
            c.out()
                    .missing(
                            Kind.SCOPE,
                            mine,
                            theirs,
                            "the source says the first " + theirs + ", the claim the first " + mine,
                            "来源说的是另一类中的第一");
        }
    }

    /** The word after "the first" where "to" follows it; empty if there is none. */
    private static String classOfFirst(Statement s) {
        List<Token> tokens = s.tokens();
        for (int i = 1; i + 2 < tokens.size(); i++) {
            boolean first = tokens.get(i).is("first") && tokens.get(i - 1).is("the");
            if (first
                    && tokens.get(i + 1).kind() == Token.Kind.WORD
                    && Set.of("to", "who").contains(tokens.get(i + 2).lower())) {
                return tokens.get(i + 1).stem();
            }
        }
        return "";
    }
}
