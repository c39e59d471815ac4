package dev.footnote.corpus;

import dev.footnote.text.Cut;
import dev.footnote.text.Languages;
import dev.footnote.text.Sentences;
import dev.footnote.text.Spaces;
import dev.footnote.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The sentences of a passage that speak most of a query, in their order. */
final class Snippets {

    private static final String GAP = " … ";

    private Snippets() {}

    /** A sentence with the query's words it has. */
    private record Rated(Span span, int place, double rate) {}

    static String of(String passage, String query, int chars) {
        Set<String> wanted = new HashSet<>(IndexTerms.of(query));
        boolean han = Languages.hasHan(query);
        List<Rated> rated = new ArrayList<>();
        for (Span span : Sentences.of(passage)) {
            List<String> words = han ? IndexTerms.of(span.in(passage)) : IndexTerms.outsideHan(span.in(passage));
            long hits = words.stream().distinct().filter(wanted::contains).count();
            // Earlier sentences win among equals, and a little beyond: they introduce what the rest speaks of.
            rated.add(new Rated(span, rated.size(), hits - 0.1 * rated.size() + (rated.isEmpty() ? 0.5 : 0)));
        }
        List<Rated> chosen = new ArrayList<>();
        int length = 0;
        for (Rated next : rated.stream()
                .sorted(Comparator.comparingDouble(Rated::rate).reversed())
                .toList()) {
            if (chosen.isEmpty() || length + next.span().length() <= chars) {
                chosen.add(next);
                length += next.span().length() + GAP.length();
            }
        }
        chosen.sort(Comparator.comparingInt(Rated::place));
        return cut(joined(passage, chosen), chars);
    }

    private static String joined(String passage, List<Rated> chosen) {
        StringBuilder out = new StringBuilder();
        int last = -1;
        for (Rated next : chosen) {
            if (!out.isEmpty()) {
                out.append(next.place() == last + 1 ? " " : GAP);
            }
            out.append(Spaces.joined(next.span().in(passage)));
            last = next.place();
        }
        return out.toString();
    }

    private static String cut(String text, int chars) {
        if (text.length() <= chars) {
            return text;
        }
        return Cut.to(text, chars - 1) + "…";
    }
}
