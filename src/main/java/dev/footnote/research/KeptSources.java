package dev.footnote.research;

import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.SourceStore;
import dev.footnote.api.run.StoredRun;
import dev.footnote.tools.ToolTexts;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The sources of an earlier run that a run which follows it starts with. They keep their numbers, so that a mark means the same source throughout a conversation. Immutable.
 *
 * @param events one for each source, as the run that follows records it
 * @param texts by hash: of the sources and of their links
 */
record KeptSources(List<ResearchEvent.SourceFrozen> events, Map<String, String> texts) {

    /** For a run that follows no other. */
    static final KeptSources NONE = new KeptSources(List.of(), Map.of());

    KeptSources {
        events = List.copyOf(events);
        texts = Map.copyOf(texts);
    }

    /**
     * Returns the sources of a run. One whose text is no longer kept is left out.
     *
     * @param earlier the run
     * @param allowed which addresses the run that follows may read
     */
    static KeptSources of(StoredRun earlier, Predicate<URI> allowed) {
        Map<Integer, ResearchEvent.SourceFrozen> last = new TreeMap<>();
        Map<String, String> texts = new TreeMap<>();
        for (RecordedEvent recorded : earlier.log().from(1)) {
            if (recorded.event() instanceof ResearchEvent.SourceFrozen frozen
                    && allowed.test(frozen.source().url())
                    && copy(earlier.sources(), frozen.source().sha256(), texts)) {
                String links = frozen.links();
                boolean linked = links != null && copy(earlier.sources(), links, texts);
                // A source is recorded again when more addresses of it become known.
                last.put(
                        frozen.source().number(),
                        new ResearchEvent.SourceFrozen(0, "", frozen.source(), linked ? links : null));
            }
        }
        return new KeptSources(List.copyOf(last.values()), texts);
    }

    private static boolean copy(SourceStore from, String sha256, Map<String, String> to) {
        from.get(sha256).ifPresent(text -> to.put(sha256, text));
        return to.containsKey(sha256);
    }

    /** Puts all texts into the store of the run that follows. */
    void copyTo(SourceStore store) {
        texts.forEach(store::put);
    }

    /** Returns what the model is told of them. Titles are foreign text: they stand between two lines with a key that no title can know. */
    String prompt() {
        String list = ToolTexts.sources(
                events.stream().map(ResearchEvent.SourceFrozen::source).toList());
        String key = PromptFiles.hash(list).substring(0, 16);
        return PromptFiles.fill(PromptFiles.load("kept.md"), Map.of("key", key)).replace("{sources}", list);
    }
}
