package dev.footnote.tools;

import dev.footnote.text.Cut;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the effect from tokens that mean something to a chat template, and from what looks like our own fences, so that a
 * page can neither end its message nor its quotation. Brackets become their wide forms: each character stays one, so that
 * offsets hold, and the forms count as the same in the check of quotes, so that what is shown can be quoted.
 */
final class SpecialTokenEscaper {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

    /** Names between angle brackets: thinking, calls, turns and texts of the families that hosts serve. */
    private static final String NAMES =
            "think|tool_calls?|tool_response|tool_result|tools|function_calls?|function_results"
                    + "|start_of_turn|end_of_turn|bos|eos|pad|unk|s|system|sop|eop";

    private static final Pattern TOKEN = Pattern.compile("<[|｜][^<>\\s|｜]{1,64}[|｜]>"
            + "|</?(?:" + NAMES + ")>"
            + "|<</?SYS>>"
            + "|\\[(?:BOS|EOS|EOT|PAD|UNK|gMASK|/?INST|/?AVAILABLE_TOOLS|/?TOOL_RESULTS|TOOL_CALLS)]"
            + "|◁/?think▷"
            + "|<<<[0-9a-f]{4,64} \\d|[0-9a-f]{4,64}>>>");

    private static final String PLAIN = "<>|[]◁▷";
    private static final String WIDE = "＜＞｜［］＜＞";

    private SpecialTokenEscaper() {}

    static String defuse(String text) {
        if (!mayHoldTokens(text)) {
            return text;
        }
        Matcher matcher = TOKEN.matcher(text);
        if (!matcher.find()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text);
        do {
            for (int i = matcher.start(); i < matcher.end(); i++) {
                int at = PLAIN.indexOf(text.charAt(i));
                if (at >= 0) {
                    out.setCharAt(i, WIDE.charAt(at));
                }
            }
        } while (matcher.find());
        return out.toString();
    }

    /** False for most texts, which need not be looked through with the pattern then. */
    private static boolean mayHoldTokens(String text) {
        return text.indexOf('<') >= 0 || text.indexOf('[') >= 0 || text.indexOf('◁') >= 0 || text.contains(">>>");
    }

    /** Defused, in one line whatever counts as the end of one, and not longer than said. */
    static String line(String text, int limit) {
        int end = Math.min(text.length(), 4 * limit + 64);
        String plain =
                defuse(BLANKS.matcher(text.substring(0, end)).replaceAll(" ").strip());
        if (plain.length() <= limit && end == text.length()) {
            return plain;
        }
        return Cut.to(plain, limit) + "…";
    }
}
