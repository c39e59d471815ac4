package dev.footnote.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Guesses the language of a text from its letters: enough to pick an edition, no more. */
public final class ScriptLanguage {

    private static final Pattern TAG = Pattern.compile("[a-z]{2,3}(-[a-z0-9]{2,12}){0,3}");

    private static final Pattern TRADITIONAL = Pattern.compile("-(hant|tw|hk|mo)(-|$)");

    private ScriptLanguage() {}

    /** The two-letter language of a tag, or of the text's script, or the one to fall back on. */
    public static String of(@Nullable String tag, String text, String fallback) {
        if (tag != null && !tag.isBlank()) {
            return primary(tag);
        }
        String script = byScript(text);
        return script.isEmpty() ? fallback : script;
    }

    /**
     * A well-formed tag in lower case with hyphens, of {@code en}, {@code zh_TW} or a language's English name; null where it is none,
     * as models write all of these.
     */
    public static @Nullable String tag(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        String text = given.strip().replace('_', '-').toLowerCase(Locale.ROOT);
        return TAG.matcher(text).matches() ? text : EnglishNames.CODES.get(text);
    }

    /** Filled when first needed. */
    private static final class EnglishNames {

        static final Map<String, String> CODES = new HashMap<>();

        static {
            for (String code : Locale.getISOLanguages()) {
                CODES.putIfAbsent(
                        Locale.forLanguageTag(code)
                                .getDisplayLanguage(Locale.ENGLISH)
                                .toLowerCase(Locale.ROOT),
                        code);
            }
        }

        private EnglishNames() {}
    }

    /** True for Chinese as written in Taiwan, Hong Kong and Macau. */
    public static boolean isTraditional(String tag) {
        return tag.startsWith("zh-") && TRADITIONAL.matcher(tag).find();
    }

    public static String primary(String tag) {
        int end = 0;
        while (end < tag.length() && tag.charAt(end) != '-' && tag.charAt(end) != '_') {
            end++;
        }
        return tag.substring(0, end).toLowerCase(Locale.ROOT);
    }

    /** A language by its script; empty for Latin letters and none. */
    public static String byScript(String text) {
        String found = "";
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            switch (Character.UnicodeScript.of(text.codePointAt(i))) {
                case HIRAGANA, KATAKANA -> {
                    return "ja";
                }
                case HANGUL -> {
                    return "ko";
                }
                case HAN -> found = "zh";
                case CYRILLIC -> found = found.isEmpty() ? "ru" : found;
                case ARABIC -> found = found.isEmpty() ? "ar" : found;
                case HEBREW -> found = found.isEmpty() ? "he" : found;
                case GREEK -> found = found.isEmpty() ? "el" : found;
                case THAI -> found = found.isEmpty() ? "th" : found;
                case DEVANAGARI -> found = found.isEmpty() ? "hi" : found;
                default -> {
                    // tells nothing
                }
            }
        }
        return found;
    }
}
