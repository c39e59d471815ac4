package dev.footnote.corpus;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TermQuery;

/** What an index knows of the files it was made from. */
final class FileStates {

    private FileStates() {}

    /** A file when it was read. */
    record State(long size, long time, List<String> problems) {
        boolean is(long otherSize, long otherTime) {
            return size == otherSize && time == otherTime;
        }
    }

    static Term term(String file) {
        return new Term(IndexRecords.FILE, file);
    }

    static int documents(DirectoryReader state) throws IOException {
        return new IndexSearcher(state).count(new TermQuery(new Term(IndexRecords.KIND, IndexRecords.KIND_DOCUMENT)));
    }

    static Map<String, State> of(DirectoryReader state) throws IOException {
        Map<String, State> out = new TreeMap<>();
        TermQuery files = new TermQuery(new Term(IndexRecords.KIND, IndexRecords.KIND_FILE));
        StoredFields stored = state.storedFields();
        int most = Math.max(1, state.numDocs());
        for (ScoreDoc found : new IndexSearcher(state).search(files, most, Sort.INDEXORDER).scoreDocs) {
            Document record = stored.document(found.doc);
            out.put(
                    record.get(IndexRecords.FILE),
                    new State(
                            number(record, IndexRecords.SIZE),
                            number(record, IndexRecords.TIME),
                            List.of(record.getValues(IndexRecords.FILE_PROBLEM))));
        }
        return out;
    }

    private static long number(Document record, String field) {
        IndexableField value = record.getField(field);
        return value == null ? -1 : value.numericValue().longValue();
    }
}
