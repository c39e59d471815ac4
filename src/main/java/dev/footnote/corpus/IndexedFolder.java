package dev.footnote.corpus;

import dev.footnote.api.Cancellation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.lucene.index.DirectoryReader;
import org.jspecify.annotations.Nullable;

/** A folder with its index. Safe for many threads. */
interface IndexedFolder {

    /** Returns the folder, or the single file, by its real path. */
    Path folder();

    /** Returns the last finished state, or null where there is none that this version reads. */
    @Nullable
    DirectoryReader open() throws IOException;

    /** Brings the index in line with the folder. */
    IndexReport refresh(Consumer<String> progress, Cancellation cancellation);
}
