package dev.footnote.offline.span;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Words for countries, and for what comes from them, made from the names of countries and languages that the Java runtime knows. */
public final class OriginWords {

    /** Words of countries' names that name no country by themselves. */
    private static final Set<String> COMMON = Set.of(
            ("island islands republic united states kingdom south north west new saint central equatorial democratic people's"
                            + " emirates territory territories ocean southern arab of and the virgin minor outlying sar city czech")
                    .split(" ", -1));

    private static final List<String> ENDINGS = List.of("ian", "ean", "an", "n", "nese", "ese", "ish", "ss", "i", "er");

    private static final Set<String> COUNTRIES = new HashSet<>();
    private static final Set<String> WORDS = new HashSet<>();
    private static final int STEM = 3;

    /** How much longer a country's name may be than the beginning that its adjective keeps. */
    private static final int CUT = 6;

    static {
        for (String code : Locale.getISOCountries()) {
            Locale country = new Locale.Builder().setRegion(code).build();
            COUNTRIES.add(country.getDisplayCountry(Locale.SIMPLIFIED_CHINESE));
            String name = country.getDisplayCountry(Locale.ENGLISH).toLowerCase(Locale.ROOT);
            COUNTRIES.add(name);
            for (String word : name.split(" ", -1)) {
                if (!COMMON.contains(word)) {
                    WORDS.add(word);
                }
            }
        }
        COUNTRIES.addAll(List.of("england", "scotland", "wales", "英国", "英格兰", "苏格兰"));
        for (String code : Locale.getISOLanguages()) {
            Locale language = new Locale.Builder().setLanguage(code).build();
            WORDS.add(language.getDisplayLanguage(Locale.ENGLISH).toLowerCase(Locale.ROOT));
        }
        WORDS.addAll(List.of("scottish", "swiss", "england", "scotland", "wales"));
    }

    private OriginWords() {}

    /** Returns true for the name of a country, in English or Chinese. */
    public static boolean isCountry(String text) {
        return COUNTRIES.contains(text.toLowerCase(Locale.ROOT));
    }

    /** Returns true for a country, a language, or an adjective of one, such as "Austrian", in English or, for countries, Chinese. */
    public static boolean is(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (COUNTRIES.contains(lower) || WORDS.contains(lower)) {
            return true;
        }
        for (String part : lower.replace('–', '-').split("-", -1)) {
            if (!WORDS.contains(part) && !isAdjective(part)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAdjective(String word) {
        for (String ending : ENDINGS) {
            int kept = word.length() - ending.length();
            if (kept >= STEM && word.endsWith(ending)) {
                String stem = word.substring(0, kept);
                for (String country : COUNTRIES) {
                    boolean begins =
                            country.startsWith(stem) && country.length() <= kept + CUT && country.indexOf(' ') < 0;
                    if (begins && country.length() - kept <= kept) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
