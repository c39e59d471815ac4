package dev.footnote.offline.evidence;

import dev.footnote.tools.ParsedPage;
import java.util.Set;

/**
 * A sentence of a page that was read.
 *
 * @param page where it stands
 * @param start offset in the source's text
 * @param cut the sentence itself
 * @param before stems of the sentence before it
 */
public record ReadSentence(ParsedPage page, int start, SentenceSpan cut, Set<String> before) {

    /** Verbatim. */
    public String text() {
        return cut.text();
    }

    /** Stems of its content words. */
    public Set<String> stems() {
        return cut.stems();
    }

    /** True for the same stretch of the same source. */
    public boolean is(ReadSentence other) {
        return page.source() == other.page.source() && start == other.start;
    }
}
