package dev.footnote.offline.relation;

import dev.footnote.text.Languages;
import dev.footnote.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the person or thing in a relation to the subject of a page, as one of its sentences tells it. */
public final class RelationReader {

    private RelationReader() {}

    /**
     * Returns the names that a sentence gives, as written, the surest first.
     *
     * @param noun the relation, in small letters, such as "mother", "director" or "妻子"
     * @param sentence of the subject's page
     */
    public static List<String> names(String noun, String sentence) {
        if (Languages.hasHan(noun)) {
            return HanRelations.names(noun, sentence);
        }
        String relation = noun.toLowerCase(Locale.ROOT);
        // a noun may be of both: a child has parents, and a firm has one
        List<Span> spans = new ArrayList<>(Kinship.of(relation, sentence));
        spans.addAll(WorkCues.of(relation, sentence));
        List<String> out = new ArrayList<>();
        for (Span span : spans) {
            String name = span.in(sentence);
            if (!out.contains(name)) {
                out.add(name);
            }
        }
        return out;
    }

    /** Returns true for a word for a relative in English, such as "wife". */
    public static boolean isKin(String noun) {
        return Kinship.isKin(noun.toLowerCase(Locale.ROOT));
    }

    /** Returns true for a relation whose names are read by rules of their own. */
    public static boolean knows(String noun) {
        return Languages.hasHan(noun)
                ? HanRelations.knows(noun)
                : Kinship.isKin(noun.toLowerCase(Locale.ROOT)) || WorkCues.knows(noun.toLowerCase(Locale.ROOT));
    }
}
