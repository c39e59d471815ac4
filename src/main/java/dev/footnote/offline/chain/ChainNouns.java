package dev.footnote.offline.chain;

import dev.footnote.offline.span.AnswerKind;
import dev.footnote.offline.span.AskedFor;
import java.util.Locale;
import java.util.Set;

/** Tells which English nouns stand for a thing in its relation to another. */
final class ChainNouns {

    /** Nouns for things with names of their own, beside persons, bodies, places and works. */
    private static final Set<String> THINGS = Set.of(
            "war",
            "battle",
            "conflict",
            "party",
            "religion",
            "event",
            "tournament",
            "branch",
            "division",
            "sport",
            "tribe",
            "movement",
            "ship",
            "treaty",
            "dynasty",
            "empire",
            "kingdom",
            "subsidiary",
            "birthplace",
            "headquarters",
            "label",
            "venue",
            "dam",
            "bridge",
            "museum",
            "cathedral",
            "basilica",
            "prison",
            "castle",
            "palace",
            "system",
            "device",
            "drug",
            "species",
            "group");

    private static final Set<String> PERSONS = Set.of(
            "creator",
            "illustrator",
            "narrator",
            "rapper",
            "vocalist",
            "star",
            "lyricist",
            "librettist",
            "translator",
            "discoverer",
            "sculptor",
            "builder",
            "operator",
            "manufacturer",
            "distributor",
            "developer",
            "purchaser",
            "buyer",
            "holder",
            "predecessor",
            "employer",
            "sponsor",
            "choreographer",
            "cinematographer",
            "voice");

    /** Nouns that stand before a name without a relation to it, as in "the state of Orlun". */
    private static final Set<String> SORTS = Set.of(
            "state",
            "city",
            "town",
            "county",
            "village",
            "province",
            "republic",
            "kingdom",
            "island",
            "district",
            "lake",
            "region",
            "country",
            "territory",
            "area",
            "member",
            "group",
            "people",
            "person",
            "book",
            "series",
            "continent",
            "nation",
            "municipality",
            "commune",
            "battle",
            "university",
            "college",
            "church",
            "bay",
            "gulf",
            "river");

    private ChainNouns() {}

    /** Returns true for a noun that stands for a person, or for a body as persons are asked for. */
    static boolean isPerson(String noun) {
        return kind(noun) == AnswerKind.PERSON || isOf(noun, PERSONS);
    }

    /** True if the last word of a noun is one of some, in the singular or plural. */
    private static boolean isOf(String noun, Set<String> words) {
        String last = noun.substring(noun.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
        return words.contains(last) || (last.endsWith("s") && words.contains(last.substring(0, last.length() - 1)));
    }

    private static AnswerKind kind(String noun) {
        String last = noun.substring(noun.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
        return AskedFor.of("Which " + last + "?").kind();
    }

    /** Returns true for a noun that stands for a person, a body, a place, a work or another thing with a name in its relation to another. */
    static boolean isRelation(String noun) {
        boolean compound = noun.contains(" of ");
        return switch (kind(noun)) {
            case PERSON, BODY, PLACE, WORK -> true;
            default -> compound || isOf(noun, THINGS) || isOf(noun, PERSONS);
        };
    }

    /** Returns true for a noun that stands before a name without a relation to it, as in "the state of Orlun". */
    static boolean isSort(String noun) {
        return SORTS.contains(noun);
    }

    /** Returns true for a noun that stands for a place. */
    static boolean isPlace(String noun) {
        return kind(noun) == AnswerKind.PLACE;
    }
}
