package dev.footnote.text;

import java.util.regex.Pattern;

/**
 * Compiles regular expressions that look for whole words in foreign text. Stateless, safe for many threads.
 *
 * <p>The JDK's own {@code \b} walks back over all combining marks before it, so that a long run of them costs quadratic time. Here a
 * boundary looks at one character to either side: letters, marks, decimal digits and the underscore are of a word.
 */
public final class WordPatterns {

    private static final String WORD = "[\\p{L}\\p{M}\\p{Nd}_]";
    private static final String BOUNDARY = "(?:(?<=" + WORD + ")(?!" + WORD + ")|(?<!" + WORD + ")(?=" + WORD + "))";

    private WordPatterns() {}

    /**
     * Returns the compiled expression.
     *
     * @param regex as for {@link Pattern}; each {@code \b} in it is a word boundary, so it must not stand in a character class
     */
    public static Pattern compile(String regex) {
        return compile(regex, 0);
    }

    /**
     * Returns the compiled expression.
     *
     * @param regex as for {@link Pattern}; each {@code \b} in it is a word boundary, so it must not stand in a character class
     * @param flags as for {@link Pattern#compile(String, int)}
     */
    public static Pattern compile(String regex, int flags) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            if (c != '\\' || i + 1 == regex.length()) {
                out.append(c);
                continue;
            }
            char escaped = regex.charAt(++i);
            if (escaped == 'b') {
                out.append(BOUNDARY);
            } else {
                out.append(c).append(escaped);
            }
        }
        return Pattern.compile(out.toString(), flags);
    }
}
