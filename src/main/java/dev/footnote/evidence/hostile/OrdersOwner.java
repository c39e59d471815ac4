package dev.footnote.evidence.hostile;

import java.util.List;

/** Tells whose instructions a text speaks of: "… the previous instructions of the leaflet" are none of a model. */
final class OrdersOwner {

    /** Characters of the word that names the owner. */
    private static final int LONGEST = 25;

    /** Words before whose instructions something is; a space alone in Russian, which has a case for it. */
    private static final List<String> OF = List.of(
            " of the ",
            " of our ",
            " of this ",
            " des ",
            " der ",
            " du ",
            " de la ",
            " del ",
            " do ",
            " da ",
            " della ",
            " dello ",
            " ");

    /** What that case ends in. */
    private static final String CASES = "иыая";

    /** Whose instructions a model has. */
    private static final List<String> OF_MODELS = List.of(
            "develop",
            "operator",
            "system",
            "session",
            "chat",
            "conversation",
            "prompt",
            "context",
            "entwickl",
            "betreib",
            "gesprach",
            "unterhalt",
            "kontext",
            "developp",
            "operateur",
            "systeme",
            "discussion",
            "contexte",
            "desarroll",
            "sistema",
            "operador",
            "sesion",
            "contexto",
            "desenvolv",
            "sessao",
            "sviluppat",
            "operatore",
            "contesto",
            "разработ",
            "систем",
            "оператор",
            "сесси",
            "чата",
            "беседы",
            "контекст",
            "навсегда",
            "тогда",
            "сегодня");

    private OrdersOwner() {}

    /** Returns true if a text names an owner behind a place, and that has nothing to do with a model. */
    static boolean isAnotherThing(FoldedText text, int after) {
        String rest = text.toString(after, Math.min(text.length(), after + 2 * LONGEST));
        String genitive = OF.stream().filter(rest::startsWith).findFirst().orElse("");
        int start = after + genitive.length();
        String word = text.toString(start, wordEnd(text, start));
        boolean russian =
                genitive.equals(" ") && word.length() > 3 && CASES.indexOf(word.charAt(word.length() - 1)) >= 0;
        return (russian || genitive.length() > 1 && word.length() > 2)
                && OF_MODELS.stream().noneMatch(word::startsWith);
    }

    /** Returns the end of the word at a place. */
    static int wordEnd(FoldedText text, int from) {
        int end = from;
        while (end < text.length() && end - from < LONGEST && Character.isLetter(text.at(end))) {
            end++;
        }
        return end;
    }
}
