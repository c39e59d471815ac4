package dev.footnote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a batch tells where nobody watches a terminal. */
@Timeout(120)
class BatchProgressIT {

    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource({"1ms, true", "1h, false"})
    void a_line_of_progress_comes_as_often_as_the_setting_says(String every, boolean told) throws IOException {
        Path folder = Files.createDirectory(home.resolve("docs"));
        Files.writeString(folder.resolve("mill.md"), "# Mill\n\nThe mill at Ober was built by Ada Brennan in 1811.\n");
        Path file = home.resolve("questions.txt");
        Files.writeString(
                file, "Who built the mill at Ober?\nWhen was the mill at Ober built?\nWho was Ada Brennan?\n");
        Path out = home.resolve("answers.jsonl");
        CommandLine.Said said = CommandLine.run(
                "batch",
                file.toString(),
                "-o",
                out.toString(),
                "--corpus",
                folder.toString(),
                "--model",
                "offline",
                "--home",
                home.resolve("home").toString(),
                "--concurrency",
                "1",
                "--set",
                "batch.progress_every=" + every);
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(Files.readAllLines(out)).hasSize(3);
        assertThat(said.err().lines().anyMatch(line -> line.matches("[12] of 3: .* left")))
                .as(said.err())
                .isEqualTo(told);
        assertThat(said.err()).contains("3 of 3: 3 done");
    }
}
