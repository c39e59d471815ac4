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

    /** 由席尔瓦接任, "was succeeded by Ward": who came after. */
    private static final Pattern BY = Pattern.compile(
            "由([^，。；,;]{2,14}?)(?:接任|接替|继任|接手|继位)|(?:succeeded|replaced|followed) by ((?:\\p{Lu}[\\p{L}'-]{1,30} ?){1,3})");

    /** 甲接替乙出任主教练, "Ward succeeded Orr": who is said to have come before. */
    private static final Pattern AFTER = Pattern.compile("(?:接替|取代|接过)了?([^，。；,;]{2,8}?)(?=出任|担任|成为|任|的|[，。；,;]|$)"
            + "|(?:succeeded|replaced|took over from) ((?:\\p{Lu}[\\p{L}'-]{1,30} ?){1,3})");

    private final Comparison c;

    SuccessionCheck(Comparison comparison) {
        this.c = comparison;
    }

    /** A claim that puts before somebody the one who came after. */
    private void turned(Statement s) {
        Matcher shown = BY.matcher(s.text());
        Matcher said = AFTER.matcher(c.claim().text());
        if (!shown.find() || !said.find()) {
            return;
        }
        String after = first(shown).strip();
        String before = first(said).strip();
        boolean turned = after.endsWith(before) || before.endsWith(after);
        if (turned) {
            c.out()
                    .contradicted(
                            Kind.ROLE,
                            before,
                            after,
                            "the source says that " + before + " came after: \"" + shown.group() + "\"",
                            "来源说" + before + "是继任者：“" + shown.group() + "”");
        }
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
        turned(s);
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
