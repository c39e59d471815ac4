package dev.footnote.answer.support.party;

import dev.footnote.answer.passage.Demonyms;
import dev.footnote.answer.statement.CueKind;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Token;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds claims that give somebody another nationality, or another land of birth or death, than the quoted sentences do. */
final class LandCheck {

    /** Words between a land and the noun that it stands before: "a Welsh born soldier and journalist" has three. */
    private static final int BETWEEN = 3;

    /** Tokens behind "born" within which its place stands. */
    private static final int PLACE = 12;

    private static final Set<String> EVENTS = Set.of("born", "died", "raised", "buried");

    private final Comparison c;

    LandCheck(Comparison comparison) {
        this.c = comparison;
    }

    /** Adds the reasons against the claim to the findings. */
    void run() {
        if (c.claim().isHan() || c.across() || c.claim().has(CueKind.NOT)) {
            return;
        }
        Set<String> spelt = new HashSet<>();
        c.evidence().quoted().forEach(s -> s.tokens().forEach(t -> spelt.add(t.lower())));
        List<Token> said = c.claim().tokens();
        for (int i = 1; i < said.size(); i++) {
            String land = said.get(i).lower();
            boolean other = isLand(c.claim(), i) && !spelt.contains(land) && !Demonyms.isAmong(land, spelt);
            for (Statement s : other ? c.evidence().quoted() : List.<Statement>of()) {
                Token rival = rival(s, i);
                if (rival != null) {
                    c.out().differs(Kind.NAME, said.get(i).text(), rival.text());
                    return;
                }
            }
        }
    }

    private static boolean isLand(Statement s, int at) {
        boolean people = at > 0 && s.tokens().get(at - 1).is("native");
        return !people
                && s.tokens().get(at).startsUpper()
                && Demonyms.isLand(s.tokens().get(at).lower());
    }

    private @Nullable Token rival(Statement s, int at) {
        String noun = noun(at);
        String event = event(at);
        for (int i = 0; i < s.tokens().size(); i++) {
            if (isLand(s, i) && (isBefore(s, i, noun) || isBehind(s, i, event))) {
                return s.tokens().get(i);
            }
        }
        return null;
    }

    /** The stem of the noun right behind the land in the claim; empty if there is none. */
    private String noun(int at) {
        List<Token> said = c.claim().tokens();
        boolean word = at + 1 < said.size()
                && said.get(at + 1).kind() == Token.Kind.WORD
                && !said.get(at + 1).startsUpper()
                && said.get(at + 1).lower().length() > 3;
        return word ? said.get(at + 1).stem() : "";
    }

    /** "Born" in "born in Germany"; empty if there is no such word. */
    private String event(int at) {
        List<Token> said = c.claim().tokens();
        for (int i = Math.max(0, at - BETWEEN); i < at - 1; i++) {
            if (EVENTS.contains(said.get(i).lower()) && said.get(i + 1).is("in")) {
                return said.get(i).lower();
            }
        }
        return "";
    }

    private static boolean isBefore(Statement s, int at, String noun) {
        for (int i = at + 1;
                !noun.isEmpty() && i <= Math.min(at + BETWEEN, s.tokens().size() - 1);
                i++) {
            if (s.tokens().get(i).stem().equals(noun)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBehind(Statement s, int at, String event) {
        for (int i = Math.max(0, at - PLACE); !event.isEmpty() && i < at; i++) {
            if (s.tokens().get(i).is(event) && s.phraseOf(i) <= s.phraseOf(at)) {
                return true;
            }
        }
        return false;
    }
}
