package dev.footnote.answer.support.party;

import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Term;
import dev.footnote.answer.statement.Token;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds a claim that says of the subject of one quoted sentence what another one says of its own subject. */
final class OtherSubject {

    /** The share of what the claim says that the other sentence must have. */
    private static final double MOST = 0.75;

    private static final Set<String> PRONOUNS = Set.of(
            "it", "he", "she", "they", "its", "his", "her", "their", "this", "these", "that", "the", "in", "on", "at",
            "a", "an", "它", "他", "她", "其", "该", "此", "这", "本", "在", "据", "全");

    private final Comparison c;

    OtherSubject(Comparison comparison) {
        this.c = comparison;
    }

    /** Adds what speaks against the claim. */
    void run() {
        List<Statement> quoted = c.evidence().quoted();
        sort();
        Term subject = first(c.claim());
        if (c.across() || subject == null || quoted.size() < 2 || quoted.size() > 5) {
            return;
        }
        Set<String> said = new LinkedHashSet<>();
        c.claim().terms().stream().filter(t -> t.from() >= subject.to()).forEach(t -> said.add(t.key()));
        for (Statement one : quoted) {
            for (Statement other : quoted) {
                if (!one.equals(other) && isSwapped(subject, said, one, other)) {
                    Term theirs = first(one);
                    String who = theirs == null ? "" : theirs.text();
                    c.out()
                            .contradicted(
                                    Kind.ROLE,
                                    subject.text(),
                                    one.text(),
                                    "the source says this of \"" + who + "\", the claim of \"" + subject.text() + "\"",
                                    "来源说的是“" + who + "”，论断说的是“" + subject.text() + "”");
                    return;
                }
            }
        }
    }

    /** 反渗透净水器不产生废水 where the sentence says it of 超滤净水器: two sorts of one thing, and the source has both. */
    private void sort() {
        if (!c.claim().isHan() || c.across() || c.evidence().quoted().size() != 1) {
            return;
        }
        String said = c.claim().text();
        Statement s = c.evidence().quoted().get(0);
        String shown = s.text();
        for (int i = 2; i <= SORT; i++) {
            for (int k = 2; k <= SORT; k++) {
                int head = head(said, i, same(said, i, shown, k));
                boolean other = head >= 2
                        && !shown.contains(said.substring(0, i))
                        && !said.contains(shown.substring(0, k))
                        && isPlain(said.substring(0, i))
                        && isPlain(shown.substring(0, k));
                if (other && hasSame(said, i + head, shown, k + head)) {
                    c.out()
                            .contradicted(
                                    Kind.ROLE,
                                    said.substring(0, i + head),
                                    shown.substring(0, k + head),
                                    "the source says this of \"" + shown.substring(0, k + head) + "\", the claim of \""
                                            + said.substring(0, i + head) + "\"",
                                    "来源说的是“" + shown.substring(0, k + head) + "”，论断说的是“" + said.substring(0, i + head)
                                            + "”");
                    return;
                }
            }
        }
    }

    /** Characters before the word that both sorts share. */
    private static final int SORT = 4;

    /** Length of the text that both have from two places on, up to a few characters. */
    private static int same(String a, int i, String b, int k) {
        int length = 0;
        while (i + length < a.length()
                && k + length < b.length()
                && length < SORT
                && a.charAt(i + length) == b.charAt(k + length)
                && Character.isIdeographic(a.charAt(i + length))) {
            length++;
        }
        return length;
    }

    private static boolean isPlain(String word) {
        return word.codePoints().allMatch(Character::isIdeographic)
                && word.codePoints().noneMatch(cp -> "的和与及在是有了不".indexOf(cp) >= 0);
    }

    /** How much of the shared text makes, with what stands before it, a word of the source; 0 if nothing does. */
    private int head(String said, int i, int most) {
        for (int head = most; head >= 2; head--) {
            if (hasElsewhere(said.substring(0, i + head))) {
                return head;
            }
        }
        return 0;
    }

    private boolean hasElsewhere(String sort) {
        return c.evidence().passages().stream().anyMatch(p -> p.text().contains(sort));
    }

    /** What stands behind the shared word begins alike. */
    private static boolean hasSame(String a, int i, String b, int k) {
        return same(a, i, b, k) >= 2;
    }

    private boolean isSwapped(Term subject, Set<String> said, Statement one, Statement other) {
        Term theirs = first(one);
        Term own = first(other);
        boolean explicit = theirs != null
                && own != null
                && own.key().equals(subject.key())
                && !theirs.key().equals(subject.key())
                && !one.keys().contains(subject.key())
                && (one.isHan() || theirs.name() || theirs.from() == 0);
        boolean topic = c.evidence().topic().stream()
                .anyMatch(s -> theirs != null && s.keys().contains(theirs.key())
                        || s.keys().contains(subject.key()));
        long met = said.stream().filter(one.keys()::contains).count();
        long also = said.stream().filter(other.keys()::contains).count();
        return explicit
                && !topic
                && !isOfObject(one)
                && said.size() >= 2
                && met >= MOST * said.size()
                && 2 * also <= said.size();
    }

    /** "Writers praised the author, who was known for ...": what stands behind "who" is not said of the subject. */
    private static boolean isOfObject(Statement s) {
        for (int i = 1; i < s.tokens().size(); i++) {
            Token t = s.tokens().get(i);
            if ((t.is("who") || t.is("whose") || t.is("which"))
                    && s.terms().get(0).to() < i - 2) {
                return true;
            }
        }
        return false;
    }

    /** The first word of a sentence that opens with its subject; null if a pronoun or preposition does. */
    private static @Nullable Term first(Statement s) {
        if (s.tokens().isEmpty() || s.terms().isEmpty()) {
            return null;
        }
        Token opens = s.tokens().get(0);
        Term first = s.terms().get(0);
        return PRONOUNS.contains(opens.lower()) || first.from() > 0 ? null : first;
    }
}
