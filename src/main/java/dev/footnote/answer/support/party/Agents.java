package dev.footnote.answer.support.party;

import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Token;
import java.util.HashSet;
import java.util.Set;

/** Finds those who do what an English verb says: "by the county", "by Foley and Holt". */
final class Agents {

    /** Forms of "be". */
    static final Set<String> BE = Set.of("was", "were", "is", "are", "been", "be", "being");

    /** Past forms and participles that do not end in "-ed", of verbs that take an object. */
    static final Set<String> PASTS = Set.of(
            "beat",
            "beaten",
            "won",
            "lost",
            "led",
            "wrote",
            "written",
            "built",
            "made",
            "bought",
            "sold",
            "taught",
            "hit",
            "shot",
            "struck",
            "caught",
            "fought",
            "gave",
            "given",
            "took",
            "taken",
            "chose",
            "chosen",
            "drove",
            "driven",
            "overtook",
            "overtaken",
            "overthrew",
            "overthrown",
            "outran",
            "fed",
            "bit",
            "bitten",
            "saw",
            "seen",
            "sent",
            "lent",
            "paid",
            "told",
            "found",
            "left",
            "kept",
            "drew",
            "drawn",
            "cut",
            "set",
            "hurt",
            "brought",
            "bore",
            "bred",
            "owed",
            "knew",
            "known",
            "held",
            "met",
            "got",
            "forgave",
            "forgiven",
            "sued");

    /** Past forms that put the subject above the object. */
    static final Set<String> EXCEEDS = Set.of("exceeded", "surpassed", "outnumbered", "topped", "overtook");

    /** What follows a name without being part of it: "by Ward in Harl", "by Ward for Lund". */
    private static final Set<String> LINKS = Set.of(
            "in", "at", "for", "from", "to", "of", "on", "with", "and", "or", "as", "under", "near", "after", "before",
            "during", "against", "was", "is", "were", "are", "had", "has", "who", "which", "that", "while", "but",
            "when", "than", "into", "over", "by", "since", "until", "between", "about", "around");

    private Agents() {}

    /** Returns where "by" stands within a few words behind a verb; -1 if it does not. */
    static int by(Statement s, int verb) {
        for (int i = verb + 1; i < s.tokens().size() && i < verb + 6; i++) {
            if (s.tokens().get(i).is("by")) {
                return i;
            }
        }
        return -1;
    }

    /** Returns the families of the names between two tokens. */
    static Set<String> names(Statement s, int from, int to) {
        Set<String> keys = new HashSet<>();
        s.terms().stream()
                .filter(t -> t.name() && t.from() >= from && t.to() <= to)
                .forEach(t -> keys.add(t.key()));
        return keys;
    }

    /** The names of an agent, or its words where it has no name: "by the county". */
    static Set<String> agent(Statement s, int by) {
        Set<String> names = names(s, by, endOfAgent(s, by));
        if (!names.isEmpty()) {
            return names;
        }
        Set<String> words = new HashSet<>();
        s.terms().stream()
                .filter(t -> t.from() > by && t.from() < by + 5 && s.phraseOf(t.from()) == s.phraseOf(by))
                .forEach(t -> words.add(t.key()));
        return words;
    }

    /** The agent ends where a comma, a verb or a preposition follows its name. */
    private static int endOfAgent(Statement s, int by) {
        boolean name = false;
        for (int i = by + 1; i < s.tokens().size(); i++) {
            Token t = s.tokens().get(i);
            boolean capital = t.startsUpper();
            boolean joins = t.is("and")
                    && i + 1 < s.tokens().size()
                    && s.tokens().get(i + 1).startsUpper();
            boolean other = s.phraseOf(i) != s.phraseOf(by) && !joins;
            boolean title = !other
                    && Character.isLowerCase(t.text().charAt(0))
                    && !LINKS.contains(t.lower())
                    && i + 1 < s.tokens().size()
                    && s.tokens().get(i + 1).startsUpper();
            if (other || name && !capital && !joins && !title) {
                return i;
            }
            name |= capital;
        }
        return s.tokens().size();
    }
}
