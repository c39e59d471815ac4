package dev.footnote.answer.quote;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** A draft's quotes looked up in one source: our matcher against a tolerant regular expression a quote, which keeps offsets too. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class QuoteMatchingBench {

    private static final int QUOTES = 20;

    /** UTF-16 units of the source: a page, a long report. */
    @Param({"40000", "1000000"})
    private int size;

    private String text = "";
    private final List<String> standing = new ArrayList<>();
    private final List<String> failing = new ArrayList<>();

    @Setup
    public void setUp() {
        Random random = new Random(1);
        StringBuilder out = new StringBuilder();
        List<int[]> sentences = new ArrayList<>();
        while (out.length() < size) {
            int start = out.length();
            for (int i = 0; i < 14; i++) {
                out.append("word").append(random.nextInt(3000)).append(i % 5 == 4 ? "’s\n" : " ");
            }
            out.append("end. ");
            sentences.add(new int[] {start, out.length() - 1});
        }
        text = out.toString();
        for (int i = 0; i < QUOTES; i++) {
            int[] at = sentences.get(random.nextInt(sentences.size()));
            String quote = text.substring(at[0], at[1]).replace('’', '\'').replace('\n', ' ');
            standing.add(quote);
            failing.add(quote.replace(" end.", " never."));
        }
    }

    @Benchmark
    public void ours_on_standing_quotes(Blackhole sink) {
        QuoteMatcher matcher = new QuoteMatcher(text);
        standing.forEach(quote -> sink.consume(matcher.find(quote)));
    }

    @Benchmark
    public void regex_on_standing_quotes(Blackhole sink) {
        standing.forEach(quote -> sink.consume(tolerant(quote)));
    }

    @Benchmark
    public void ours_on_failing_quotes_with_the_closest_passage(Blackhole sink) {
        QuoteMatcher matcher = new QuoteMatcher(text);
        failing.forEach(quote -> {
            sink.consume(matcher.find(quote));
            sink.consume(ClosestPassage.in(1, matcher, quote));
        });
    }

    @Benchmark
    public void regex_on_failing_quotes_without_it(Blackhole sink) {
        failing.forEach(quote -> sink.consume(tolerant(quote)));
    }

    private Optional<QuoteMatcher.Place> tolerant(String quote) {
        StringBuilder pattern = new StringBuilder();
        for (String word : Normalizer.normalize(quote, Normalizer.Form.NFC).strip().split("\\s+")) {
            pattern.append(pattern.isEmpty() ? "" : "\\s+");
            for (char c : word.toCharArray()) {
                pattern.append(c == '\'' ? "['’‘]" : Pattern.quote(String.valueOf(c)));
            }
        }
        Matcher found = Pattern.compile(pattern.toString()).matcher(text);
        return found.find() ? Optional.of(new QuoteMatcher.Place(found.start(), found.end(), null)) : Optional.empty();
    }
}
