package dev.footnote.corpus;

import dev.footnote.api.SourceDetails;
import dev.footnote.api.search.PublishedDate;
import dev.footnote.page.format.Link;
import dev.footnote.text.Sentences;
import dev.footnote.text.Span;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.jspecify.annotations.Nullable;

/** The index's records: one a file, one a document, one a passage of it; all carry the file they came from. */
final class IndexRecords {

    static final String FILE = "file";
    static final String SIZE = "size";
    static final String TIME = "time";
    static final String FILE_PROBLEM = "problem";
    static final String URL = "url";
    static final String KIND = "kind";
    static final String KIND_FILE = "file";
    static final String KIND_DOCUMENT = "document";
    /** How many records after a passage its document stands; they are written, and stay, in one block. */
    static final String AHEAD = "ahead";

    static final String TITLE = "title";
    static final String TITLE_KEY = "called";
    static final String TEXT = "text";
    static final String LANGUAGE = "language";
    static final String PUBLISHED = "published";
    static final String SITE = "site";
    static final String AUTHOR = "author";
    static final String MODIFIED = "modified";
    static final String CUT = "cut";
    static final String LINK = "link";
    static final String PAGES = "pages";
    static final String READ_AT = "at";
    static final String TITLE_WORDS = "titlewords";
    static final String WHOLE = "whole";
    static final String PART = "part";
    /** Stop words that stand together; they are looked up only where a query has no other words. */
    static final String SAYINGS = "sayings";

    static final String START = "start";
    static final String END = "end";

    /** Words of the title that each passage carries; the title of a hostile record may be as long as its text. */
    private static final int TITLE_IN_PASSAGE = 64;

    /** Words with their numbers; nothing asks in which order they stand. */
    private static final FieldType WORDS = words();

    private IndexRecords() {}

    private static FieldType words() {
        FieldType out = new FieldType();
        out.setTokenized(true);
        out.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        out.freeze();
        return out;
    }

    /** Adds a document and its passages. */
    static void add(IndexWriter writer, String file, CorpusDocument document, long at, int passageChars)
            throws IOException {
        List<String> title = IndexTerms.of(document.title());
        List<String> whole = new ArrayList<>(title);
        List<Document> records = new ArrayList<>();
        List<Span> spans = passages(document.text(), passageChars);
        for (Span span : spans) {
            List<String> words = IndexTerms.of(span.in(document.text()));
            whole.addAll(words);
            List<String> part = new ArrayList<>(title.subList(0, Math.min(title.size(), TITLE_IN_PASSAGE)));
            part.addAll(words);
            Document passage = new Document();
            passage.add(new StringField(FILE, file, Field.Store.NO));
            passage.add(new NumericDocValuesField(AHEAD, spans.size() - records.size()));
            passage.add(new Field(PART, new ListTokens(part), WORDS));
            passage.add(new StoredField(START, span.start()));
            passage.add(new StoredField(END, span.end()));
            records.add(passage);
        }
        records.add(document(file, document, title, whole, at));
        writer.addDocuments(records);
    }

    private static Document document(
            String file, CorpusDocument document, List<String> title, List<String> whole, long at) {
        String url = document.url().toString();
        Document record = new Document();
        record.add(new StringField(FILE, file, Field.Store.NO));
        record.add(new StringField(URL, url, Field.Store.YES));
        record.add(new StringField(KIND, KIND_DOCUMENT, Field.Store.NO));
        record.add(new StoredField(TITLE, document.title()));
        record.add(new StoredField(TEXT, document.text()));
        record.add(new StoredField(READ_AT, at));
        String key = IndexTerms.key(IndexTerms.all(IndexTerms.called(document.title())));
        if (!key.isEmpty() && key.length() < 1000) {
            record.add(new StringField(TITLE_KEY, key, Field.Store.NO));
        }
        if (document.language() != null) {
            record.add(new StoredField(LANGUAGE, document.language()));
        }
        SourceDetails details = document.details();
        store(record, PUBLISHED, stored(document.published()));
        store(record, MODIFIED, stored(details.modified()));
        store(record, SITE, details.site());
        store(record, AUTHOR, details.author());
        document.links().forEach(link -> record.add(new StoredField(LINK, link.url() + " " + link.text())));
        store(record, CUT, details.truncation().orElse(""));
        store(record, PAGES, details.pages().stream().map(String::valueOf).collect(Collectors.joining(" ")));
        record.add(new Field(TITLE_WORDS, new ListTokens(title), WORDS));
        record.add(new Field(WHOLE, new ListTokens(whole), WORDS));
        IndexTerms.sayings(document.title() + "\n\n\n\n" + document.text(), false)
                .forEach(saying -> record.add(new StringField(SAYINGS, saying, Field.Store.NO)));
        return record;
    }

