package dev.footnote.service;

import dev.footnote.api.InvalidInputException;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.engine.SearchEngine;
import dev.footnote.corpus.Corpus;
import dev.footnote.page.PageReader;
import dev.footnote.research.tool.ResearchSources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where runs may search and read, and the parts of it that a request can choose. Immutable, safe for many threads. */
final class Places {

    private final ResearchSources all;
    private final @Nullable Corpus corpus;
    private final boolean web;
    private final Map<String, Path> folders;

    /**
     * @param all that there is; the corpus's reader comes first
     * @param corpus the folders, or null
     * @param web true if the web or engines of the caller's own are searched
     */
    Places(ResearchSources all, @Nullable Corpus corpus, boolean web) {
        this.all = all;
        this.corpus = corpus;
        this.web = web;
        this.folders = corpus == null ? Map.of() : named(corpus.folders());
    }

    /** Each folder goes by its last name; the second of a name has a number before it, as in addresses over HTTP. */
    private static Map<String, Path> named(List<Path> folders) {
        Map<String, Path> out = new LinkedHashMap<>();
        for (Path folder : folders) {
            Path last = folder.getFileName();
            String plain = last == null ? "all" : last.toString();
            String name = plain;
            for (int n = 2; out.containsKey(ResearchRequest.CORPUS + "/" + name); n++) {
                name = n + "/" + plain;
            }
            out.put(ResearchRequest.CORPUS + "/" + name, folder);
        }
        return out;
    }

    /** Returns the names of all places; a single folder has no name besides that of the corpus. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        if (web) {
            names.add(ResearchRequest.WEB);
        }
        if (corpus != null) {
            names.add(ResearchRequest.CORPUS);
        }
        if (folders.size() > 1) {
            names.addAll(folders.keySet());
        }
        return List.copyOf(names);
    }

    /**
     * Checks what a request has chosen.
     *
     * @throws InvalidInputException if it names a place that is not there
     */
    void check(List<String> chosen) {
        for (String name : chosen) {
            if (!names().contains(name) && !folders.containsKey(name)) {
                String shown = name.length() > 64 ? name.substring(0, 64) + "…" : name;
                throw new InvalidInputException("places names \"" + shown + "\", which is not searched here; there "
                        + (names().size() == 1 ? "is " : "are ") + String.join(", ", names()));
            }
        }
    }

    /** Returns what a request has chosen; all for an empty list. Names that are not there any more are left out, unless nothing is left. */
    ResearchSources of(List<String> chosen) {
        boolean onWeb = web && chosen.contains(ResearchRequest.WEB);
        Set<Path> among = new TreeSet<>();
        folders.forEach((name, folder) -> {
            if (chosen.contains(ResearchRequest.CORPUS) || chosen.contains(name)) {
                among.add(folder);
            }
        });
        boolean everything = onWeb == web && among.size() == folders.size();
        if (everything || (!onWeb && among.isEmpty())) {
            return all;
        }
        List<PageReader> readers = new ArrayList<>();
        List<SearchEngine> engines = new ArrayList<>();
        if (corpus != null && !among.isEmpty()) {
            readers.add(corpus.pages(among));
            engines.add(corpus.engine(among));
        }
        if (onWeb) {
            readers.addAll(
                    all.readers().subList(corpus == null ? 0 : 1, all.readers().size()));
        }
        return new ResearchSources(
                all.search().with(traits -> onWeb && !traits.name().equals(ResearchRequest.CORPUS), engines),
                readers,
                reach(!engines.isEmpty(), onWeb));
    }

    /**
     * Returns one sentence for the model on what is searched.
     *
     * @param documents true if folders are searched
     * @param web true if more than folders is searched
     */
    static String reach(boolean documents, boolean web) {
        if (!documents) {
            return "You search the web.";
        }
        return web
                ? "You search the user's own documents and the web."
                : "You search only the documents that the user gave; the web is out of reach.";
    }
}
