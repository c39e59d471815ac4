package dev.footnote.answer.support;

import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Token;
import dev.footnote.answer.support.SupportReason.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds relatives of another kind ("her father Thomas" for "her brother Thomas"), and firsts of another class ("the first Canadian" for "the first woman"). */
final class KindCheck {

    /** Relatives by what they are the converse of: nothing is said of two words of one group. */
    private static final Map<String, String> KIN = kin();

    private final Comparison c;

    KindCheck(Comparison comparison) {
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

    void run() {
        if (c.claim().isHan()) {
            return;
        }
        for (Statement s : c.evidence().quoted()) {
            if (!s.isHan()) {
                relative(s);
                first(s);
            }
        }
    }

    private void relative(Statement s) {
        Token mine = onlyKin(c.claim());
        Token theirs = onlyKin(s);
        if (mine == null || theirs == null || KIN.get(mine.lower()).equals(KIN.get(theirs.lower()))) {
            return;
        }
        boolean sameName = c.claim().terms().stream()
                .anyMatch(t -> t.name()
                        && isBeside(c.claim(), t.from(), mine)
                        && s.terms().stream().anyMatch(x -> x.key().equals(t.key()) && isBeside(s, x.from(), theirs)));
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
            if (first && tokens.get(i + 1).kind() == Token.Kind.WORD && Set.of("to", "who").contains(tokens.get(i + 2).lower())) {
                return tokens.get(i + 1).stem();
            }
        }
        return "";
    }
}
