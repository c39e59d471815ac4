package dev.footnote.corpus;

import dev.footnote.text.Words;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Text as the index sees it, the same for documents and queries: content words, English ones stemmed, Chinese ones by dictionary. */
final class IndexedText {

    private IndexedText() {}

    static List<String> terms(String text) {
        List<String> out = new ArrayList<>();
        for (String word : Words.content(text)) {
            out.add(Words.stem(word));
        }
        return out;
    }

    static TokenStream stream(String text) {
        return new Terms(terms(text).iterator());
    }

    /** A title as one term: a query that is a title finds it first. */
    static String key(String title) {
        return String.join(" ", Words.of(title.replaceAll("\\s*[(（][^)）]*[)）]$", "")))
                .toLowerCase(Locale.ROOT);
    }

    private static final class Terms extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final Iterator<String> terms;

        Terms(Iterator<String> terms) {
            this.terms = terms;
        }

        @Override
        public boolean incrementToken() {
            if (!terms.hasNext()) {
                return false;
            }
            clearAttributes();
            term.append(terms.next());
            return true;
        }
    }
}
