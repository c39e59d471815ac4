package dev.footnote.offline.evidence;

import dev.footnote.offline.prose.Dialogue;
import dev.footnote.offline.prose.SentenceFilter;
import dev.footnote.text.Names;
import dev.footnote.text.Sentences;
import dev.footnote.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A sentence cut out of a text.
 *
 * @param start offset in that text
 * @param text verbatim, without list marks before it
 * @param stems of its content words
 * @param names that it seems to hold
 * @param speaker who says it in a dialogue; empty elsewhere
 * @param time when, as far as the dialogue tells; empty elsewhere
 * @param quotable false for headings, scraps, and texts in which a special token was defused: the source has those otherwise
 */
public record SentenceSpan(
        int start, String text, Set<String> stems, List<String> names, String speaker, String time, boolean quotable) {

    private static final int LONGEST = 700;

    private static final Dialogue.Turn NOBODY = new Dialogue.Turn(0, 0, "", "");

    /** Returns a text's sentences in their order, or the turns of a dialogue: there a question and its answer are told apart by them. */
    public static List<SentenceSpan> of(String text) {
        List<SentenceSpan> out = new ArrayList<>();
        List<Dialogue.Turn> turns = Dialogue.turns(text);
        for (Dialogue.Turn turn : turns) {
            if (turn.end() - turn.start() <= LONGEST) {
                out.add(cut(text, new Span(turn.start(), turn.end()), turn));
            } else {
                for (Span span : Sentences.of(text.substring(turn.start(), turn.end()))) {
                    out.add(cut(text, new Span(turn.start() + span.start(), turn.start() + span.end()), turn));
                }
            }
        }
        if (turns.isEmpty()) {
            for (Span span : Sentences.of(text)) {
                out.add(cut(text, span, NOBODY));
            }
        }
        return List.copyOf(out);
    }

    private static SentenceSpan cut(String text, Span span, Dialogue.Turn turn) {
        int start = span.start();
        while (start < span.end() && isLead(text.charAt(start))) {
            start++;
        }
        String sentence = text.substring(start, span.end()).stripTrailing();
        Set<String> stems = QuestionAnalysis.stems(sentence);
        boolean spoken = !turn.speaker().isEmpty();
        boolean quotable = !text.startsWith("#", span.start())
                && stems.size() > 1
                && sentence.length() <= LONGEST
                && isWhole(sentence)
                && (spoken || SentenceFilter.admits(sentence));
        List<String> names = quotable ? Names.of(sentence) : List.of();
        return new SentenceSpan(start, sentence, stems, names, turn.speaker(), turn.time(), quotable);
    }

    private static boolean isLead(char c) {
        return Character.isWhitespace(c) || c == '-' || c == '*' || c == '>' || c == '•' || c == '|';
    }

    /** False for a text in which a special token was defused: the source has it otherwise. */
    private static boolean isWhole(String text) {
        return text.indexOf('＜') < 0 && text.indexOf('［') < 0;
    }
}
