package dev.footnote.evidence.hostile;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads Morse code that is written with stops and dashes. */
final class MorseCode {

    private static final String[] SIGNS = {
        ".-", "-...", "-.-.", "-..", ".", "..-.", "--.", "....", "..", ".---", "-.-", ".-..", "--", "-.", "---", ".--.",
        "--.-", ".-.", "...", "-", "..-", "...-", ".--", "-..-", "-.--", "--.."
    };

    private static final Map<String, Character> LETTERS = letters();

    private static final Pattern WORDS = Pattern.compile("\\s*[/|]\\s*|\\s{3,}");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private MorseCode() {}

    private static Map<String, Character> letters() {
        Map<String, Character> out = new HashMap<>();
        for (int i = 0; i < SIGNS.length; i++) {
            out.put(SIGNS[i], (char) ('a' + i));
        }
        return Map.copyOf(out);
    }

    /** The words of a run; none where a sign is no letter. */
    static Optional<String> decode(String run) {
        StringBuilder out = new StringBuilder();
        for (String word : WORDS.split(run.replace('·', '.').replace('•', '.').strip())) {
            for (String sign : BLANKS.split(word.strip())) {
                Character letter = LETTERS.get(sign);
                if (letter == null) {
                    return Optional.empty();
                }
                out.append(letter);
            }
            out.append(' ');
        }
        return Optional.of(out.toString());
    }
}
