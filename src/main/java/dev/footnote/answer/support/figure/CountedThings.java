package dev.footnote.answer.support.figure;

import dev.footnote.answer.statement.DateMention;
import dev.footnote.answer.statement.Quantity;
import dev.footnote.answer.statement.Quantity.Form;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Term;
import dev.footnote.answer.statement.Token;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.text.Words;
import java.util.List;
import java.util.Set;

/** Numbers of the claim that count what the passage names or lists. */
final class CountedThings {

    /** Pairs are tried, so more numbers than these are left alone. */
    private static final int MOST = 40;

    private static final Set<String> SIBLINGS = Set.of("sibling", "siblings");

    private static final Set<String> CHILDREN =
            Set.of("children", "kids", "siblings", "sons", "daughters", "brothers", "sisters");

    private final Comparison c;
    private final List<Quantity> shown;

    /**
     * @param shown the numbers of the passage
     */
    CountedThings(Comparison comparison, List<Quantity> shown) {
        this.c = comparison;
        this.shown = shown;
    }

    /** Returns true if a number of the claim counts something in one of these ways. */
    boolean gives(Quantity said) {
        return isOfList(said)
                || isOneMore(said)
                || isOfSiblings(said)
                || isOfJoined(said)
                || isOfSameNoun(said)
                || isOfKin(said)
                || isDecadeOfAge(said);
    }

