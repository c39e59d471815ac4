package dev.footnote.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.footnote.config.Settings;
import dev.footnote.page.format.PageSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import net.dankito.readability4j.extended.Readability4JExtended;
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

/**
 * One pass over the HTML files of a folder, in one thread: ours, with dates, authors, style sheets and charsets, beside Readability4J on decoded text. Read the
 * two scores as a ratio. Small pages of one kind say little: give a folder of real ones with {@code -Dfolder=DIR}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 8, time = 5)
@Measurement(iterations = 5, time = 6)
public class PageReadingBench {

    private static final URI URL = URI.create("https://www.example.org/notes/page.html");

    @Param("src/main/sample")
    public String folder = "";

    private final List<byte[]> pages = new ArrayList<>();
    private DocumentParser parser;

    @Setup
    public void setUp() throws IOException {
        parser = DocumentParser.create(PageSettings.from(Settings.defaults()));
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".html")).sorted().toList()) {
                pages.add(Files.readAllBytes(file));
            }
        }
        if (pages.isEmpty()) {
            throw new IllegalStateException("there is no HTML file below " + folder + "; give another with -p folder=DIR");
        }
    }

    @Benchmark
    public void footnote(Blackhole hole) {
        for (byte[] page : pages) {
            hole.consume(parser.parse(URL, "page.html", page).text());
        }
    }

    @Benchmark
    public void readability4j(Blackhole hole) {
        for (byte[] page : pages) {
            hole.consume(peer(page));
        }
    }

    /** A page that it fails on counts as read. */
    private static Object peer(byte[] page) {
        try {
            return String.valueOf(new Readability4JExtended(URL.toString(), new String(page, UTF_8))
                    .parse()
                    .getTextContent());
        } catch (RuntimeException e) {
            return e;
        }
    }
}
