package dev.footnote.corpus;

import dev.footnote.api.InvalidInputException;
import dev.footnote.api.PermanentException;
import dev.footnote.page.DocumentParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Opens corpora. */
public final class Corpora {

    private Corpora() {}

    /**
     * A corpus over folders. Documents that an earlier process indexed can be searched at once; {@link Corpus#refresh} brings it up to date.
     *
     * @param folders that hold documents; a single file will do, too; never written to
     * @param home where indexes are kept, under {@code indexes}; outside the folders
     * @param s the settings
     * @param parser reads every kind of file but JSON lines
     * @param clock for the time of reading
     * @throws InvalidInputException when a folder is not there, or holds {@code home}
     */
    public static Corpus open(List<Path> folders, Path home, CorpusSettings s, DocumentParser parser, Clock clock) {
        List<FolderIndex> indexes = new ArrayList<>();
        for (Path folder : folders) {
            indexes.add(index(folder, home, s, parser, clock));
        }
        LuceneCorpus corpus = new LuceneCorpus(List.copyOf(indexes), s);
        corpus.reopen();
        return corpus;
    }

    private static FolderIndex index(Path folder, Path home, CorpusSettings s, DocumentParser parser, Clock clock) {
        if (!Files.exists(folder)) {
            throw new InvalidInputException("the corpus folder " + folder + " does not exist; correct its name");
        }
        try {
            Path real = folder.toRealPath();
            Files.createDirectories(home);
            if (home.toRealPath().startsWith(real)) {
                throw new InvalidInputException("the folder for indexes " + home + " lies inside the corpus folder "
                        + folder + "; name another one with --home");
            }
            Path place = home.toRealPath().resolve("indexes").resolve(FileDocuments.hash(real.toString(), 16));
            return new FolderIndex(real, place, new FileDocuments(s, parser), s, clock);
        } catch (IOException e) {
            throw new PermanentException(
                    "the corpus folder " + folder + " or the folder for its index under " + home + " cannot be used ("
                            + e + "); check the rights on both",
                    e);
        }
    }
}
