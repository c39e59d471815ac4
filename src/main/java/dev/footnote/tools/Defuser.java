package dev.footnote.tools;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the effect from tokens that mean something to a chat template, so that a page cannot end its own message. Each
 * character stays one character: offsets hold.
 */
final class Defuser {

    private static final Pattern TOKEN = Pattern.compile(
            "<[|｜][^<>\\s|｜]{1,64}[|｜]>|</?(?:think|tool_call|tool_response)>|\\[(?:BOS|EOS|PAD|UNK|/?INST)]");

    private Defuser() {}

    static String defuse(String text) {
        Matcher matcher = TOKEN.matcher(text);
        if (!matcher.find()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text);
        do {
            out.setCharAt(matcher.start(), text.charAt(matcher.start()) == '[' ? '［' : '‹');
            out.setCharAt(matcher.end() - 1, text.charAt(matcher.end() - 1) == ']' ? '］' : '›');
            if (text.charAt(matcher.start() + 1) == '|') {
                out.setCharAt(matcher.start() + 1, '¦');
                out.setCharAt(matcher.end() - 2, '¦');
            }
        } while (matcher.find());
        return out.toString();
    }

    /** Defused, in one line, and not longer than said. */
    static String line(String text, int limit) {
        String plain = defuse(text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip());
        if (plain.length() <= limit) {
            return plain;
        }
        int end = Character.isHighSurrogate(plain.charAt(limit - 1)) ? limit - 1 : limit;
        return plain.substring(0, end) + "…";
    }
}
