package dev.footnote.answer.statement;

import java.util.List;

/** Words of a text. */
final class Wording {

    private Wording() {}

    /** Returns tokens as they are written, with a space where the text has one. */
    public static String text(List<Token> tokens, int from, int to) {
        StringBuilder out = new StringBuilder();
        for (int i = Math.max(0, from); i < Math.min(to, tokens.size()); i++) {
            boolean gap = i > from && tokens.get(i).start() > tokens.get(i - 1).end();
            out.append(gap ? " " : "").append(tokens.get(i).text());
        }
        return out.toString();
    }
}
