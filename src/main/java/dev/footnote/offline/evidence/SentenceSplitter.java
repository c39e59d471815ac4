package dev.footnote.offline.evidence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;

/**
 * Cuts texts and remembers the last of them, since every turn of a run looks at the same pages again. The result depends on the text
 * alone. Safe for many threads.
 */
public final class SentenceSplitter {

    /** Characters remembered; a run reads about half as many. */
    private static final long MOST = 2_000_000;

    private final Cache<String, List<SentenceSpan>> known = Caffeine.newBuilder()
            .maximumWeight(MOST)
            .weigher((String text, List<SentenceSpan> cuts) -> text.length() + 1)
            .build();

    public List<SentenceSpan> cut(String text) {
        return known.get(text, SentenceSpan::of);
    }
}
