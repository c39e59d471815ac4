package dev.footnote.corpus;

import dev.footnote.config.Settings;
import java.time.Duration;
import java.util.List;

/**
 * How folders are indexed; the reasons for the defaults stand in {@code config/footnote.yaml}.
 *
 * @param extensions of the files that are read, lower case, without dot
 * @param maxFileBytes larger files are told and left out, jsonl excepted
 * @param lockWait how long to wait for another process that indexes the same folder
 */
public record CorpusSettings(List<String> extensions, long maxFileBytes, Duration lockWait) {
    public CorpusSettings {
        extensions = List.copyOf(extensions);
    }

    /**
     * The block {@code corpus} of the settings.
     *
     * @param settings all settings
     */
    public static CorpusSettings from(Settings settings) {
        return new CorpusSettings(
                settings.list("corpus.extensions"),
                settings.wholeNumber("corpus.max_file_bytes"),
                settings.duration("corpus.lock_wait"));
    }
}
