package dev.footnote.corpus;

import dev.footnote.api.SourceDetails;
import dev.footnote.api.search.PublishedDate;
import dev.footnote.page.format.Link;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A document as the index takes it; its details have no flags, which come when it is frozen. */
record CorpusDocument(
        URI url,
        String title,
        String text,
        @Nullable String language,
        @Nullable PublishedDate published,
        SourceDetails details,
        List<Link> links) {}
