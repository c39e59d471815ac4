package dev.footnote.corpus;

import dev.footnote.api.UsageException;
import dev.footnote.evidence.Sources;
import dev.footnote.page.DocumentParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Opens corpora. */
public final class Corpora {

    /** Part of the index folder's name: a new form of the index leaves old ones alone. */
    private static final String FORM = "1";

    private Corpora() {}

    /**
     * A corpus over folders; nothing is read before {@link Corpus#refresh}.
     *
     * @param folders each must be there
     * @param home the index lies below it, never in a folder that is indexed
     * @param settings what is read
     * @param parser turns files into text
     * @param clock tells when a document was read
     * @throws UsageException if a folder is not there or the index's place cannot be written
     */
    public static Corpus open(
            List<Path> folders, Path home, CorpusSettings settings, DocumentParser parser, Clock clock) {
        List<Path> real = new ArrayList<>();
        for (Path folder : folders) {
            real.add(real(folder));
        }
        StringBuilder key = new StringBuilder(FORM);
        real.forEach(folder -> key.append('\n').append(folder));
        Path index =
                home.resolve("indexes").resolve(Sources.sha256(key.toString()).substring(0, 24));
        try {
            Files.createDirectories(index);
            return new LuceneCorpus(real, index, settings, parser, clock);
        } catch (IOException e) {
            throw new UsageException(
                    "the index folder " + index + " cannot be written (" + e.getMessage()
                            + "); give another place with --home or FOOTNOTE_HOME",
                    e);
        }
    }

    private static Path real(Path folder) {
        try {
            Path real = folder.toRealPath();
            if (!Files.isDirectory(real)) {
                throw new UsageException("the corpus \"" + folder + "\" is a file; give the folder that holds it");
            }
            return real;
        } catch (IOException e) {
            throw new UsageException("there is no folder \"" + folder + "\"; check the path given as corpus", e);
        }
    }
}
