package dev.footnote.http.batches;

import dev.footnote.batch.BatchPlan;
import dev.footnote.batch.FileRemedies;
import dev.footnote.config.Settings;
import java.time.Duration;

/**
 * The limits of batches over HTTP.
 *
 * @param kept batches at once, going and ended; the longest ended one makes room
 * @param questions of one batch
 * @param bytes of one file
 * @param concurrency questions of one batch at a time
 * @param pause between two tries to begin a question while there is no place
 * @param keepAlive how long nothing is said to a reader at most
 * @param reading how files are read
 */
public record BatchSettings(
        int kept,
        int questions,
        int bytes,
        int concurrency,
        Duration pause,
        Duration keepAlive,
        BatchPlan.Reading reading) {

    /**
     * Reads the settings.
     *
     * @param settings all of them
     * @throws dev.footnote.api.InvalidInputException naming the setting that cannot be used
     */
    public static BatchSettings from(Settings settings) {
        return new BatchSettings(
                settings.integer("http.batches", 1),
                settings.integer("http.batch_questions", 1),
                settings.integer("http.batch_bytes", 1),
                settings.integer("batch.concurrency", 1),
                settings.duration("http.batch_wait"),
                settings.duration("http.keep_alive"),
                new BatchPlan.Reading(
                        null,
                        null,
                        settings.integer("batch.max_line_chars", 1),
                        settings.integer("batch.max_carried_chars", 0),
                        FileRemedies.FILE,
                        null));
    }
}
