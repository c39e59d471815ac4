package dev.footnote.http.lookup;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.api.Source;
import dev.footnote.api.SourceDetails;
import dev.footnote.http.exchange.ServerPaths;
import java.util.Locale;

/** The details of a source, as JSON. Stateless, safe for many threads. */
public final class SourceFields {

    private SourceFields() {}

    /**
     * Adds all fields of a source but its text.
     *
     * @param source the source
     * @param node gets the fields
     * @param paths that are kept from the caller
     */
    public static void add(Source source, ObjectNode node, ServerPaths paths) {
        node.put("url", paths.hide(source.url().toString()));
        node.put("title", source.title());
        node.put("fetched_at", source.fetchedAt().toString());
        if (source.published() != null) {
            node.put("published", source.published().shown());
        }
        if (source.language() != null) {
            node.put("language", source.language());
        }
        node.put("sha256", source.sha256());
        SourceDetails details = source.details();
        if (!details.site().isEmpty()) {
            node.put("site", details.site());
        }
        if (!details.author().isEmpty()) {
            node.put("author", details.author());
        }
        details.truncation().ifPresent(cut -> node.put("truncated", cut));
        if (details.rendered()) {
            node.put("rendered", true);
        }
        ArrayNode flags = node.putArray("flags");
        details.flags()
                .forEach(flag -> flags.addObject()
                        .put("kind", flag.kind().name().toLowerCase(Locale.ROOT))
                        .put("field", flag.field().shown())
                        .put("start", flag.start())
                        .put("end", flag.end()));
    }
}
