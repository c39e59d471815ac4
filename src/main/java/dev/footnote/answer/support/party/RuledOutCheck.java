package dev.footnote.answer.support.party;

import dev.footnote.answer.statement.CueKind;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Term;
import dev.footnote.answer.statement.Token;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import java.util.HashSet;
import java.util.Set;

/** Finds a claim that says what its source rules out, or that takes what goes for what comes: "rather than", "replace A with B". */
final class RuledOutCheck {

    private final Comparison c;

    RuledOutCheck(Comparison comparison) {
        this.c = comparison;
    }

    /** "His nephew, not his son" against "his son rather than his nephew": what is said and what is ruled out are exchanged. */
    void exchanged(Statement s) {
        Set<String> in = new HashSet<>();
        Set<String> out = new HashSet<>();
        Set<String> saidIn = new HashSet<>();
        Set<String> saidOut = new HashSet<>();
        if (!contrast(s, in, out) || !contrast(c.claim(), saidIn, saidOut)) {
            return;
        }
        boolean crossed =
                saidIn.stream().anyMatch(out::contains) && saidOut.stream().anyMatch(in::contains);
        boolean straight =
                saidIn.stream().anyMatch(in::contains) || saidOut.stream().anyMatch(out::contains);
        if (crossed && !straight) {
            c.out()
                    .contradicted(
                            Kind.OPPOSITE,
                            c.claim().text(),
                            s.text(),
                            "what is said and what is ruled out are exchanged: the source says \"" + s.text() + "\"",
                            "所说的与所排除的颠倒了：来源说的是“" + s.text() + "”");
        }
    }

    /** Collects the words on the two sides of "rather than", ", not" and the like that differ; false if there is no such contrast. */
    private static boolean contrast(Statement s, Set<String> in, Set<String> out) {
        for (int i = 1; i + 2 < s.tokens().size(); i++) {
            int to = ruledOut(s, i);
            boolean not =
                    to < 0 && s.tokens().get(i).is(",") && s.tokens().get(i + 1).is("not");
            if (to < 0 && !not) {
                continue;
            }
            int from = not ? i + 2 : to;
            int at = i;
            for (Term t : s.terms()) {
                if (t.from() >= from && t.from() < from + NEAR && s.phraseOf(t.from()) == s.phraseOf(from)) {
                    out.add(t.key());
                } else if (t.to() <= at && t.from() >= at - NEAR) {
                    in.add(t.key());
                }
            }
            Set<String> both = new HashSet<>(in);
            both.retainAll(out);
            in.removeAll(both);
            out.removeAll(both);
            return !in.isEmpty() && !out.isEmpty();
        }
        return false;
    }

    /** Tokens on either side of a contrast that are looked at. */
    private static final int NEAR = 5;

    /** "To Dayton rather than to Harl", 而不是: a claim that has only what the passage rules out. */
    void ratherThan(Statement s) {
        for (int i = 1; i + 2 < s.tokens().size(); i++) {
            int to = ruledOut(s, i);
            if (to < 0) {
                continue;
            }
            int at = i;
            Set<String> out = new HashSet<>();
            Set<String> in = new HashSet<>();
            for (Term t : s.terms()) {
                boolean after = t.from() >= to && s.phraseOf(t.from()) == s.phraseOf(to) && t.from() < to + 6;
                boolean before = t.to() <= at && t.from() > at - 7 && s.clauseOf(t.from()) == s.clauseOf(at);
                if (after) {
                    out.add(t.key());
                } else if (before) {
                    in.add(t.key());
                }
            }
            Set<String> both = new HashSet<>(out);
            both.retainAll(in);
            out.removeAll(both);
            Set<String> said = c.claim().keys();
            Set<String> subject = new HashSet<>();
            s.terms().stream().filter(t -> t.to() <= at - 6).forEach(t -> subject.add(t.key()));
            in.removeAll(both);
            boolean only = !out.isEmpty()
                    && said.containsAll(out)
                    && in.stream()
                                            .filter(k -> !subject.contains(k))
                                            .filter(said::contains)
                                            .count()
                                    * 2
                            < in.size();
            only |= s.tokens().get(i).is("but") && isOther(s, i, out, said);
            boolean denied =
                    c.claim().has(CueKind.NOT) || c.claim().tokens().stream().anyMatch(t -> t.is("rather"));
            if (only && !denied) {
                String words = s.text(i, Math.min(s.tokens().size(), to + 5));
                c.out()
                        .contradicted(
                                Kind.OPPOSITE,
                                c.claim().text(),
                                words,
                                "the source rules this out: \"" + words + "\"",
                                "来源排除了这一点：“" + words + "”");
                return;
            }
        }
    }

