package dev.footnote.page.office;

import dev.footnote.api.PermanentException;
import dev.footnote.page.format.CharsetDetector;
import dev.footnote.page.format.ParsedDocument;
import dev.footnote.page.html.HtmlParser;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a page that a browser saved as one file (MHTML, RFC 2557). Its style sheets are; its pictures and frames are not. */
public final class SavedPageParser {

    /** Deeper parts in parts are not looked into. */
    private static final int DEEPEST = 8;

    private final HtmlParser html;

    /**
     * Makes a parser.
     *
     * @param html reads the page
     */
    public SavedPageParser(HtmlParser html) {
        this.html = html;
    }

    /**
     * Reads a file. Links are resolved against the address that the page was saved from, which is also among the aliases.
     *
     * @throws PermanentException if no page is in it
     */
    public ParsedDocument parse(URI url, byte[] bytes) {
        MimePart whole = MimePart.of(bytes);
        List<MimePart> pages = new ArrayList<>();
        collect(whole, 0, pages);
        String start = MimePart.parameter(whole.header("content-type"), "start");
        MimePart root = pages.stream()
                .filter(page -> !start.isEmpty() && page.header("content-id").equals(start))
                .findFirst()
                .or(() -> pages.stream().findFirst())
                .orElseThrow(() -> new PermanentException(
                        url + " is a saved page (MHTML) without a page in it; save it anew or use another source"));
        String text = CharsetDetector.text(root.bytes(), root.header("content-type"))
                .orElseThrow(() ->
                        new PermanentException(url + " is in a character set that cannot be told; use another source"));
        Optional<URI> saved = address(root.header("content-location"))
                .or(() -> address(whole.header("snapshot-content-location")))
                .or(() -> address(whole.header("content-location")));
        ParsedDocument page =
                html.parse(saved.orElse(url), SavedSheets.of(whole).inserted(saved.orElse(url), text));
        List<URI> aliases = new ArrayList<>(page.aliases());
        saved.filter(address -> !aliases.contains(address)).ifPresent(aliases::add);
        String title = page.title().isEmpty() ? MailParser.decoded(whole.header("subject")) : page.title();
        return new ParsedDocument(
                title,
                page.text(),
                page.language(),
                page.published(),
                page.links(),
                aliases,
                page.leftOut(),
                page.details());
    }

    /** The parts that are pages, in order. */
    private static void collect(MimePart part, int depth, List<MimePart> pages) {
        String type = part.header("content-type").toLowerCase(Locale.ROOT);
        if (type.startsWith("multipart/") && depth < DEEPEST) {
            part.children().forEach(child -> collect(child, depth + 1, pages));
        } else if (type.startsWith("text/html") || type.startsWith("application/xhtml")) {
            pages.add(part);
        }
    }

    private static Optional<URI> address(String text) {
        try {
            URI address = new URI(text);
            boolean web = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
            return web && address.getHost() != null ? Optional.of(address) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty(); // the page stands for itself then
        }
    }
}
