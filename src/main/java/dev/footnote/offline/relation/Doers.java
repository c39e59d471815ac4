package dev.footnote.offline.relation;

import dev.footnote.text.WordPatterns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads who did something to a thing: "opened by X", "X opened it". */
public final class Doers {

    /**
     * A verb for what somebody does to a thing.
     *
     * @param base as behind "did"
     * @param past as in "she wrote it"
     * @param participle as in "written by"
     */
    public record Verb(String base, String past, String participle) {}

    /** What somebody does to a thing once: base, past, participle. */
    private static final List<Verb> ALL = Stream.of(
                    ("open opened opened|build built built|construct constructed constructed|paint painted painted|write wrote written"
                                    + "|direct directed directed|compose composed composed|design designed designed|invent invented invented"
                                    + "|discover discovered discovered|found founded founded|establish established established|create created created"
                                    + "|sculpt sculpted sculpted|translate translated translated|publish published published|carve carved carved"
                                    + "|draw drew drawn|edit edited edited|unveil unveiled unveiled|launch launched launched|name named named")
                            .split("\\|", -1))
            .map(line -> line.split(" ", -1))
            .map(forms -> new Verb(forms[0], forms[1], forms[2]))
            .toList();

    private static final Map<String, Verb> VERBS = verbs();

    private static final String NAME =
            "(\\p{Lu}[\\p{L}\\p{M}'’.-]{0,30}+(?: (?:(?:de|van|von|der|den|la|da|of|the|and) ){0,2}\\p{Lu}[\\p{L}\\p{M}'’.-]{0,30}+){0,5}+)";

    private static final Pattern PASSIVE = WordPatterns.compile("\\b((?i:"
            + ALL.stream().map(Verb::participle).collect(Collectors.joining("|"))
            + "))(?: and [a-z]{2,20})?(?: (?:in|on) [\\p{L}\\d ]{2,20})? by (?:the )?(?:[a-z][\\p{L}-]{1,20} ){0,4}"
            + NAME);

    private static final Pattern ACTIVE = WordPatterns.compile(NAME + " (?:first |also |then |later |officially )?("
            + ALL.stream().map(Verb::past).collect(Collectors.joining("|")) + ")\\b");

    /** Words with a capital that are no name of a person or body. */
    private static final Pattern NO_NAME = WordPatterns.compile(
            "^(?:The|It|He|She|They|In|On|At|After|His|Her|This|January|February|March|April|May|June|July|August|September|October"
                    + "|November|December)\\b");

    private Doers() {}

    /** Returns all verbs that are known. */
    public static List<Verb> all() {
        return ALL;
    }

    /** Returns the verb that a word is the base, past or participle of, in English. */
    public static Optional<Verb> verb(String word) {
        return Optional.ofNullable(VERBS.get(word.toLowerCase(Locale.ROOT)));
    }

    /**
     * Returns who a sentence says to have done something, as written.
     *
     * @param verb that is done
     * @param sentence in English, about what it is done to
     */
    public static List<String> of(Verb verb, String sentence) {
        List<String> out = new ArrayList<>();
        collect(PASSIVE, 1, verb.participle(), 2, sentence, out);
        collect(ACTIVE, 2, verb.past(), 1, sentence, out);
        return out;
    }

    private static void collect(
            Pattern cue, int verbGroup, String form, int nameGroup, String sentence, List<String> out) {
        Matcher found = cue.matcher(sentence);
        while (found.find()) {
            String name = found.group(nameGroup);
            if (found.group(verbGroup).equalsIgnoreCase(form)
                    && !NO_NAME.matcher(name).find()) {
                out.add(name.endsWith(".") ? name.substring(0, name.length() - 1) : name);
            }
        }
    }

    private static Map<String, Verb> verbs() {
        Map<String, Verb> out = new HashMap<>();
        for (Verb verb : ALL) {
            for (String form : List.of(verb.base(), verb.past(), verb.participle())) {
                out.putIfAbsent(form, verb);
            }
        }
        return Map.copyOf(out);
    }
}
