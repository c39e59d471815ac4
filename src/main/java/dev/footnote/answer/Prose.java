package dev.footnote.answer;

import dev.footnote.api.Answer;
import dev.footnote.api.Claim;
import dev.footnote.markdown.SafeMarkdown;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The answer's Markdown, made of claims in their order. */
final class Prose {

    private static final Pattern BLOCK = Pattern.compile("^(?:[-*+] |\\d++[.)] |#{1,6} |\\||>|```)");
    private static final Pattern ITEM = Pattern.compile("^(?:[-*+] |\\d++[.)] )");

    private Prose() {}

    static String of(String question, Answer.Status status, List<DraftChecker.Checked> claims) {
        boolean chinese = isChinese(question);
        StringBuilder out = new StringBuilder(opening(status, claims.isEmpty(), chinese));
        String section = null;
        String last = null;
        for (DraftChecker.Checked checked : claims) {
            String heading = checked.section();
            if (heading != null && !heading.equals(section) && !SafeMarkdown.isSourceHeading(heading)) {
                section = heading;
                out.append(out.isEmpty() ? "" : "\n\n")
                        .append("## ")
                        .append(SafeMarkdown.line(SafeMarkdown.withoutMarks(heading)));
                last = null;
            }
            String text = told(checked.claim(), chinese);
            out.append(out.isEmpty() ? "" : gap(last, text)).append(text);
            last = text;
        }
        return out.toString();
    }

    private static String told(Claim claim, boolean chinese) {
        String text = claim.text();
        if (claim.support() == Claim.Support.NONE) {
            return Marks.append(text, chinese ? "（**未证实**）" : " (**unsupported**)");
        }
        String marks = Marks.of(Composer.marks(claim));
        return Marks.append(text, chinese ? marks : " " + marks);
    }

    private static String gap(@Nullable String last, String next) {
        if (last == null) {
            return "\n\n";
        }
        if (ITEM.matcher(last).find() && ITEM.matcher(next).find()) {
            return "\n";
        }
        if (isBlock(last) || isBlock(next)) {
            return "\n\n";
        }
        int end = last.codePointBefore(last.length());
        return Character.isIdeographic(end) || "。！？；：）".indexOf(end) >= 0 ? "" : " ";
    }

    private static boolean isBlock(String text) {
        return text.indexOf('\n') >= 0 || BLOCK.matcher(text).find();
    }

    private static String opening(Answer.Status status, boolean empty, boolean chinese) {
        return switch (status) {
            case NOT_FOUND ->
                chinese ? "在已读的资料中没有找到这个问题的答案。" : "The answer was not found in the sources that were read.";
            case BUDGET_EXHAUSTED ->
                !empty ? "" : chinese ? "预算用尽之前没有得到答案。" : "The budget ended before there was an answer.";
            default -> "";
        };
    }

    /** True if more than a quarter of the letters are Han. */
    static boolean isChinese(String text) {
        long han = text.codePoints().filter(Character::isIdeographic).count();
        long letters = text.codePoints().filter(Character::isLetter).count();
        return han * 4 > letters;
    }
}
