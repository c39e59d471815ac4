package dev.footnote.search;

import dev.footnote.api.engine.EngineTraits;
import dev.footnote.api.search.Hit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Engines behind an engine: which they are, and whose index each sells. */
public final class UnderlyingEngines {

    private static final String JOINT = "/";
    private static final Pattern FIRST = Pattern.compile("[ ._-]");
    private static final int MOST = 6;

    private UnderlyingEngines() {}

    /** An engine's name for a hit, with those behind it as {@code searxng/brave}. */
    public static List<String> names(String engine, List<String> behind) {
        List<String> names = behind.stream()
                .filter(name -> !name.isBlank())
                .sorted()
                .limit(MOST)
                .map(name -> engine + JOINT + name)
                .toList();
        return names.isEmpty() ? List.of(engine) : names;
    }

    /** The indexes that a hit's vote is shared among: those of the engines behind the engine, or its own. */
    static Set<String> indexes(EngineTraits engine, Hit hit) {
        Set<String> indexes = new LinkedHashSet<>();
        for (String name : hit.engines()) {
            if (name.startsWith(engine.name() + JOINT)) {
                indexes.add(index(name.substring(engine.name().length() + 1)));
            }
        }
        return indexes.isEmpty() ? Set.of(engine.index()) : indexes;
    }

    /** The names that a hit is shown with. */
    static List<String> shown(EngineTraits engine, Hit hit) {
        boolean own = hit.engines().stream().allMatch(name -> name.startsWith(engine.name()));
        return own && !hit.engines().isEmpty() ? hit.engines() : List.of(engine.name());
    }

    /** Whose index is behind a name; news and images of an engine are its own. */
    private static String index(String name) {
        String first = FIRST.split(name.toLowerCase(Locale.ROOT), 2)[0];
        return switch (first) {
            case "duckduckgo", "yahoo", "qwant", "ecosia", "bing" -> "bing";
            case "startpage", "google" -> "google";
            case "braveapi" -> "brave";
            case "exaapi" -> "exa";
            case "openalex" -> "crossref";
            default -> first;
        };
    }
}
