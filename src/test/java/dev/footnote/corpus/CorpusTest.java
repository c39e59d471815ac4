package dev.footnote.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import dev.footnote.api.InvalidInputException;
import dev.footnote.api.PermanentException;
import dev.footnote.api.TransientException;
import dev.footnote.api.engine.SearchFailure;
import dev.footnote.api.search.Hit;
import dev.footnote.api.search.Query;
import dev.footnote.api.search.SearchScope;
import dev.footnote.config.Settings;
import dev.footnote.page.DocumentParser;
import dev.footnote.page.Page;
import dev.footnote.page.format.PageSettings;
import dev.footnote.page.format.ParsedDocument;
import dev.footnote.threads.OwnThread;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A corpus over small folders: finding, reading, refreshing, and what goes wrong. */
class CorpusTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

    private static final String LINES = """
        {"id":"a","title":"The Long Bridge (film)","text":"The Long Bridge is a film directed by Ada Quill.","url":"https://example.org/bridge"}
        {"id":"b","title":"Ada Quill","text":"She was born in Port Amber in 1931."}
        {"id":"c","title":"青石桥","text":"青石桥位于临江市，由林知远于1931年设计建造。The bridge has three arches."}
        {"id":"d","title":"Weather","text":"Rain fell on the hills for a week."}
        """;

    @TempDir
    private Path temp;

    private Path folder;
    private Path home;
    private final List<String> parsed = new ArrayList<>();

    @BeforeEach
    void fill() throws IOException {
        folder = Files.createDirectory(temp.resolve("docs"));
        home = temp.resolve("home");
        Files.writeString(folder.resolve("all.jsonl"), LINES);
        Files.writeString(folder.resolve("note.txt"), "Copper is mined near the harbour.");
    }

    private ParsedDocument parse(URI url, String name, byte[] bytes) {
        parsed.add(name);
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.startsWith("BROKEN")) {
            throw new PermanentException("its bytes make no sense");
        }
        return new ParsedDocument("", text, null, null, List.of(), List.of());
    }

    private Corpus open() {
        return open(Map.of());
    }

    private Corpus open(Map<String, String> flags) {
        Settings settings = Settings.load(new Settings.Inputs(null, Map.of(), flags));
        DocumentParser parser = this::parse;
        return Corpora.open(List.of(folder), home, CorpusSettings.from(settings), parser, CLOCK);
    }

    @Test
    void a_file_left_out_under_one_limit_is_read_under_another() {
        try (Corpus small = open(Map.of("corpus.max_file_bytes", "10"))) {
            assertThat(refresh(small).problems()).anyMatch(problem -> problem.contains("corpus.max_file_bytes"));
        }
        try (Corpus usual = open()) {
            assertThat(refresh(usual).problems()).noneMatch(problem -> problem.contains("corpus.max_file_bytes"));
            assertThat(parsed).contains("note.txt");
        }
    }

    @Test
    void a_refresh_that_finds_nothing_new_neither_writes_nor_waits_for_whoever_does() throws Exception {
        try (Corpus first = open()) {
            refresh(first);
        }
        List<String> told = new ArrayList<>();
        try (FSDirectory directory = FSDirectory.open(place());
                Lock lock = directory.obtainLock("write.lock");
                Corpus corpus = open()) {
            lock.ensureValid();
            IndexReport report = corpus.refresh(told::add, new Cancellation());
            assertThat(report.unchanged()).isEqualTo(2);
            assertThat(report.documents()).isEqualTo(5);
            assertThat(report.problems()).isEmpty();
            assertThat(told).isEmpty();
            assertThat(titles(corpus, "Ada Quill")).isNotEmpty();
        }
    }

    private static IndexReport refresh(Corpus corpus) {
        return corpus.refresh(line -> {}, new Cancellation());
    }

    private static List<Hit> search(Corpus corpus, String text) {
        return corpus.engine().search(Query.of(text), new Cancellation());
    }

    private static List<String> titles(Corpus corpus, String text) {
        return search(corpus, text).stream().map(Hit::title).toList();
    }

    private static Page read(Corpus corpus, URI url) {
        return corpus.pages().read(url, new Cancellation());
    }

    @Test
    void a_question_finds_the_document_and_the_one_it_names() {
        try (Corpus corpus = open()) {
            IndexReport report = refresh(corpus);
            assertThat(report).isEqualTo(new IndexReport(2, 5, 5, 0, 0, List.of()));
            assertThat(titles(corpus, "Who directed the film The Long Bridge?"))
                    .startsWith("The Long Bridge (film)", "Ada Quill");
            Hit first = search(corpus, "director of The Long Bridge").get(0);
            assertThat(first.url()).hasToString("https://example.org/bridge");
            assertThat(first.snippet()).isEqualTo("The Long Bridge is a film directed by Ada Quill.");
            assertThat(first.language()).isEqualTo("en");
            assertThat(first.engines()).containsExactly("corpus");
        }
    }

    @Test
    void an_unchanged_folder_commits_nothing() throws IOException {
        try (Corpus corpus = open()) {
            refresh(corpus);
            List<String> before = indexFiles();
            refresh(corpus);
            assertThat(indexFiles()).isEqualTo(before).anyMatch(name -> name.startsWith("segments_"));
            Files.delete(folder.resolve("note.txt"));
            assertThat(refresh(corpus).removed()).isEqualTo(1);
            assertThat(indexFiles()).isNotEqualTo(before);
        }
    }

    private List<String> indexFiles() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void chinese_and_english_in_one_document_are_both_found() {
        try (Corpus corpus = open()) {
            refresh(corpus);
            assertThat(titles(corpus, "青石桥是谁设计的？")).startsWith("青石桥");
            assertThat(titles(corpus, "bridges with three arches")).startsWith("青石桥");
        }
    }

    @Test
    void what_was_found_can_be_read_under_its_address() {
        try (Corpus corpus = open()) {
            refresh(corpus);
            URI url = search(corpus, "born in Port Amber").get(0).url();
            assertThat(url.getScheme()).isEqualTo("file");
            assertThat(url.getFragment()).isEqualTo("b");
            Page page = read(corpus, url);
            assertThat(page.source().text()).isEqualTo("She was born in Port Amber in 1931.");
            assertThat(page.source().fetchedAt()).isEqualTo(CLOCK.instant());
            assertThat(corpus.pages().reads(url)).isTrue();
            assertThat(corpus.pages().reads(URI.create("https://example.org/other")))
                    .isFalse();
            assertThatThrownBy(() -> read(corpus, URI.create("https://example.org/other")))
                    .isInstanceOf(PermanentException.class)
                    .hasMessageContaining("not in the corpus");
        }
    }

    @Test
    void unchanged_files_are_not_read_again_and_gone_ones_are_forgotten() throws IOException {
        try (Corpus corpus = open()) {
            refresh(corpus);
        }
        try (Corpus corpus = open()) {
            assertThat(titles(corpus, "copper")).containsExactly("note.txt");
            assertThat(refresh(corpus)).isEqualTo(new IndexReport(2, 5, 0, 2, 0, List.of()));
            assertThat(parsed).containsExactly("note.txt");
            Files.writeString(folder.resolve("note.txt"), "Silver is mined further inland, they say.");
            Files.delete(folder.resolve("all.jsonl"));
            assertThat(refresh(corpus)).isEqualTo(new IndexReport(1, 1, 1, 0, 1, List.of()));
            assertThat(titles(corpus, "copper")).isEmpty();
            assertThat(titles(corpus, "silver")).containsExactly("note.txt");
        }
    }

    @Test
    void bad_files_and_lines_are_problems_and_stay_so() throws IOException {
        Files.writeString(folder.resolve("bad.pdf"), "BROKEN");
        Files.writeString(folder.resolve("empty.md"), "  ");
        Files.writeString(
                folder.resolve("more.jsonl"), "{\"id\":\"x\"\n{\"id\":\"y\"}\n{\"id\":\"z\",\"text\":\"Zinc.\"}\n");
        try (Corpus corpus = open()) {
            List<String> problems = refresh(corpus).problems();
            assertThat(problems).hasSize(4);
            assertThat(problems.get(0)).contains("bad.pdf").contains("its bytes make no sense");
            assertThat(problems.get(2)).contains("more.jsonl line 1").contains("no JSON");
            assertThat(problems.get(3)).contains("line 2").contains("no \"text\"");
            assertThat(search(corpus, "zinc")).hasSize(1);
            assertThat(refresh(corpus).problems()).isEqualTo(problems);
        }
    }

    @Test
    void odd_files_and_lines_are_told_and_keep_nothing_else_out() throws IOException {
        Files.writeString(folder.resolve("noise.txt"), "\u0001\u0002\uFFFD\u0003abc\u0004".repeat(50));
        Files.write(
                folder.resolve("gbk.jsonl"),
                "{\"id\":\"g\",\"text\":\"红山位于临江市西部\"}\n".getBytes(Charset.forName("GBK")));
        Files.writeString(
                folder.resolve("odd.jsonl"),
                "\uFEFF{\"id\":\"x\",\"text\":\"Zinc.\"}\r\n"
                        + "[1]\n\n"
                        + "{\"id\":\"x\",\"text\":\"Again.\"}\n"
                        + "{\"id\":\"l\",\"text\":\""
                        + "word ".repeat(100) + "\"}\n{\"id\":\"a b#%\",\"text\":\"Iridium.\"}\n"
                        + "{\"id\":\"u\",\"text\":\"Nickel.\",\"url\":\"ht tp://x y\"}");
        Files.createSymbolicLink(folder.resolve("loop"), folder);
        try (Corpus corpus = open(Map.of("corpus.max_line_bytes", "300"))) {
            List<String> problems = refresh(corpus).problems();
            assertThat(problems).hasSize(5);
            assertThat(problems.get(0)).contains("gbk.jsonl line 1").contains("not UTF-8");
            assertThat(problems.get(1)).contains("noise.txt").contains("no text");
            assertThat(problems.get(2)).contains("odd.jsonl line 2").contains("no JSON object");
            assertThat(problems.get(3)).contains("line 4").contains("address of an earlier line");
            assertThat(problems.get(4)).contains("line 5").contains("corpus.max_line_bytes");
            for (String word : List.of("zinc", "iridium", "nickel", "copper")) {
                URI url = search(corpus, word).get(0).url();
                assertThat(read(corpus, url).source().text()).containsIgnoringCase(word);
            }
        }
    }

    @Test
    void files_of_kinds_that_are_not_read_are_told_in_one_line() throws IOException {
        Files.writeString(folder.resolve("b.zip"), "x");
        Files.writeString(folder.resolve("a.mp4"), "x");
        try (Corpus corpus = open()) {
            assertThat(refresh(corpus).problems())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem)
                            .contains("2 files are of kinds that are not read (mp4, zip); corpus.extensions"));
        }
    }

    @Test
    void style_sheets_and_scripts_of_saved_pages_are_passed_over_without_a_word() throws IOException {
        Files.writeString(folder.resolve("page.md"), "# Page\n\nThe ferry leaves at noon.\n");
        Files.writeString(folder.resolve("style.css"), "p { color: red; }");
        Files.writeString(folder.resolve("menu.js"), "var a = 1;");
        try (Corpus corpus = open()) {
            assertThat(refresh(corpus).problems()).isEmpty();
        }
    }

    @Test
    void rows_of_a_table_are_found_by_what_they_say() throws IOException {
        Files.writeString(folder.resolve("lamps.csv"), "harbour,lit\nPort Havel,1887\n");
        Settings settings = Settings.load(new Settings.Inputs(null, Map.of(), Map.of()));
        DocumentParser real = DocumentParser.create(PageSettings.from(settings));
        try (Corpus corpus = Corpora.open(List.of(folder), home, CorpusSettings.from(settings), real, CLOCK)) {
            refresh(corpus);
            assertThat(search(corpus, "when was Port Havel lit").get(0).snippet())
                    .contains("harbour: Port Havel; lit: 1887");
        }
    }

    @Test
    void a_renamed_file_is_found_under_its_new_address_only() throws IOException {
        try (Corpus corpus = open()) {
            refresh(corpus);
            URI before = search(corpus, "copper").get(0).url();
            Files.move(folder.resolve("note.txt"), folder.resolve("copper 铜.txt"));
            IndexReport report = refresh(corpus);
            assertThat(report.removed()).isEqualTo(1);
            assertThat(report.added()).isEqualTo(1);
            assertThat(search(corpus, "copper"))
                    .singleElement()
                    .satisfies(hit -> assertThat(hit.url())
                            .isNotEqualTo(before)
                            .hasToString(folder.resolve("copper 铜.txt").toUri().toString()));
            assertThat(corpus.pages().reads(before)).isFalse();
        }
    }

    @Test
    void a_joined_name_is_found_by_its_parts() throws IOException {
        Files.writeString(folder.resolve("chat.txt"), "MiraTolland: the boat leaves at nine.");
        try (Corpus corpus = open()) {
            refresh(corpus);
            assertThat(titles(corpus, "Mira Tolland")).startsWith("chat.txt");
            assertThat(titles(corpus, "MiraTolland")).startsWith("chat.txt");
        }
    }

    @Test
    void nothing_is_written_into_the_folder_nor_may_the_index_lie_there() throws IOException {
        try (Corpus corpus = open()) {
            refresh(corpus);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
        home = folder.resolve("inside");
        assertThatThrownBy(this::open).isInstanceOf(InvalidInputException.class).hasMessageContaining("--home");
        folder = temp.resolve("missing");
        assertThatThrownBy(this::open)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageEndingWith("does not exist; correct its name");
    }

    private Path place() throws IOException {
        try (Stream<Path> places = Files.list(home.resolve("indexes"))) {
            return places.findFirst().orElseThrow();
        }
    }

    @Test
    @Timeout(60)
    void a_second_opener_searches_the_finished_state() throws IOException {
        try (Corpus corpus = open(Map.of("corpus.lock_wait", "1ms"))) {
            refresh(corpus);
            Files.writeString(folder.resolve("later.txt"), "Tin is mined in the hills.");
            List<String> told = new ArrayList<>();
            try (FSDirectory directory = FSDirectory.open(place());
                    Lock held = directory.obtainLock("write.lock")) {
                held.ensureValid();
                IndexReport report = corpus.refresh(told::add, new Cancellation());
                assertThat(report.documents()).isEqualTo(5);
                assertThat(report.problems()).singleElement().asString().contains("another Footnote");
                assertThat(told).hasSize(1);
                assertThat(titles(corpus, "copper")).containsExactly("note.txt");
            }
        }
    }

    @Test
    @Timeout(20)
    void a_second_opener_gives_up_on_the_first_index_after_the_time_that_is_set() throws IOException {
        try (Corpus corpus = open(Map.of("corpus.lock_wait", "1ms"))) {
            refresh(corpus);
            Path place = place();
            clear(place);
            try (FSDirectory directory = FSDirectory.open(place);
                    Lock held = directory.obtainLock("write.lock")) {
                held.ensureValid();
                assertThatThrownBy(() -> refresh(corpus))
                        .isInstanceOf(TransientException.class)
                        .hasMessageContaining("corpus.lock_wait");
            }
        }
    }

    @Test
    @Timeout(60)
    void a_second_opener_waits_for_the_first_index_as_long_as_it_is_told_to() throws Exception {
        try (Corpus corpus = open(Map.of("corpus.lock_wait", "1h"))) {
            refresh(corpus);
            Path place = place();
            clear(place);
            CompletableFuture<Void> waiting = new CompletableFuture<>();
            CompletableFuture<IndexReport> built;
            try (FSDirectory directory = FSDirectory.open(place);
                    Lock held = directory.obtainLock("write.lock")) {
                held.ensureValid();
                built = OwnThread.supply(() -> corpus.refresh(
                        line -> {
                            if (line.contains("waiting for another Footnote")) {
                                waiting.complete(null);
                            }
                        },
                        new Cancellation()));
                waiting.get(30, TimeUnit.SECONDS);
                assertThat(built).isNotDone();
            }
            assertThat(built.get(30, TimeUnit.SECONDS).documents()).isEqualTo(5);
        }
    }

    private static void clear(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void a_damaged_index_is_built_anew() throws IOException {
        try (Corpus corpus = open()) {
            refresh(corpus);
        }
        try (Stream<Path> files = Files.list(place())) {
            for (Path file : files.toList()) {
                if (!file.endsWith("write.lock")) {
                    Files.write(file, new byte[] {1, 2, 3});
                }
            }
        }
        try (Corpus corpus = open()) {
            assertThat(refresh(corpus).added()).isEqualTo(5);
            assertThat(search(corpus, "copper")).hasSize(1);
        }
        try (Corpus corpus = open(Map.of("corpus.passage_chars", "300"))) {
            assertThat(refresh(corpus).added()).isEqualTo(5);
        }
    }

    @Test
    void a_cancelled_refresh_leaves_the_last_state() throws IOException {
        try (Corpus corpus = open()) {
            refresh(corpus);
            Files.writeString(folder.resolve("note.txt"), "Tin.");
            Cancellation cancelled = new Cancellation();
            cancelled.cancel("enough");
            assertThatThrownBy(() -> corpus.refresh(line -> {}, cancelled)).isInstanceOf(CancelledException.class);
            assertThat(search(corpus, "copper")).hasSize(1);
            refresh(corpus);
            assertThat(search(corpus, "copper")).isEmpty();
        }
    }

    @Test
    void an_unindexed_or_closed_corpus_fails_instead_of_finding_nothing() {
        Corpus corpus = open();
        assertThatThrownBy(() -> search(corpus, "copper"))
                .isInstanceOf(SearchFailure.class)
                .hasMessageContaining("not been indexed");
        refresh(corpus);
        corpus.close();
        assertThatThrownBy(() -> search(corpus, "copper")).isInstanceOf(SearchFailure.class);
    }

    @Test
    void scope_limit_and_page_are_kept() {
        try (Corpus corpus = open()) {
            refresh(corpus);
            SearchScope scope = new SearchScope(List.of("example.org"), List.of(), null, null);
            Query scoped = new Query("bridge film Ada Quill", 10, 1, null, scope);
            assertThat(corpus.engine().search(scoped, new Cancellation())).hasSize(1);
            List<String> titles = new ArrayList<>();
            for (int page = 1; page <= 2; page++) {
                Query one = new Query("bridge film Ada Quill", 1, page, null, SearchScope.ALL);
                List<Hit> hits = corpus.engine().search(one, new Cancellation());
                assertThat(hits).hasSize(1);
                titles.add(hits.get(0).title());
            }
            assertThat(titles).containsExactlyInAnyOrder("The Long Bridge (film)", "Ada Quill");
            assertThat(search(corpus, "?!")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 60, 120})
    void a_hit_shows_no_more_than_snippet_chars(int most) throws IOException {
        Files.writeString(
                folder.resolve("log.txt"), "The keeper lit the lamp and wrote the log of the night. ".repeat(30));
        try (Corpus corpus = open(Map.of("corpus.snippet_chars", Integer.toString(most)))) {
            refresh(corpus);
            assertThat(search(corpus, "keeper lamp log night").get(0).snippet())
                    .isNotBlank()
                    .hasSizeBetween(most / 2, most);
        }
    }

    @Test
    void a_long_document_is_told_by_its_best_passage() throws IOException {
        String filler = "The meeting went on about the usual matters and nobody objected. ".repeat(200);
        Files.writeString(folder.resolve("long.txt"), filler + "The vault's code is kept by Mira Tolland. " + filler);
        try (Corpus corpus = open()) {
            refresh(corpus);
            Hit hit = search(corpus, "Who keeps the code of the vault?").get(0);
            assertThat(hit.snippet()).contains("Mira Tolland").hasSizeLessThan(310);
        }
    }

    @Test
    void the_wait_for_a_lock_is_a_setting() {
        assertThat(CorpusSettings.from(Settings.defaults()).lockWait()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void links_that_lead_out_of_the_folder_are_told_and_never_followed() throws IOException {
        Path outside = Files.createDirectory(temp.resolve("outside"));
        Files.writeString(outside.resolve("far.txt"), "The quartz quarry lies behind the ridge.");
        Files.createSymbolicLink(folder.resolve("deep"), outside);
        Files.createSymbolicLink(folder.resolve("far.txt"), outside.resolve("far.txt"));
        Files.createSymbolicLink(folder.resolve("again.txt"), folder.resolve("note.txt"));
        Files.createSymbolicLink(folder.resolve("round"), folder);
        Files.createSymbolicLink(folder.resolve("gone.txt"), temp.resolve("nothing.txt"));
        try (Corpus corpus = open()) {
            IndexReport report = refresh(corpus);
            assertThat(parsed).containsExactly("note.txt");
            assertThat(report.problems())
                    .anyMatch(problem -> problem.contains(
                            "2 links lead out of it and are not followed (deep, far.txt); name what they lead to"))
                    .anyMatch(problem -> problem.contains("gone.txt: is a link that leads nowhere"))
                    .noneMatch(problem -> problem.contains("again.txt") || problem.contains("round"));
            assertThat(corpus.engine().search(Query.of("quartz quarry"), new Cancellation()))
                    .isEmpty();
        }
    }
}
