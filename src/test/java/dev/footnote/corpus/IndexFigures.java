package dev.footnote.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footnote.Footnote;
import dev.footnote.FootnoteBuilder;
import dev.footnote.api.Cancellation;
import dev.footnote.api.engine.SearchEngine;
import dev.footnote.api.search.Hit;
import dev.footnote.api.search.Query;
import dev.footnote.config.Settings;
import dev.footnote.page.format.ParsedDocument;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * Prints what the index finds and costs, a line a question set and one for all English sets as one corpus.
 *
 * <pre>
 * IndexFigures FOLDER [SET...]
 * </pre>
 *
 * <p>FOLDER holds a folder a set, each with {@code corpus/corpus.jsonl} and {@code questions.jsonl}. Printed are the documents; the share
 * of gold documents among the first five hits, and of questions whose gold documents are all there; the index's size; the processor's
 * time for the index and, for the same words added to a bare Lucene index once a document, its multiple; and the median and 95th
 * percentile of a search's time, by the clock and, of the median, by the processor; at last the mean of the processor's time of a search
 * through {@link Footnote#search}, with all its threads (the clock for all threads is too coarse for one search).
 */
public final class IndexFigures {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int HITS = 5;

    private IndexFigures() {}

    public static void main(String[] args) throws IOException {
        if (args.length == 0) {
            System.err.println("Usage: IndexFigures FOLDER [SET...]");
            System.exit(2);
        }
        Path folder = Path.of(args[0]);
        List<String> sets = new ArrayList<>(List.of(args).subList(1, args.length));
        if (sets.isEmpty()) {
            try (Stream<Path> all = Files.list(folder)) {
                all.filter(path -> Files.exists(path.resolve("questions.jsonl")))
                        .map(path -> path.getFileName().toString())
                        .sorted()
                        .forEach(sets::add);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%-16s %6s %9s %6s %8s %8s %6s %7s %7s %7s %7s%n",
                "set",
                "docs",
                "recall@5",
                "all@5",
                "MB",
                "index s",
                "x bare",
                "p50 ms",
                "p95 ms",
                "CPU ms",
                "door ms");
        for (String set : sets) {
            print(set, List.of(folder.resolve(set)));
        }
        if (sets.size() > 1) {
            print("all", sets.stream().map(folder::resolve).toList());
        }
    }

    private static void print(String name, List<Path> sets) throws IOException {
        Path home = Files.createTempDirectory("index-figures");
        try {
            double bare = bare(sets, home.resolve("bare"));
            Settings settings = Settings.load(new Settings.Inputs(null, Map.of(), Map.of()));
            try (Corpus corpus = Corpora.open(
                    sets.stream().map(set -> set.resolve("corpus")).toList(),
                    home.resolve("own"),
                    CorpusSettings.from(settings),
                    (url, file, bytes) -> new ParsedDocument("", "", null, null, List.of(), List.of()),
                    Clock.systemUTC())) {
                long start = cpu();
                IndexReport report = corpus.refresh(line -> {}, new Cancellation());
                double seconds = (cpu() - start) / 1e9;
                List<JsonNode> questions = new ArrayList<>();
                for (Path set : sets) {
                    questions.addAll(lines(set.resolve("questions.jsonl")));
                }
                found(corpus.engine(), questions); // the first round warms the program up
                System.out.printf(
                        Locale.ROOT,
                        "%-16s %6d %s %8.1f %8.1f %6.2f %s %7.1f%n",
                        name,
                        report.documents(),
                        found(corpus.engine(), questions),
                        size(home.resolve("own")) / 1e6,
                        seconds,
                        seconds / bare,
                        times(corpus.engine(), questions),
                        door(sets, home.resolve("door"), questions));
            }
        } finally {
            try (Stream<Path> files = Files.walk(home)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    private static String found(SearchEngine engine, List<JsonNode> questions) {
        double recall = 0;
        double all = 0;
        for (JsonNode question : questions) {
            Set<String> gold = new HashSet<>();
            question.path("gold").forEach(id -> gold.add(id.asText()));
            Set<String> hits = new HashSet<>();
            for (Hit hit : engine.search(query(question), new Cancellation())) {
                String url = hit.url().toString();
                hits.add(url.substring(url.lastIndexOf('/') + 1));
            }
            hits.retainAll(gold);
            recall += hits.size() / (double) Math.min(HITS, Math.max(1, gold.size()));
            all += hits.size() == gold.size() ? 1 : 0;
        }
        return String.format(Locale.ROOT, "%9.1f %6.1f", 100 * recall / questions.size(), 100 * all / questions.size());
    }

    private static Query query(JsonNode question) {
        Query plain = Query.of(question.path("question").asText());
        return new Query(plain.text(), HITS, plain.page(), plain.language(), plain.scope());
    }

    private static String times(SearchEngine engine, List<JsonNode> questions) {
        List<Double> clock = new ArrayList<>();
        List<Double> processor = new ArrayList<>();
        for (JsonNode question : questions) {
            long start = System.nanoTime();
            long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            engine.search(query(question), new Cancellation());
            processor.add((ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - used) / 1e6);
            clock.add((System.nanoTime() - start) / 1e6);
        }
        clock.sort(null);
        processor.sort(null);
        return String.format(
                Locale.ROOT,
                "%7.1f %7.1f %7.1f",
                clock.get(clock.size() / 2),
                clock.get(clock.size() * 95 / 100),
                processor.get(processor.size() / 2));
    }

    /** Returns the mean of the processor's milliseconds for a search as a caller of the library makes it, with the work of all threads. */
    private static double door(List<Path> sets, Path home, List<JsonNode> questions) {
        FootnoteBuilder builder = Footnote.builder().home(home).model("offline");
        sets.forEach(set -> builder.corpus(set.resolve("corpus")));
        try (Footnote footnote = builder.build()) {
            footnote.index(line -> {});
            double used = 0;
            for (int round = 0; round < 2; round++) { // the first one warms the program up
                long start = cpu();
                questions.forEach(
                        question -> footnote.search(question.path("question").asText()));
                used = (cpu() - start) / 1e6;
            }
            return used / questions.size();
        }
    }

    /** Returns the seconds of processor time for an index with the same words and nothing else. */
    private static double bare(List<Path> sets, Path place) throws IOException {
        long start = cpu();
        try (Directory directory = FSDirectory.open(place);
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            for (Path set : sets) {
                try (BufferedReader reader = Files.newBufferedReader(set.resolve("corpus/corpus.jsonl"))) {
                    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                        JsonNode node = JSON.readTree(line);
                        String text = node.path("title").asText() + "\n"
                                + node.path("text").asText();
                        Document record = new Document();
                        record.add(new StoredField("text", text));
                        record.add(new TextField("words", new Tokens(IndexTerms.of(text))));
                        record.add(new TextField("title", node.path("title").asText(), Field.Store.YES));
                        writer.addDocument(record);
                    }
                }
            }
            writer.commit();
        }
        return (cpu() - start) / 1e9;
    }

    private static long cpu() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : System.nanoTime();
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        List<JsonNode> out = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            out.add(JSON.readTree(line));
        }
        return out;
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(IndexFigures::bytes)
                    .sum();
        }
    }

    private static long bytes(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Words that are cut already. */
    private static final class Tokens extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final List<String> words;
        private int next;

        Tokens(List<String> words) {
            this.words = words;
        }

        @Override
        public boolean incrementToken() {
            if (next == words.size()) {
                return false;
            }
            clearAttributes();
            term.append(words.get(next++));
            return true;
        }

        @Override
        public void reset() throws IOException {
            super.reset();
            next = 0;
        }
    }
}
