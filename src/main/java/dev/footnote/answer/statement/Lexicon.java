package dev.footnote.answer.statement;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The word lists of this package, read once. */
public final class Lexicon {

    /** A word's family, and on which side of an opposition it stands: 1, -1, or 0 for none. */
    public record Concept(String family, int side) {}

    /** True if words of the family tell the same event from its two sides, as "buy" and "sell" do. */
    public static boolean isConverse(String family) {
        return family.startsWith("~~");
    }

    private static final PhraseTable<Set<CueKind>> CUES = new PhraseTable<>();
    private static final PhraseTable<Concept> CONCEPTS = new PhraseTable<>();
    private static final PhraseTable<Unit> UNITS = new PhraseTable<>();
    private static final List<List<String>> EXCLUSIVE = new ArrayList<>();

    static {
        Map<String, Set<CueKind>> cues = new LinkedHashMap<>();
        lines("cues.txt", line -> cue(line, cues));
        cues.forEach(CUES::add);
        lines("opposites.txt", Lexicon::opposites);
        lines("synonyms.txt", line -> family(line, "=" + line, 0));
        lines("units.txt", Lexicon::unit);
        lines("exclusive.txt", line -> EXCLUSIVE.add(entries(line)));
    }

    private Lexicon() {}

    public static PhraseTable<Set<CueKind>> cues() {
        return CUES;
    }

    public static PhraseTable<Concept> concepts() {
        return CONCEPTS;
    }

    /** Returns sets of words of which one thing is one at a time, in small letters. */
    public static List<List<String>> exclusive() {
        return Collections.unmodifiableList(EXCLUSIVE);
    }

    public static PhraseTable<Unit> units() {
        return UNITS;
    }

    private static void cue(String line, Map<String, Set<CueKind>> out) {
        int colon = line.indexOf(':');
        CueKind kind = CueKind.valueOf(line.substring(0, colon).strip().toUpperCase(Locale.ROOT));
        entries(line.substring(colon + 1))
                .forEach(phrase -> out.computeIfAbsent(phrase, p -> EnumSet.noneOf(CueKind.class))
                        .add(kind));
    }

    private static void opposites(String line) {
        boolean converse = line.contains("<=>");
        String mark = converse ? "<=>" : "<>";
        int middle = line.indexOf(mark);
        String name = (converse ? "~~" : "~") + line;
        family(line.substring(0, middle), name, 1);
        family(line.substring(middle + mark.length()), name, -1);
    }

    private static void family(String list, String name, int side) {
        entries(list).forEach(phrase -> CONCEPTS.add(phrase, new Concept(name, side)));
    }

    /** A line such as "length 1000: km, kilometre*, 公里". */
    private static void unit(String line) {
        int colon = line.indexOf(':');
        String[] head = line.substring(0, colon).strip().split(" ", -1);
        double offset = head.length > 2 ? Double.parseDouble(head[2]) : 0;
        List<String> names = entries(line.substring(colon + 1));
        Unit unit = new Unit(head[0], Double.parseDouble(head[1]), offset, names.get(0));
        names.forEach(name -> UNITS.add(name, unit));
    }

    private static List<String> entries(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
    }

    private static void lines(String file, Consumer<String> use) {
        try (InputStream in = Lexicon.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + file + " is missing beside " + Lexicon.class);
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && line.charAt(0) != '#')
                    .forEach(use);
        } catch (IOException e) {
            throw new UncheckedIOException("the resource " + file + " could not be read", e);
        }
    }
}