    /** "Two universities" where the passage names them: "the universities of Lasko and Brenn". */
    private boolean isOfList(Quantity said) {
        if (said.unit() != null || said.form() != Form.NUMBER || said.value() < 2 || said.value() > 6) {
            return false;
        }
        for (Statement s : c.evidence().quoted()) {
            if (isCountOfFigures(s, said) || isCountOfWeekdays(s, said)) {
                return true;
            }
            List<Term> names = s.terms().stream().filter(Term::name).toList();
            int run = 1;
            for (int i = 1; i < names.size(); i++) {
                String between =
                        s.text(names.get(i - 1).to(), names.get(i).from()).strip();
                boolean numbered = between.startsWith("and ")
                        && between.substring(4).chars().allMatch(Character::isDigit);
                boolean joined = numbered
                        || between.equals("and")
                        || between.equals(",")
                        || between.replace(" ", "").equals(",and");
                run = joined ? run + 1 : between.isEmpty() ? run : 1;
                boolean last = numbered || between.endsWith("and");
                if (last && run == said.value()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** "Three departures" where the passage has 7.15, 10.30 and 16.45. */
    private static boolean isCountOfFigures(Statement s, Quantity said) {
        int run = 1;
        List<Quantity> all = s.quantities().stream().limit(MOST).toList();
        for (int i = 1; i <= all.size(); i++) {
            String between = i < all.size()
                    ? s.text(all.get(i - 1).to(), all.get(i).from()).strip()
                    : "";
            boolean joined = between.equals(",") || between.equals("and") || between.equals("、") || between.equals("和");
            if (joined) {
                run++;
            } else if (run > 2 && run == said.value()) {
                return true;
            } else {
                run = 1;
            }
        }
        return false;
    }

    /** 每周两次 where the passage names two days of the week. */
    private static boolean isCountOfWeekdays(Statement s, Quantity said) {
        long days = s.dates().stream()
                .map(DateMention::weekday)
                .filter(d -> d > 0)
                .distinct()
                .count();
        return days > 1 && days == said.value();
    }

    /** "Four children" where the passage has three boys and a girl. */
    private boolean isOneMore(Quantity said) {
        boolean people = said.unit() != null && said.unit().dimension().equals("persons");
        if (said.form() != Form.NUMBER || said.unit() != null && !people) {
            return false;
        }
        for (Statement s : c.evidence().quoted()) {
            for (Quantity q : s.quantities()) {
                boolean less = q.form() == Form.NUMBER && q.unit() == null && q.value() + 1 == said.value();
                for (int i = q.to(); less && i + 1 < s.tokens().size() && i < q.to() + 3; i++) {
                    boolean one = s.tokens().get(i + 1).is("a")
                            || s.tokens().get(i + 1).is("an")
                            || s.tokens().get(i + 1).is("one");
                    if (s.tokens().get(i).is("and") && one) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** "Five daughters" where the passage has three daughters in one place and two daughters in another. */
    private boolean isOfSameNoun(Quantity said) {
        String noun = noun(c.claim(), said);
        if (said.form() != Form.NUMBER || said.unit() != null || noun.isEmpty()) {
            return false;
        }
        double sum = 0;
        int parts = 0;
        for (Statement s : c.evidence().quoted()) {
            for (Quantity q : s.quantities()) {
                if (q.form() == Form.NUMBER && q.unit() == null && noun(s, q).equals(noun)) {
                    sum += q.value();
                    parts++;
                }
            }
        }
        return parts > 1 && Arithmetic.near(sum, said);
    }

    /** The stem of the word behind a number; empty if there is none. */
    private static String noun(Statement s, Quantity q) {
        boolean word = q.to() < s.tokens().size() && s.tokens().get(q.to()).kind() == Token.Kind.WORD;
        return word ? s.tokens().get(q.to()).stem() : "";
    }

    /** "Three siblings" where the passage has two sisters and a younger brother, "six children" with sons and daughters. */
    private boolean isOfKin(Quantity said) {
        String noun = noun(c.claim(), said);
        boolean kin = isOfBothSexes(said)
                || noun.equals(Words.stem("siblings"))
                || noun.equals(Words.stem("children"))
                || noun.equals(Words.stem("kids"));
        if (!kin || said.form() != Form.NUMBER) {
            return false;
        }
        double sum = 0;
        for (Statement s : c.evidence().quoted()) {
            for (int i = 1; i < s.tokens().size(); i++) {
                if (KIN.contains(s.tokens().get(i).lower())) {
                    sum += countBefore(s, i);
                }
            }
        }
        return sum > 1 && Arithmetic.near(sum, said);
    }

    /** "Six brothers and sisters". */
    private boolean isOfBothSexes(Quantity said) {
        List<Token> tokens = c.claim().tokens();
        return said.to() + 2 < tokens.size()
                && BROTHERS.contains(tokens.get(said.to()).lower())
                && tokens.get(said.to() + 1).is("and")
                && BROTHERS.contains(tokens.get(said.to() + 2).lower());
    }

    private static final Set<String> BROTHERS = Set.of("brothers", "sisters");

    /** The number that stands at most two words before a noun; 1 for "a" and "one". */
    private static double countBefore(Statement s, int noun) {
        int from = Math.max(0, noun - 2);
        for (Quantity q : s.quantities()) {
            if (q.form() == Form.NUMBER && q.to() <= noun && q.from() >= from) {
                return q.value();
            }
        }
        for (int i = from; i < noun; i++) {
            if (s.tokens().get(i).is("a") || s.tokens().get(i).is("an")) {
                return 1;
            }
        }
        return 0;
    }

    private static final Set<String> KIN = Set.of(
            "brother",
            "brothers",
            "sister",
            "sisters",
            "son",
            "sons",
            "daughter",
            "daughters",
            "boy",
            "boys",
            "girl",
            "girls");

    /** "In his 30s" where the passage gives the age of 37. */
    private boolean isDecadeOfAge(Quantity said) {
        List<Token> tokens = c.claim().tokens();
        boolean s = said.to() < tokens.size()
                && Set.of("s", "'s", "'").contains(tokens.get(said.to()).lower());
        s |= said.text().endsWith("s");
        boolean own = false;
        for (int i = Math.max(0, said.from() - 2); i < said.from(); i++) {
            own |= Set.of("his", "her", "their", "my", "our")
                    .contains(tokens.get(i).lower());
        }
        return s
                && own
                && said.value() % 10 == 0
                && shown.stream()
                        .anyMatch(q ->
                                q.form() == Form.NUMBER && q.value() >= said.value() && q.value() < said.value() + 10);
    }

    /** "Six siblings" where the passage has one of seven children. */
    private boolean isOfSiblings(Quantity said) {
        boolean asks = isOfBothSexes(said)
                || c.claim().tokens().stream().anyMatch(t -> SIBLINGS.contains(t.lower()))
                || c.claim().text().contains("兄弟姐妹");
        if (!asks || said.unit() != null || said.form() != Form.NUMBER) {
            return false;
        }
        for (Statement s : c.evidence().quoted()) {
            boolean found = s.quantities().stream()
                    .filter(q -> q.form() == Form.NUMBER && Quantity.close(q.value(), said.value() + 1, 0))
                    .anyMatch(q -> q.to() < s.tokens().size()
                            && CHILDREN.contains(s.tokens().get(q.to()).lower()));
            if (found || s.isHan() && shown.stream().anyMatch(q -> Quantity.close(q.value(), said.value() + 1, 0))) {
                return true;
            }
        }
        return false;
    }

    /** "Six children" where the passage has two sons and four daughters: numbers joined by "and", with a word or two between. */
    private boolean isOfJoined(Quantity said) {
        if (said.form() != Form.NUMBER) {
            return false;
        }
        for (Statement s : c.evidence().quoted()) {
            List<Quantity> all = s.quantities().stream().limit(MOST).toList();
            for (int i = 0; i + 1 < all.size(); i++) {
                Quantity a = all.get(i);
                Quantity b = all.get(i + 1);
                boolean and = false;
                for (int k = a.to(); k < b.from() && b.from() - a.to() <= 4; k++) {
                    and |= s.tokens().get(k).is("and") || s.tokens().get(k).is("和");
                }
                boolean counts = a.form() == Form.NUMBER && b.form() == Form.NUMBER && !a.isPercent() && a.value() >= 1;
                if (and
                        && counts
                        && a.comparable(b)
                        && a.comparable(said)
                        && Arithmetic.near(a.base() + b.base(), said)) {
                    return true;
                }
            }
        }
        return false;
    }
}