    /** The token after "rather than", "instead of", 而不是, 而非 at a token; -1 if there is none. */
    private static int ruledOut(Statement s, int at) {
        Token first = s.tokens().get(at);
        Token second = s.tokens().get(at + 1);
        boolean english = first.is("rather") && second.is("than") || first.is("instead") && second.is("of");
        boolean but =
                first.is("but") && second.is("not") && s.tokens().get(at - 1).is(",") && isShort(s, at + 2);
        boolean short_ = first.is("而") && second.is("非");
        boolean whole =
                first.is("而") && second.is("不") && s.tokens().get(at + 2).is("是");
        return english || but || short_ ? at + 2 : whole ? at + 3 : -1;
    }

    /** The claim has what stands behind "but not", another word of the sentence, and not the word right before. */
    private static boolean isOther(Statement s, int at, Set<String> out, Set<String> said) {
        Term last = null;
        boolean shared = false;
        for (Term t : s.terms()) {
            if (t.to() <= at) {
                shared |= last != null && said.contains(last.key());
                last = t;
            }
        }
        return last != null && shared && !said.contains(last.key()) && !out.isEmpty() && said.containsAll(out);
    }

    /** "..., but not packing": one or two words to the end of the sentence. */
    private static boolean isShort(Statement s, int from) {
        int words = 0;
        for (int i = from; i < s.tokens().size(); i++) {
            String word = s.tokens().get(i).lower();
            if (word.equals(".") || word.equals(";")) {
                break;
            }
            if (LIMITS.contains(word)) {
                return false;
            }
            words++;
        }
        return words >= 1 && words <= 3;
    }

    private static final Set<String> LIMITS = Set.of(
            "all", "yet", "always", "only", "every", "on", "in", "at", "by", "for", "to", "until", "before", "very");

    /** "Replace the boiler with a pump" against "replace the pump with a boiler". */
    void replaced(Statement s) {
        Set<String> out = new HashSet<>();
        Set<String> in = new HashSet<>();
        Set<String> outSaid = new HashSet<>();
        Set<String> inSaid = new HashSet<>();
        boolean plain = exchange(c.claim(), outSaid, inSaid) || successor(c.claim(), outSaid, inSaid);
        if (!plain || !(exchange(s, out, in) || successor(s, out, in))) {
            return;
        }
        Set<String> both = new HashSet<>(out);
        both.retainAll(in);
        out.removeAll(both);
        in.removeAll(both);
        boolean straight =
                outSaid.stream().anyMatch(out::contains) || inSaid.stream().anyMatch(in::contains);
        boolean crossed = inSaid.stream().anyMatch(out::contains)
                && (outSaid.stream().anyMatch(in::contains)
                        || in.isEmpty()
                        || outSaid.stream().noneMatch(out::contains));
        if (crossed && !straight) {
            c.out()
                    .contradicted(
                            Kind.ROLE,
                            c.claim().text(),
                            s.text(),
                            "what goes and what comes have changed places: the source says \"" + s.text() + "\"",
                            "替换与被替换的颠倒了：来源说的是“" + s.text() + "”");
        }
    }

    /** "A replaced B", "A was built, replacing B": what comes stands before the verb, what goes right behind it. */
    private static boolean successor(Statement s, Set<String> out, Set<String> in) {
        for (int i = 1; i < s.tokens().size(); i++) {
            String word = s.tokens().get(i).lower();
            boolean active = (word.equals("replaced") || word.equals("replaces") || word.equals("replacing"))
                    && !Agents.BE.contains(s.tokens().get(i - 1).lower());
            if (!active) {
                continue;
            }
            int at = i;
            s.terms().stream()
                    .filter(t -> t.from() > at && t.from() < at + 6 && s.phraseOf(t.from()) == s.phraseOf(at))
                    .forEach(t -> out.add(t.key()));
            s.terms().stream()
                    .filter(t -> t.to() <= at && s.clauseOf(t.from()) == s.clauseOf(at))
                    .forEach(t -> in.add(t.key()));
            return !out.isEmpty();
        }
        return false;
    }

    /** Collects what goes and what comes; false if the sentence has no such verb. */
    private static boolean exchange(Statement s, Set<String> out, Set<String> in) {
        for (int i = 0; i < s.tokens().size(); i++) {
            String word = s.tokens().get(i).lower();
            if (!word.startsWith("replac") && !word.startsWith("swap")) {
                continue;
            }
            boolean passive = i > 0 && Agents.BE.contains(s.tokens().get(i - 1).lower());
            for (int k = i + 1; k < s.tokens().size() && s.clauseOf(k) == s.clauseOf(i); k++) {
                String link = s.tokens().get(k).lower();
                if (link.equals("with") || link.equals("by") || link.equals("for")) {
                    int at = i;
                    int mid = k;
                    for (Term t : s.terms()) {
                        boolean left = passive ? t.to() < at : t.from() > at && t.to() <= mid;
                        if (left) {
                            out.add(t.key());
                        } else if (t.from() > mid && t.from() < mid + 6 && s.phraseOf(t.from()) == s.phraseOf(mid)) {
                            in.add(t.key());
                        }
                    }
                    return !out.isEmpty() && !in.isEmpty();
                }
            }
        }
        return false;
    }
}
