package dev.footnote.api;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The language tags that answers can be asked for: a known language, and if need be a script and a region. Nothing else passes, as the tag goes into the prompt, and
 * variants and private subtags could carry any words.
 */
final class LanguageTags {

    /** Kinds of writing that are no scripts of Unicode. */
    private static final Set<String> WRITINGS = Set.of("", "Hans", "Hant", "Jpan", "Kore");

    private LanguageTags() {}

    /**
     * Checks a tag.
     *
     * @param tag as it was given
     * @return what is wrong with it and what may have been meant, or empty
     */
    static Optional<String> problem(String tag) {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(tag).build();
            boolean plain =
                    locale.getVariant().isEmpty() && locale.getExtensionKeys().isEmpty();
            if (plain && knowsLanguage(locale) && knowsScript(locale) && knowsRegion(locale)) {
                return Optional.empty();
            }
        } catch (IllformedLocaleException e) {
            return Optional.of(wrong(tag));
        }
        return Optional.of(wrong(tag));
    }

    private static String wrong(String tag) {
        String meant = Stream.of(Locale.getISOLanguages())
                .filter(code -> isNameOf(tag.strip(), Locale.forLanguageTag(code)))
                .findFirst()
                .map(code -> "; did you mean " + code + "?")
                .orElse("");
        return "language is \"" + tag + "\", which is no known language tag; give one such as en, zh or pt-BR" + meant;
    }

    private static boolean isNameOf(String word, Locale language) {
        return Stream.of(
                        language.getDisplayLanguage(Locale.ENGLISH),
                        language.getDisplayLanguage(language),
                        language.getISO3Language())
                .anyMatch(word::equalsIgnoreCase);
    }

    private static boolean knowsLanguage(Locale locale) {
        String language = locale.getLanguage();
        return language.length() == 2
                ? Set.of(Locale.getISOLanguages()).contains(language)
                : Stream.of(Locale.getAvailableLocales())
                                .map(Locale::getLanguage)
                                .collect(Collectors.toSet())
                                .contains(language)
                        && !language.isEmpty();
    }

    private static boolean knowsScript(Locale locale) {
        String script = locale.getScript();
        if (WRITINGS.contains(script)) {
            return true;
        }
        try {
            return Character.UnicodeScript.forName(script) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Countries, and areas by the numbers that the United Nations give them. */
    private static boolean knowsRegion(Locale locale) {
        String region = locale.getCountry();
        return region.length() != 2 || Set.of(Locale.getISOCountries()).contains(region);
    }
}
