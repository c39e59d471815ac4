package dev.footnote.answer.support.party;

import dev.footnote.answer.statement.Statement;
import dev.footnote.answer.support.comparison.Comparison;
import dev.footnote.answer.support.comparison.SupportReason.Kind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds a claim that makes a predecessor the successor: "her predecessor, Ann Orr" against "Ann Orr succeeded her". */
final class SuccessionCheck {

    private static final Pattern PREDECESSOR = Pattern.compile(
            "predecessor,? ?(?:was |is )?(\\p{Lu}[\\p{L}'-]{1,30}(?: \\p{Lu}[\\p{L}'-]{1,30}){0,2})|前任(?:是|为|馆长|会长|校长|主席)?(\\p{IsHan}{2,4})"
                    + "|接替了?(\\p{IsHan}{2,3}?)(?=[，。,;；.出担任成当]|$)");

    private static final Pattern SUCCEEDED = Pattern.compile(
            "^([^,;]{1,60}?) (?:succeeded|replaced|followed|took over from) \\p{Lu}|(?:^|[，,；])([^，,；]{2,12}?)(?:\\d{4}年)?(?:接替|继任|接任|取代)");

    private final Comparison c;

    SuccessionCheck(Comparison comparison) {
        this.c = comparison;
    }

    /** The first group of a match that is not empty. */
    private static String first(Matcher m) {
        for (int i = 1; i <= m.groupCount(); i++) {
            if (m.group(i) != null) {
                return m.group(i);
            }
        }
        return m.group();
    }

    /** Adds what speaks against the claim in one sentence of the evidence. */
    void run(Statement s) {
        Matcher shown = PREDECESSOR.matcher(s.text());
        Matcher said = SUCCEEDED.matcher(c.claim().text());
        if (!shown.find() || !said.find()) {
            return;
        }
        String before = first(shown);
        String subject = first(said);
        boolean told = c.evidence().quoted().stream().anyMatch(q -> q.text().contains(before + "接替"));
        if (subject.contains(before) && !told) {
            c.out()
                    .contradicted(
                            Kind.ROLE,
                            before,
                            shown.group(),
                            "the source says that " + before + " came before: \"" + shown.group() + "\"",
                            "来源说" + before + "是前任：“" + shown.group() + "”");
        }
    }
}
