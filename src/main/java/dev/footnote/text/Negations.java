package dev.footnote.text;

import java.util.regex.Pattern;

/** Tells whether a sentence denies what it speaks of. */
public final class Negations {

    private static final Pattern WORDS = WordPatterns.compile(
            "\\b(?:not|never|no longer|neither|nor|cannot|without)\\b|n['’]t\\b|不(?!仅|但|同|断|久|过)|没有|未(?!来)|并非|从未|无法",
            Pattern.CASE_INSENSITIVE);

    private Negations() {}

    /** Returns true if it does. */
    public static boolean in(String text) {
        return WORDS.matcher(text).find();
    }
}