    private static void store(Document record, String field, String value) {
        if (!value.isEmpty()) {
            record.add(new StoredField(field, value));
        }
    }

    private static String stored(@Nullable PublishedDate date) {
        return date == null ? "" : date.date() + " " + date.precision() + " " + date.kind();
    }

    /** Whole sentences up to about a size. */
    static List<Span> passages(String text, int size) {
        if (text.length() <= size) {
            return trimmed(text); // most records are short, and cutting sentences takes time
        }
        List<Span> out = new ArrayList<>();
        int start = -1;
        int end = 0;
        for (Span sentence : Sentences.of(text)) {
            if (start >= 0 && sentence.end() - start > size) {
                out.add(new Span(start, end));
                start = -1;
            }
            start = start < 0 ? sentence.start() : start;
            end = sentence.end();
        }
        if (start >= 0) {
            out.add(new Span(start, end));
        }
        return out;
    }

    /** A whole text without the white space around it; nothing of one that is blank. */
    private static List<Span> trimmed(String text) {
        int start = text.length() - text.stripLeading().length();
        int end = text.stripTrailing().length();
        return start < end ? List.of(new Span(start, end)) : List.of();
    }

    /** The record that says a file was read. */
    static Document file(String file, long size, long time, List<String> problems) {
        Document record = new Document();
        record.add(new StringField(FILE, file, Field.Store.YES));
        record.add(new StringField(KIND, KIND_FILE, Field.Store.NO));
        record.add(new StoredField(SIZE, size));
        record.add(new StoredField(TIME, time));
        problems.forEach(problem -> record.add(new StoredField(FILE_PROBLEM, problem)));
        return record;
    }

    /** A document as it was added. */
    static CorpusDocument read(Document record) {
        return new CorpusDocument(
                URI.create(record.get(URL)),
                text(record, TITLE),
                text(record, TEXT),
                record.get(LANGUAGE),
                date(record.get(PUBLISHED)),
                new SourceDetails(
                        text(record, SITE),
                        text(record, AUTHOR),
                        date(record.get(MODIFIED)),
                        record.get(CUT),
                        List.of(),
                        pages(text(record, PAGES)),
                        false),
                Arrays.stream(record.getValues(LINK)).map(IndexRecords::link).toList());
    }

    private static Link link(String stored) {
        int space = stored.indexOf(' ');
        return new Link(URI.create(stored.substring(0, space)), stored.substring(space + 1));
    }

    private static List<Integer> pages(String stored) {
        return stored.isEmpty()
                ? List.of()
                : Stream.of(stored.split(" ", -1)).map(Integer::valueOf).toList();
    }

    private static String text(Document record, String field) {
        String value = record.get(field);
        return value == null ? "" : value;
    }

    private static @Nullable PublishedDate date(@Nullable String stored) {
        if (stored == null) {
            return null;
        }
        String[] parts = stored.split(" ", -1);
        return new PublishedDate(
                LocalDate.parse(parts[0]),
                PublishedDate.Precision.valueOf(parts[1]),
                PublishedDate.Kind.valueOf(parts[2]));
    }

    /** Words that are cut already. */
    private static final class ListTokens extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final List<String> words;
        private int next;

        ListTokens(List<String> words) {
            this.words = words;
        }

        @Override
        public boolean incrementToken() {
            while (next < words.size()) {
                String word = words.get(next++);
                if (word.length() < 200) {
                    clearAttributes();
                    term.append(word);
                    return true;
                }
            }
            return false;
        }

        @Override
        public void reset() throws IOException {
            super.reset();
            next = 0;
        }
    }
}
