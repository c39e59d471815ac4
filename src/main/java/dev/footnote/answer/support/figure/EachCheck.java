package dev.footnote.answer.support.figure;

import dev.footnote.answer.statement.Quantity;
import dev.footnote.answer.statement.Quantity.Form;
import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import java.util.List;
import java.util.Set;

/** Finds an amount for each thing that a claim gives as the whole, or the other way round: "£25 each" against "£25 in all". */
final class EachCheck {

    private static final Set<String> EACH = Set.of("each", "apiece", "每", "各");

    private static final Set<String> WHOLE = Set.of("total", "altogether", "combined", "总", "共");

    /** Tokens beside a number among which the word stands. */
    private static final int BESIDE = 4;

    private final Comparison c;

    EachCheck(Comparison comparison) {
        this.c = comparison;
    }

    /** Adds what speaks against the claim in one sentence of the evidence. */
    void run(Statement s) {
        for (Quantity said : c.claim().quantities()) {
            List<Quantity> same = s.quantities().stream()
                    .filter(q -> q.form() == Form.NUMBER && q.unit() != null && q.sameAmount(said))
                    .toList();
            if (same.size() != 1 || said.form() != Form.NUMBER) {
                continue;
            }
            boolean each = has(s, same.get(0), EACH);
            boolean whole = has(s, same.get(0), WHOLE);
            boolean saidEach = has(c.claim(), said, EACH);
            boolean saidWhole = has(c.claim(), said, WHOLE);
            if (each && !whole && saidWhole && !saidEach || whole && !each && saidEach && !saidWhole) {
                c.out()
                        .contradicted(
                                Kind.NUMBER,
                                said.text(),
                                same.get(0).text(),
                                each
                                        ? "the source gives " + same.get(0).text()
                                                + " for each, the claim for the whole"
                                        : "the source gives " + same.get(0).text()
                                                + " for the whole, the claim for each",
                                each
                                        ? "来源说每个" + same.get(0).text() + "，论断说成总数"
                                        : "来源说总共" + same.get(0).text() + "，论断说成每个");
            }
        }
    }

    private static boolean has(Statement s, Quantity q, Set<String> words) {
        int phrase = s.phraseOf(q.from());
        for (int i = Math.max(0, q.from() - BESIDE); i < Math.min(s.tokens().size(), q.to() + 2); i++) {
            boolean beside = i < q.from() || !s.isHan();
            if (beside
                    && s.phraseOf(i) == phrase
                    && words.contains(s.tokens().get(i).lower())) {
                return true;
            }
        }
        return s.isHan() && words.contains("总") && s.text(0, q.from()).contains("总") && s.phraseOf(0) == phrase;
    }
}
