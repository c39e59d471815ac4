package dev.footnote.offline.chain;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Relations that consist of two: "paternal grandmother" is the mother of the father. */
final class CompoundRelations {

    private static final Map<String, String> PARTS = Map.ofEntries(
            Map.entry("paternal grandfather", "father's father"),
            Map.entry("paternal grandmother", "father's mother"),
            Map.entry("maternal grandfather", "mother's father"),
            Map.entry("maternal grandmother", "mother's mother"),
            Map.entry("father-in-law", "spouse's father"),
            Map.entry("mother-in-law", "spouse's mother"),
            Map.entry("child-in-law", "child's spouse"),
            Map.entry("son-in-law", "daughter's husband"),
            Map.entry("daughter-in-law", "son's wife"),
            Map.entry("sibling-in-law", "sibling's spouse"),
            Map.entry("stepfather", "mother's husband"),
            Map.entry("stepmother", "father's wife"));

    private static final String COMPOUNDS = String.join("|", PARTS.keySet());
    private static final Pattern COMPOUND_OF =
            Pattern.compile("(?i)(?<![\\p{L}\\p{N}])the (" + COMPOUNDS + ") of ([^?]++)");
    private static final Pattern OWNED_COMPOUND =
            Pattern.compile("(?i)(['’]s?) (" + COMPOUNDS + ")(?![\\p{L}\\p{M}\\p{N}])");

    private CompoundRelations() {}

    /** Returns a question with relations that consist of two spelt out. */
    static String expanded(String question) {
        String owned = COMPOUND_OF
                .matcher(question)
                .replaceAll(m -> Matcher.quoteReplacement(m.group(2) + "'s " + parts(m.group(1))));
        return OWNED_COMPOUND
                .matcher(owned)
                .replaceAll(m -> Matcher.quoteReplacement(m.group(1) + " " + parts(m.group(2))));
    }

    private static String parts(String compound) {
        return Objects.requireNonNull(PARTS.get(compound.toLowerCase(Locale.ROOT)));
    }
}
