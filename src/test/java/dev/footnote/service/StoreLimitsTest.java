package dev.footnote.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.ResearchRequest;
import dev.footnote.api.run.StoredRun;
import dev.footnote.testkit.TurnedClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ended runs are kept in the number and for the time that the settings say. */
class StoreLimitsTest {

    @TempDir
    private Path temp;

    private final TurnedClock clock = new TurnedClock();

    private FootnoteService footnote(String setting, String value) throws IOException {
        Path docs = Files.createDirectories(temp.resolve("docs"));
        Files.writeString(docs.resolve("bees.txt"), "A hive holds 40,000 bees in summer.");
        return FootnoteService.builder()
                .environment(Map.of())
                .corpus(docs)
                .home(temp.resolve("home"))
                .model("offline")
                .clock(clock)
                .setting(setting, value)
                .build();
    }

    /** A run that has ended without being begun. */
    private static String ended(FootnoteService footnote) {
        StoredRun run = footnote.open(ResearchRequest.of("How many bees?"), "");
        footnote.dismiss(run, "not needed").result().join();
        return run.id();
    }

    private static List<String> kept(FootnoteService footnote) {
        return footnote.list("", 100, null).stream().map(StoredRun::id).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void no_more_ended_runs_are_kept_than_allowed(int most) throws IOException {
        try (FootnoteService footnote = footnote("store.max_runs", Integer.toString(most))) {
            String waiting =
                    footnote.open(ResearchRequest.of("Which bees?"), "").id();
            List<String> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                all.add(0, ended(footnote));
            }
            List<String> expected = new ArrayList<>(all.subList(0, most));
            expected.add(waiting);
            assertThat(kept(footnote))
                    .as("newest first, and what has not ended")
                    .isEqualTo(expected);
        }
    }

    @Test
    void an_ended_run_is_kept_for_the_time_that_is_set() throws IOException {
        try (FootnoteService footnote = footnote("store.time_to_live", "10m")) {
            String first = ended(footnote);
            clock.on(Duration.ofMinutes(4));
            String second = ended(footnote);
            String waiting =
                    footnote.open(ResearchRequest.of("Which bees?"), "").id();
            clock.on(Duration.ofMinutes(6));
            assertThat(kept(footnote)).containsExactly(waiting, second, first);
            clock.on(Duration.ofMillis(1));
            assertThat(kept(footnote)).containsExactly(waiting, second);
            assertThat(footnote.stored(first)).isEmpty();
            clock.on(Duration.ofDays(30));
            assertThat(kept(footnote)).containsExactly(waiting);
        }
    }
}
