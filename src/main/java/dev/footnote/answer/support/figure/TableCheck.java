package dev.footnote.answer.support.figure;

import dev.footnote.answer.passage.TableRow;
import dev.footnote.answer.statement.Quantity;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.statement.Term;
import dev.footnote.answer.statement.Token;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Holds a claim against a row of a table: the column whose header the claim names gives the value. */
public final class TableCheck {

    private final Comparison c;

    /** Creates a check of one claim. */
    public TableCheck(Comparison comparison) {
        this.c = comparison;
    }

    /** Adds the reasons against the claim to the findings. */
    public void run() {
        c.evidence().rows().forEach(this::check);
    }

    private void check(TableRow row) {
        int first = column(row, 0, c.claim().tokens().size());
        if (first < 1 || first >= row.cells().size()) {
            return;
        }
        compare(row);
        List<Quantity> own = quantities(row.cells().get(first));
        for (Quantity said : c.claim().quantities()) {
            boolean here = own.stream().anyMatch(said::sameAmount);
            for (int i = 1; i < row.cells().size() && !here; i++) {
                boolean there =
                        i != first && quantities(row.cells().get(i)).stream().anyMatch(said::sameAmount);
                boolean named = i < row.header().size() && names(row.header().get(i));
                if (there && !named && !own.isEmpty()) {
                    c.out()
                            .contradicted(
                                    Kind.ROLE,
                                    said.text(),
                                    row.cells().get(first),
                                    "the table gives " + row.cells().get(first) + " for "
                                            + row.header().get(first) + "; " + said.text() + " is of "
                                            + row.header().get(i),
                                    "表中" + row.header().get(first) + "是"
                                            + row.cells().get(first) + "，" + said.text() + "属于"
                                            + row.header().get(i));
                    return;
                }
            }
        }
    }

    private boolean names(String header) {
        Statement s = new Statement(header, "und");
        Set<String> stems = new HashSet<>();
        c.claim().tokens().forEach(t -> stems.add(t.stem()));
        boolean whole = s.tokens().stream().filter(Token::isWordOrHan).allMatch(t -> stems.contains(t.stem()));
        boolean named = c.claim().keys().containsAll(s.keys())
                && column(List.of(header), 0, c.claim().tokens().size()) == 0;
        return !s.terms().isEmpty() && (whole || named);
    }

    /** "The S is heavier than the S Plus": the two values must say so. */
    private void compare(TableRow row) {
        for (Term t : c.claim().terms()) {
            int than = than(t);
            int left = than < 0 ? -1 : column(row, 0, t.from());
            int right = than < 0 ? -1 : column(row, than, c.claim().tokens().size());
            if (t.side() == 0
                    || left < 1
                    || right < 1
                    || left == right
                    || Math.max(left, right) >= row.cells().size()) {
                continue;
            }
            List<Quantity> a = quantities(row.cells().get(left));
            List<Quantity> b = quantities(row.cells().get(right));
            if (a.isEmpty() || b.isEmpty() || !a.get(0).comparable(b.get(0))) {
                continue;
            }
            double gap = (a.get(0).base() - b.get(0).base()) * t.side() * sense(t);
            if (gap < 0) {
                c.out()
                        .contradicted(
                                Kind.COMPARISON,
                                t.text(),
                                a.get(0).text() + " | " + b.get(0).text(),
                                "the table says " + a.get(0).text() + " and "
                                        + b.get(0).text() + ", which is the other way round",
                                "表中是" + a.get(0).text() + "和" + b.get(0).text() + "，方向相反");
            }
        }
    }

    /** Older, earlier, faster and cheaper mean a smaller number of the usual measures. */
    private static int sense(Term t) {
        return Set.of("older", "earlier", "faster", "quicker", "cheaper", "younger", "later", "slower", "dearer")
                        .contains(t.text())
                ? -1
                : 1;
    }

    private int than(Term t) {
        for (int i = t.to(); i < Math.min(t.to() + 6, c.claim().tokens().size()); i++) {
            if (c.claim().tokens().get(i).is("than")) {
                return i;
            }
        }
        return -1;
    }

    private int column(TableRow row, int from, int to) {
        return column(row.header(), from, to);
    }

    /** The column whose header's words all stand there; the longest one if several do. */
    private int column(List<String> header, int from, int to) {
        Set<String> words = new HashSet<>();
        for (int i = from; i < to; i++) {
            words.add(c.claim().tokens().get(i).lower());
        }
        int best = -1;
        int most = 0;
        for (int i = header.size() > 1 ? 1 : 0; i < header.size(); i++) {
            List<Token> cell = Token.of(header.get(i));
            long count = cell.stream().filter(Token::isWordOrHan).count();
            boolean all =
                    count > 0 && cell.stream().filter(Token::isWordOrHan).allMatch(t -> words.contains(t.lower()));
            if (all && count > most) {
                best = i;
                most = (int) count;
            }
        }
        if (best >= 0) {
            return best;
        }
        return lastWords(header, words);
    }

    /** A header by the words that set it apart: "the S" for "Hallam S". */
    private static int lastWords(List<String> header, Set<String> words) {
        int best = -1;
        long most = 0;
        for (int i = 1; i < header.size(); i++) {
            List<Token> cell = Token.of(header.get(i));
            boolean last =
                    !cell.isEmpty() && words.contains(cell.get(cell.size() - 1).lower());
            long met = cell.stream().filter(t -> words.contains(t.lower())).count();
            if (last && met > most) {
                best = i;
                most = met;
            }
        }
        return best;
    }

    private static List<Quantity> quantities(String cell) {
        return new Statement(cell, "und").quantities();
    }
}
