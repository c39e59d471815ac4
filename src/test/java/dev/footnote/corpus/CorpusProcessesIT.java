package dev.footnote.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.Cancellation;
import dev.footnote.api.search.Query;
import dev.footnote.config.Settings;
import dev.footnote.page.DocumentParser;
import dev.footnote.page.format.PageSettings;
import dev.footnote.testkit.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index and several processes: one is killed in the middle of its work, two work at once. */
class CorpusProcessesIT {

    private static final int FILES = 8;
    private static final int LINES = 3000;

    @TempDir
    private Path temp;

    private Path folder;
    private Path home;

    @BeforeEach
    void fill() throws IOException {
        folder = Files.createDirectory(temp.resolve("docs"));
        home = temp.resolve("home");
        for (int file = 0; file < FILES; file++) {
            StringBuilder lines = new StringBuilder();
            for (int i = 0; i < LINES; i++) {
                lines.append("{\"id\":\"%d-%d\",\"title\":\"Ship %d of fleet %d\",\"text\":\""
                                .formatted(file, i, i, file))
                        .append("It left the harbour with timber and came back with salt.\"}\n");
            }
            Files.writeString(folder.resolve("fleet" + file + ".jsonl"), lines);
        }
    }

    /** What the other processes run: an index brought up to date, each step told in a line. */
    static final class Indexing {
        private Indexing() {}

        public static void main(String[] arguments) {
            try (Corpus corpus = open(Path.of(arguments[0]), Path.of(arguments[1]))) {
                IndexReport report = corpus.refresh(System.out::println, new Cancellation());
                System.out.println("documents " + report.documents());
            }
        }
    }

    private static Corpus open(Path folder, Path home) {
        Settings settings = Settings.defaults();
        DocumentParser parser = DocumentParser.create(PageSettings.from(settings));
        return Corpora.open(List.of(folder), home, CorpusSettings.from(settings), parser, Clock.systemUTC());
    }

    private Process start() throws IOException {
        List<String> command = ChildJvm.command(Indexing.class, "-Xmx256m");
        command.addAll(List.of(folder.toString(), home.toString()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static BufferedReader output(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    @Test
    void a_process_killed_while_it_indexes_leaves_a_sound_index() throws Exception {
        Process killed = start();
        try (BufferedReader lines = output(killed)) {
            // After some 21,000 documents a first part is committed, and more has been written since.
            String line = lines.readLine();
            while (line != null && !line.startsWith("indexed 23000 ")) {
                line = lines.readLine();
            }
            assertThat(line).as("the other process came that far").isNotNull();
            killed.destroyForcibly();
            assertThat(killed.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        try (Corpus corpus = open(folder, home)) {
            IndexReport report = corpus.refresh(line -> {}, new Cancellation());
            assertThat(report.documents()).isEqualTo(FILES * LINES);
            assertThat(report.problems()).isEmpty();
            assertThat(corpus.engine().search(Query.of("Ship 2999 of fleet 7"), new Cancellation()))
                    .first()
                    .satisfies(hit -> assertThat(hit.title()).isEqualTo("Ship 2999 of fleet 7"));
            assertThat(corpus.refresh(line -> {}, new Cancellation()).unchanged())
                    .isEqualTo(FILES);
        }
    }

    @Test
    void two_processes_at_once_end_with_one_whole_index() throws Exception {
        Process one = start();
        Process two = start();
        List<String> told = new ArrayList<>();
        for (Process process : List.of(one, two)) {
            try (BufferedReader lines = output(process)) {
                lines.lines().forEach(told::add);
            }
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        }
        // The one that comes second waits for the first part, or goes on with it, or finds all done.
        assertThat(told).contains("documents " + FILES * LINES);
        try (Corpus corpus = open(folder, home)) {
            IndexReport report = corpus.refresh(line -> {}, new Cancellation());
            assertThat(report.unchanged()).isEqualTo(FILES);
            assertThat(report.documents()).isEqualTo(FILES * LINES);
        }
    }
}
