package dev.footnote.answer.render;

import dev.footnote.api.Answer;
import dev.footnote.api.Citation;
import dev.footnote.api.Claim;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Links of a terminal (OSC 8) from the marks of an answer to their sources; on the web to the very quote. The marks of a source come in the order of the claims that cite it. Not safe
 * for many threads.
 */
final class MarkLinks {

    private static final String START = "\u001b]8;;";
    private static final String STOP = "\u001b\\";

    /** Some terminals cut off longer ones. */
    private static final int MOST_CHARS = 2000;

    private static final Set<String> SCHEMES = Set.of("http", "https", "file");

    private final Map<Integer, URI> addresses = new HashMap<>();
    private final Map<Integer, List<String>> quotes = new HashMap<>();
    private final Map<Integer, Integer> used = new HashMap<>();

    MarkLinks(Answer answer) {
        answer.sources().forEach(source -> addresses.put(source.id(), source.url()));
        for (Claim claim : answer.claims()) {
            Set<Integer> seen = new HashSet<>();
            for (Citation citation : claim.citations()) {
                if (seen.add(citation.source())) {
                    quotes.computeIfAbsent(citation.source(), n -> new ArrayList<>())
                            .add(citation.quote());
                }
            }
        }
    }

    /** Returns the next mark of a source with its link, or as it is where its address is none that a terminal opens. */
    String next(int source, String mark) {
        List<String> all = quotes.getOrDefault(source, List.of());
        int use = used.merge(source, 1, Integer::sum) - 1;
        String quote = all.isEmpty() ? "" : all.get(Math.min(use, all.size() - 1));
        return linked(source, quote, mark);
    }

    /** Returns a text that leads to a source as a whole. */
    String whole(int source, String text) {
        return linked(source, "", text);
    }

    private String linked(int source, String quote, String text) {
        URI url = addresses.get(source);
        if (url == null
                || url.getScheme() == null
                || !SCHEMES.contains(url.getScheme().toLowerCase(Locale.ROOT))) {
            return text;
        }
        String target = TextFragment.of(URI.create(url.toASCIIString()), quote);
        boolean plain = target.chars().allMatch(c -> c > ' ' && c < 0x7F);
        return plain && target.length() <= MOST_CHARS ? START + target + STOP + text + START + STOP : text;
    }
}
