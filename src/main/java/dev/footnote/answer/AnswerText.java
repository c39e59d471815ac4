package dev.footnote.answer;

import dev.footnote.api.Answer;
import dev.footnote.api.Claim;
import dev.footnote.markdown.SafeMarkdown;
import dev.footnote.text.Languages;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The answer's Markdown, made of claims in their order. */
final class AnswerText {

    private static final Pattern BLOCK = Pattern.compile("^(?:[-*+] |\\d++[.)] |#{1,6} |\\||>|```)");
    private static final Pattern ITEM = Pattern.compile("^(?:[-*+] |\\d++[.)] )");

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern MARKUP = Pattern.compile("[*_`\\[\\]<>|~#\\\\]");

    /** UTF-16 units of a reason beside a claim; the whole stands in the answer's JSON. */
    private static final int LONGEST_REASON = 240;

    private AnswerText() {}

    /**
     * @param pagesRead how many sources the run has read
     */
    static String of(String question, Answer.Status status, List<DraftChecker.Checked> claims, int pagesRead) {
        boolean chinese = Languages.isChinese(question);
        StringBuilder out = new StringBuilder(opening(status, claims.isEmpty(), pagesRead, chinese));
        String section = null;
        String last = null;
        boolean apart = false;
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
            boolean disagreement = checked.claim().kind() == Claim.Kind.DISAGREEMENT;
            out.append(out.isEmpty() ? "" : apart || disagreement ? "\n\n" : gap(last, text))
                    .append(text);
            last = text;
            apart = disagreement;
        }
        return out.toString();
    }

    /** A claim with its marks; where it is not fully supported, with the reason, and nothing in it is bold. */
    private static String told(Claim claim, boolean chinese) {
        String marks = CitationMarks.of(AnswerComposer.marks(claim));
        String reason = claim.reasons().isEmpty()
                ? ""
                : (chinese ? "：" : ": ") + plain(claim.reasons().get(0).text());
        String spaced = chinese ? marks : " " + marks;
        return switch (claim.support()) {
            case FULL -> CitationMarks.append(claim.text(), spaced);
            case PARTIAL ->
                CitationMarks.append(
                        CitationMarks.withoutBold(claim.text()),
                        spaced + (chinese ? "（*部分证实" + reason + "*）" : " (*partly supported" + reason + "*)"));
            case NONE ->
                CitationMarks.append(
                        CitationMarks.withoutBold(claim.text()),
                        marks.isEmpty()
                                ? (chinese ? "（*未证实" + reason + "*）" : " (*unsupported" + reason + "*)")
                                : chinese
                                        ? "（*未证实" + reason + "* " + marks + "）"
                                        : " (*unsupported" + reason + "* " + marks + ")");
        };
    }

    /** A reason as words in which nothing is markup. */
    private static String plain(String reason) {
        String words = BLANKS.matcher(
                        MARKUP.matcher(SafeMarkdown.withoutMarks(reason)).replaceAll(" "))
                .replaceAll(" ")
                .strip();
        String bounded = words.length() <= LONGEST_REASON
                ? words
                : words.substring(0, words.offsetByCodePoints(0, LONGEST_REASON / 2)) + "…";
        return bounded.endsWith(".") || bounded.endsWith("。") ? bounded.substring(0, bounded.length() - 1) : bounded;
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

    private static String opening(Answer.Status status, boolean empty, int pagesRead, boolean chinese) {
        return switch (status) {
            case NOT_FOUND ->
                pagesRead == 0
                        ? (chinese ? "没有找到可读的资料。" : "No source was found that could be read.")
                        : chinese ? "在已读的资料中没有找到这个问题的答案。" : "The answer was not found in the sources that were read.";
            case BUDGET_EXHAUSTED ->
                !empty ? "" : chinese ? "预算用尽之前没有得到答案。" : "The budget ended before there was an answer.";
            default -> "";
        };
    }
}
