package dev.footnote.answer.support.wording;

import dev.footnote.answer.statement.Cue;
import dev.footnote.answer.statement.CueKind;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import java.util.Set;

/** Finds a claim that gives a cause where its source only says that both happened. */
final class CauseCheck {

    private static final Set<String> NOTHING = Set.of("no", "nothing", "neither", "none");

    private static final Set<String> REACTIONS = Set.of(
            "protest",
            "protests",
            "complaint",
            "complaints",
            "criticism",
            "pressure",
            "objections",
            "opposition",
            "outcry",
            "backlash",
            "warnings",
            "threats",
            "resistance");

    private final Comparison c;

    CauseCheck(Comparison comparison) {
        this.c = comparison;
    }

    /** Adds the reasons against the claim to the findings. */
    void run() {
        Cue cue = c.claim().first(CueKind.CAUSE);
        // "Caused no injuries" gives no cause.
        boolean none = cue != null
                && cue.to() < c.claim().tokens().size()
                && NOTHING.contains(c.claim().tokens().get(cue.to()).lower());
        boolean noun = cue != null
                && cue.from() > 0
                && cue.text().equalsIgnoreCase("cause")
                && NOUN.contains(c.claim().tokens().get(cue.from() - 1).lower());
        boolean clear = cue != null
                && !none
                && !noun
                && Set.of(
                                "because",
                                "because of",
                                "due to",
                                "caused",
                                "causes",
                                "cause",
                                "led to",
                                "leads to",
                                "lead to",
                                "resulted in",
                                "as a result",
                                "as a result of",
                                "thanks to",
                                "therefore",
                                "owing to",
                                "triggered",
                                "因为",
                                "由于",
                                "导致",
                                "造成",
                                "引起",
                                "引发",
                                "使得",
                                "致使",
                                "因此",
                                "因而",
                                "归功于",
                                "得益于")
                        .contains(cue.text().toLowerCase(java.util.Locale.ROOT));
        boolean source = c.evidence().quoted().stream()
                .anyMatch(s -> s.cues().stream().anyMatch(x -> x.is(CueKind.CAUSE) && !isDenied(s, x)));
        source |= c.evidence().quoted().stream().anyMatch(s -> isReaction(s) || isDegree(s) || isDeath(s));
        boolean sequence = c.evidence().quoted().size() > 1
                || c.evidence().quoted().stream().anyMatch(s -> s.has(CueKind.SEQUENCE));
        if (cue != null && clear && !source && sequence) {
            c.out()
                    .missing(
                            Kind.CAUSE,
                            cue.text(),
                            "",
                            "the claim gives a cause (\"" + cue.text() + "\"), the source only says that both happened",
                            "论断说了因果（“" + cue.text() + "”），来源只说两件事都发生了");
        }
    }

    /** "Dropped after protests": what follows on a reaction is taken to be its result. */
    private static boolean isReaction(Statement s) {
        for (int i = 0; i < s.tokens().size(); i++) {
            boolean after = s.tokens().get(i).is("after")
                    || s.tokens().get(i).is("following")
                    || s.tokens().get(i).is("under")
                    || s.tokens().get(i).is("amid");
            boolean action = false;
            for (int k = Math.max(0, i - ACTION_REACH); after && k < i; k++) {
                String word = s.tokens().get(k).lower();
                action |= ACTIONS.stream().anyMatch(word::startsWith);
            }
            if (action && s.tokens().get(i).is("after")) {
                return true;
            }
            for (int k = i + 1; after && k < Math.min(i + 4, s.tokens().size()); k++) {
                if (REACTIONS.contains(s.tokens().get(k).lower())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Tokens before "after" among which a measure stands that answers to something. */
    private static final int ACTION_REACH = 6;

    /** Beginnings of words for measures that are taken because of what went before. */
    private static final Set<String> ACTIONS = Set.of(
            "recall",
            "withdr",
            "cancel",
            "suspend",
            "evacuat",
            "banned",
            "resign",
            "arrest",
            "fined",
            "dismiss",
            "sacked",
            "closed",
            "postpon",
            "apologi",
            "hospitali",
            "halted",
            "grounded");

    private static final Set<String> NOUN =
            Set.of("natural", "the", "a", "this", "no", "any", "main", "common", "good", "worthy", "of", "for");

    /** "So bad that the rooms smelled": the one is the cause of the other. */
    private static boolean isDegree(Statement s) {
        for (int i = 0; i + 2 < s.tokens().size(); i++) {
            String word = s.tokens().get(i).lower();
            for (int k = i + 2;
                    (word.equals("so") || word.equals("such"))
                            && k < Math.min(i + 6, s.tokens().size());
                    k++) {
                if (s.tokens().get(k).is("that")) {
                    return true;
                }
            }
        }
        return false;
    }

    /** "Died of heart failure" gives the cause of a death. */
    private static boolean isDeath(Statement s) {
        for (int i = 0; i + 1 < s.tokens().size(); i++) {
            boolean died = Set.of("died", "die", "dies", "dying", "death")
                    .contains(s.tokens().get(i).lower());
            boolean of = s.tokens().get(i + 1).is("of") || s.tokens().get(i + 1).is("from");
            if (died && of) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDenied(Statement s, Cue cue) {
        return s.cues().stream().anyMatch(x -> x.is(CueKind.NOT) && s.clauseOf(x.from()) == s.clauseOf(cue.from()));
    }
}
