package dev.footnote.offline.span;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Words for countries, and for things and people that come from them, made from the names of countries and languages that the Java runtime knows. */
public final class OriginWords {

    /** Words of countries' names that name no country by themselves. */
    private static final Set<String> COMMON = Set.of(
            ("island islands republic united states kingdom south north west new saint central equatorial democratic people's"
                            + " emirates territory territories ocean southern arab of and the virgin minor outlying sar city czech")
                    .split(" ", -1));

    private static final List<String> ENDINGS = List.of("ian", "ean", "an", "n", "nese", "ese", "ish", "ss", "i", "er");

    /** English names of countries by the same in small letters. */
    private static final Map<String, String> NAMES = new TreeMap<>();

    /** Adjectives that do not begin like their country. */
    private static final Map<String, String> IRREGULAR = Map.ofEntries(
            Map.entry("american", "United States"),
            Map.entry("british", "United Kingdom"),
            Map.entry("english", "England"),
            Map.entry("scottish", "Scotland"),
            Map.entry("welsh", "Wales"),
            Map.entry("dutch", "Netherlands"),
            Map.entry("french", "France"),
            Map.entry("german", "Germany"),
            Map.entry("greek", "Greece"),
            Map.entry("danish", "Denmark"),
            Map.entry("spanish", "Spain"),
            Map.entry("swiss", "Switzerland"),
            Map.entry("turkish", "Türkiye"),
            Map.entry("irish", "Ireland"),
            Map.entry("portuguese", "Portugal"),
            Map.entry("norwegian", "Norway"),
            Map.entry("argentine", "Argentina"),
            Map.entry("peruvian", "Peru"),
            Map.entry("polish", "Poland"),
            Map.entry("finnish", "Finland"),
            Map.entry("swedish", "Sweden"),
            Map.entry("soviet", "Soviet Union"),
            Map.entry("soviet union", "Soviet Union"),
            Map.entry("england", "England"),
            Map.entry("scotland", "Scotland"),
            Map.entry("wales", "Wales"),
            Map.entry("turkey", "Turkey"),
            Map.entry("czech", "Czechia"),
            Map.entry("filipino", "Philippines"),
            Map.entry("u.s.", "United States"),
            Map.entry("usa", "United States"));

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
            NAMES.put(name, country.getDisplayCountry(Locale.ENGLISH));
            for (String word : name.split(" ", -1)) {
                if (!COMMON.contains(word) && word.codePoints().anyMatch(Character::isLetter)) {
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

    /** Returns the English name of the country that an adjective is of, as "Austria" for "Austrian"; of a country's name that name itself. */
    public static Optional<String> country(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (NAMES.containsKey(lower)) {
            return Optional.of(NAMES.getOrDefault(lower, word));
        }
        if (IRREGULAR.containsKey(lower)) {
            return Optional.ofNullable(IRREGULAR.get(lower));
        }
        String best = null;
        int longest = STEM - 1;
        for (String ending : ENDINGS) {
            int kept = lower.length() - ending.length();
            if (kept > longest && lower.endsWith(ending)) {
                for (Map.Entry<String, String> country : NAMES.entrySet()) {
                    if (begins(country.getKey(), lower.substring(0, kept))) {
                        best = country.getValue();
                        longest = kept; // "Austrian" keeps more of Austria than of Australia
                        break;
                    }
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean begins(String country, String stem) {
        int kept = stem.length();
        return country.startsWith(stem)
                && country.length() <= kept + CUT
                && country.indexOf(' ') < 0
                && country.length() - kept <= kept;
    }

    /** Returns true for a country, a language, or an adjective of one, such as "Austrian", in English or, for countries, Chinese. */
    public static boolean is(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (COUNTRIES.contains(lower) || WORDS.contains(lower) || IRREGULAR.containsKey(lower)) {
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
                    if (begins(country, stem)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
