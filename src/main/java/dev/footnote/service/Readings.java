package dev.footnote.service;

import dev.footnote.api.Cancellation;
import dev.footnote.api.InvalidInputException;
import dev.footnote.api.Passage;
import dev.footnote.api.Reading;
import dev.footnote.api.Source;
import dev.footnote.config.FileNames;
import dev.footnote.evidence.Passages;
import dev.footnote.evidence.SourceFreezer;
import dev.footnote.page.DocumentParser;
import dev.footnote.page.Page;
import dev.footnote.page.format.Link;
import dev.footnote.page.format.ParsedDocument;
import dev.footnote.research.tool.ResearchSources;
import dev.footnote.url.CanonicalUrls;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Reads single pages and files with all that can be said about the reading. */
final class Readings {

    private final ResearchSources material;
    private final DocumentParser parser;
    private final Clock clock;
    private final int passageChars;

    /**
     * @param passageChars UTF-16 units of the passages that fit a goal, in all
     */
    Readings(ResearchSources material, DocumentParser parser, Clock clock, int passageChars) {
        this.passageChars = passageChars;
        this.material = material;
        this.parser = parser;
        this.clock = clock;
    }

    Reading of(URI url, Cancellation cancellation) {
        Page page = material.reader(url)
                .orElseThrow(() -> new InvalidInputException(unreadable(url)))
                .read(url, cancellation);
        List<URI> others = new ArrayList<>(List.of(url));
        others.addAll(page.aliases());
        Source source = page.source().at(CanonicalUrls.cited(page.source().url(), others));
        return new Reading(source, page.cut(), page.leftOut(), links(page.links()));
    }

    private static String unreadable(URI url) {
        return "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme())
                ? "the web is not read here, and " + url
                        + " is on it; give a document of the folders, or turn the web on where the program is started (--web)"
                : "addresses like " + url + " cannot be read here; give an address that a search gave, or a file";
    }

    Reading of(Path file) {
        try {
            URI uri = file.toUri();
            ParsedDocument parsed = parser.parse(uri, FileNames.last(file), Files.readAllBytes(file));
            return new Reading(
                    SourceFreezer.freeze(
                            uri,
                            parsed.title(),
                            parsed.published(),
                            clock.instant(),
                            parsed.language(),
                            parsed.text(),
                            parsed.details()),
                    parsed.cut(),
                    parsed.leftOut(),
                    links(parsed.links()));
        } catch (IOException e) {
            throw new InvalidInputException(
                    "the file " + FileNames.shown(file) + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** What of a source fits a goal best; all of it where it is short. */
    List<Passage> passages(Source source, String goal) {
        return Passages.best(1, source.text(), goal, passageChars);
    }

    private static List<URI> links(List<Link> links) {
        return links.stream().map(Link::url).toList();
    }
}
