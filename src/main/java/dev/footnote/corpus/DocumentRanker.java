package dev.footnote.corpus;

import dev.footnote.text.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Ranks documents for a query: BM25 of the whole, of its title and of its best passage; then what is named, by the query or by a
 * leading document, moves up, since the next step of a chain stands behind a name.
 */
final class DocumentRanker {

    /** A passage without any sentence's end may be as long as its document; its beginning is looked through for titles. */
    private static final int NAMING_CHARS = 8_000;

    private static final int NAMING_WORDS = 1_000;

    private static final int DEPTH = 200;
    private static final int TITLE_WORDS = 8;
    private static final int MOST_NAMED = 50;
    private static final int MOST_CLAUSES = 200;

    private final IndexSearcher searcher;
    private final CorpusSettings settings;

    DocumentRanker(IndexSearcher searcher, CorpusSettings settings) {
        this.searcher = searcher;
        this.settings = settings;
    }

    /** A document's record, its score, and its best passage's record or -1. */
    record Ranked(int document, double score, int passage) {}

    /** Sums of one document. */
    private static final class Sum {
        private double base;
        private double part;
        private double gain;
        private int passage = -1;
    }

    /** Best first; empty if no word of the query occurs. */
    List<Ranked> rank(String query) throws IOException {
        Set<String> terms = new LinkedHashSet<>(IndexTerms.of(query));
        Map<Integer, Sum> sums = new HashMap<>();
        if (terms.isEmpty()) {
            terms = matchSayings(query, sums);
        }
        for (ScoreDoc found : searcher.search(whole(terms), DEPTH).scoreDocs) {
            sums.computeIfAbsent(found.doc, d -> new Sum()).base = found.score;
        }
        for (ScoreDoc found : searcher.search(any(terms, IndexRecords.PART, 1), 2 * DEPTH).scoreDocs) {
            Sum sum = sums.computeIfAbsent(documentOf(found.doc), d -> new Sum());
            if (sum.passage < 0) {
                sum.passage = found.doc;
                sum.part = settings.passageWeight() * found.score;
            }
        }
        double best =
                sums.values().stream().mapToDouble(s -> s.base + s.part).max().orElse(1);
        sums.values().forEach(s -> s.base = (s.base + s.part) / best);
        raiseNamed(query, sums, -1, settings.namedWeight());
        raiseNamedByLeading(sums);
        return sorted(sums);
    }

    /** A query of nothing but stop words: a saying, a name, or one word that is a name in capitals, as which it is returned. */
    private Set<String> matchSayings(String query, Map<Integer, Sum> sums) throws IOException {
        Set<String> sayings = IndexTerms.sayings(query, true);
        for (ScoreDoc found : searcher.search(any(sayings, IndexRecords.SAYINGS, 1), DEPTH).scoreDocs) {
            sums.computeIfAbsent(found.doc, d -> new Sum()).base = found.score;
        }
        List<String> words = Words.of(query);
        return words.size() == 1 ? Set.of(words.get(0).toUpperCase(Locale.ROOT)) : Set.of();
    }

    private void raiseNamedByLeading(Map<Integer, Sum> sums) throws IOException {
        List<Ranked> leading = sorted(sums);
        for (Ranked source : leading.subList(0, Math.min(settings.hopSources(), leading.size()))) {
            String text = passage(source);
            raiseNamed(text, sums, source.document(), settings.hopWeight() * Math.min(1, source.score()));
        }
    }

    private static List<Ranked> sorted(Map<Integer, Sum> sums) {
        List<Ranked> out = new ArrayList<>();
        sums.forEach((document, sum) -> out.add(new Ranked(document, sum.base + sum.gain, sum.passage)));
        out.sort(Comparator.comparingDouble(Ranked::score).reversed().thenComparingInt(Ranked::document));
        return out;
    }

    /** Raises the documents that a text calls by their titles; one of them never raises itself. */
    private void raiseNamed(String text, Map<Integer, Sum> sums, int itself, double gain) throws IOException {
        List<String> all = IndexTerms.all(text.substring(0, Math.min(text.length(), NAMING_CHARS)));
        List<String> words = all.subList(0, Math.min(all.size(), NAMING_WORDS));
        if (words.isEmpty() || gain <= 0) {
            return;
        }
        Set<BytesRef> keys = titles() <= words.size() ? titlesIn(words) : runs(words);
        String entire = words.size() <= TITLE_WORDS ? IndexTerms.key(words) : "";
        Query titled = new TermInSetQuery(IndexRecords.TITLE_KEY, keys);
        for (ScoreDoc found : searcher.search(titled, MOST_NAMED).scoreDocs) {
            if (found.doc != itself && isCalled(text, entire, found.doc)) {
                Sum sum = sums.computeIfAbsent(found.doc, d -> new Sum());
                sum.gain = Math.max(sum.gain, gain);
            }
        }
    }

