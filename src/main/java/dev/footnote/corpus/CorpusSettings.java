package dev.footnote.corpus;

import dev.footnote.config.Settings;
import java.time.Duration;
import java.util.List;

/**
 * The settings under {@code corpus}.
 *
 * @param extensions of the files that are read, lower case, without a dot
 * @param maxFileBytes larger files are left out, JSON lines excepted
 * @param maxLineBytes of a JSON line; a longer one is left out
 * @param passageChars UTF-16 units of a passage, about
 * @param snippetChars most UTF-16 units of a snippet
 * @param titleBoost weight of the title beside the text
 * @param passageWeight weight of a document's best passage beside the whole document
 * @param namedWeight the gain of a document whose title the question names, in shares of the best score
 * @param hopWeight the gain of a document whose title a leading document names, in shares of the best score
 * @param hopSources leading documents that are looked through for titles
 * @param lockWait how long to wait while another process builds the first index
 */
public record CorpusSettings(
        List<String> extensions,
        long maxFileBytes,
        int maxLineBytes,
        int passageChars,
        int snippetChars,
        double titleBoost,
        double passageWeight,
        double namedWeight,
        double hopWeight,
        int hopSources,
        Duration lockWait) {

    public CorpusSettings {
        extensions = List.copyOf(extensions);
    }

    /**
     * The slice of all settings.
     *
     * @param settings all
     */
    public static CorpusSettings from(Settings settings) {
        return new CorpusSettings(
                settings.list("corpus.extensions"),
                settings.wholeNumber("corpus.max_file_bytes"),
                settings.integer("corpus.max_line_bytes"),
                settings.integer("corpus.passage_chars"),
                settings.integer("corpus.snippet_chars"),
                settings.number("corpus.title_boost"),
                settings.number("corpus.passage_weight"),
                settings.number("corpus.named_weight"),
                settings.number("corpus.hop_weight"),
                settings.integer("corpus.hop_sources"),
                settings.duration("corpus.lock_wait"));
    }
}
