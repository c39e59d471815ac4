package dev.footnote.batch;

import dev.footnote.api.PermanentException;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.run.ResearchRun;
import dev.footnote.service.FootnoteService;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The batch's service, and further ones for lines that name a folder of their own; those are opened when first needed and stay open, as their indexes are
 * shared. Called by one thread.
 */
public final class FootnotePool implements BatchRunner.RunStarter, AutoCloseable {

    private final FootnoteService main;
    private final Function<Path, FootnoteService> opener;
    private final int most;
    private final Map<Path, FootnoteService> open = new LinkedHashMap<>();

    /**
     * @param main for lines without a folder; stays the caller's
     * @param opener opens a service for a folder
     * @param most folders that may be open at once, from 0
     */
    public FootnotePool(FootnoteService main, Function<Path, FootnoteService> opener, int most) {
        this.main = main;
        this.opener = opener;
        this.most = most;
    }

    @Override
    public ResearchRun start(ResearchRequest request, @Nullable Path corpus) {
        return (corpus == null ? main : service(corpus)).start(request);
    }

    private FootnoteService service(Path corpus) {
        Path folder = corpus.toAbsolutePath().normalize();
        FootnoteService known = open.get(folder);
        if (known != null) {
            return known;
        }
        if (open.size() >= most) {
            throw new PermanentException("the batch's lines name more than " + most
                    + " corpora; raise batch.max_corpora, or make one batch of each");
        }
        FootnoteService opened = opener.apply(folder);
        open.put(folder, opened);
        return opened;
    }

    @Override
    public void close() {
        open.values().forEach(FootnoteService::close);
        open.clear();
    }
}