    /** How many titles there are at most: those that stand in several segments count several times. */
    private long titles() throws IOException {
        long all = 0;
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            Terms titles = leaf.reader().terms(IndexRecords.TITLE_KEY);
            all += titles == null ? 0 : Math.max(1, titles.size());
        }
        return all;
    }

    /** The titles that stand in a text, looked for one by one: in a small folder they are far fewer than the text's runs of words. */
    private Set<BytesRef> titlesIn(List<String> words) throws IOException {
        String text = " " + IndexTerms.key(words) + " ";
        Set<BytesRef> keys = new LinkedHashSet<>();
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            Terms titles = leaf.reader().terms(IndexRecords.TITLE_KEY);
            TermsEnum each = titles == null ? TermsEnum.EMPTY : titles.iterator();
            for (BytesRef title = each.next(); title != null; title = each.next()) {
                String name = title.utf8ToString();
                if (text.contains(" " + name + " ") && name.split(" ", -1).length <= TITLE_WORDS) {
                    keys.add(BytesRef.deepCopyOf(title));
                }
            }
        }
        return keys;
    }

    /** All runs of words that may be a title. */
    private static Set<BytesRef> runs(List<String> words) {
        Set<BytesRef> keys = new LinkedHashSet<>();
        for (int from = 0; from < words.size(); from++) {
            for (int to = from + 1; to <= Math.min(words.size(), from + TITLE_WORDS); to++) {
                keys.add(new BytesRef(IndexTerms.key(words.subList(from, to))));
            }
        }
        return keys;
    }

    /**
     * A title of one word counts only as it is written there: not every "film" means the one called "Film". One of nothing but stop words
     * counts where it is all of the text, or has several words that are all written with capitals there.
     */
    private boolean isCalled(String text, String entire, int document) throws IOException {
        String title = searcher.storedFields()
                .document(document, Set.of(IndexRecords.TITLE))
                .get(IndexRecords.TITLE);
        String name = title == null ? "" : IndexTerms.called(title);
        boolean several = name.indexOf(' ') > 0;
        if (Words.content(name).isEmpty()) {
            return IndexTerms.key(IndexTerms.all(name)).equals(entire)
                    || (several && isCapitalized(name) && text.contains(name));
        }
        return several || text.contains(name);
    }

    private static boolean isCapitalized(String name) {
        boolean begins = true;
        for (int i = 0; i < name.length(); i++) {
            if (begins && Character.isLowerCase(name.charAt(i))) {
                return false;
            }
            begins = name.charAt(i) == ' ';
        }
        return true;
    }

    /** The text that speaks for a ranked document: its best passage, else its first. */
    String passage(Ranked ranked) throws IOException {
        Document record = searcher.storedFields().document(ranked.document(), Set.of(IndexRecords.TEXT));
        String text = record.get(IndexRecords.TEXT);
        if (text == null) {
            return "";
        }
        int[] span = ranked.passage() < 0 ? null : span(ranked.passage());
        return span == null
                ? text.substring(0, Math.min(text.length(), settings.passageChars()))
                : text.substring(span[0], span[1]);
    }

    private int @Nullable [] span(int passage) throws IOException {
        Document record = searcher.storedFields().document(passage, Set.of(IndexRecords.START, IndexRecords.END));
        var start = record.getField(IndexRecords.START);
        var end = record.getField(IndexRecords.END);
        return start == null || end == null
                ? null
                : new int[] {start.numericValue().intValue(), end.numericValue().intValue()};
    }

    private Query whole(Set<String> terms) {
        BooleanQuery.Builder both = new BooleanQuery.Builder();
        both.add(any(terms, IndexRecords.WHOLE, 1), BooleanClause.Occur.SHOULD);
        if (settings.titleBoost() > 0) {
            both.add(any(terms, IndexRecords.TITLE_WORDS, settings.titleBoost()), BooleanClause.Occur.SHOULD);
        }
        return both.build();
    }

    private static Query any(Set<String> terms, String field, double weight) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        terms.stream()
                .limit(MOST_CLAUSES)
                .forEach(term -> query.add(new TermQuery(new Term(field, term)), BooleanClause.Occur.SHOULD));
        return weight == 1 ? query.build() : new BoostQuery(query.build(), (float) weight);
    }

    private int documentOf(int passage) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(passage, leaves));
        NumericDocValues ahead = leaf.reader().getNumericDocValues(IndexRecords.AHEAD);
        if (ahead == null || !ahead.advanceExact(passage - leaf.docBase)) {
            throw new IOException("passage " + passage + " has lost its document");
        }
        return passage + (int) ahead.longValue();
    }
}
