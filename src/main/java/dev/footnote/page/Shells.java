package dev.footnote.page;

import dev.footnote.api.Cancellation;
import dev.footnote.api.PermanentException;
import dev.footnote.net.HttpAnswer;
import dev.footnote.page.dom.Descendants;
import dev.footnote.page.format.CharsetDetector;
import dev.footnote.page.format.ParsedDocument;
import dev.footnote.page.html.HtmlParser;
import dev.footnote.page.render.PageRenderer;
import dev.footnote.page.render.RenderException;
import dev.footnote.page.render.RenderedPage;
import dev.footnote.page.standin.StandIns;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/**
 * Tells pages that show nothing without their script, and has a renderer run it. The data that a page carries for its script, and what it shows to browsers without
 * one, count as shown. Safe for many threads.
 */
final class Shells {

    /** A page that was read with more text than this is one to read, wherever the text comes from. */
    private static final int MAX_TEXT = 600;

    /** A page that shows fewer characters than this shows nothing: a name, or that it is loading. */
    private static final int EMPTY = 60;

    private static final int MAX_DEPTH = 400;

    private static final Set<String> NOT_SHOWN = Set.of("script", "style", "template", "title", "head");

    private static final Set<String> SCRIPTS = Set.of(
            "", "module", "text/javascript", "application/javascript", "text/ecmascript", "application/ecmascript");

    private final Optional<PageRenderer> renderer;
    private final FormatDispatcher documents;

    /**
     * The outcome for a page.
     *
     * @param parsed its text, rendered or not
     * @param rendered true if its script was run for that
     * @param forward where its script sends its readers, if anywhere; not fetched yet
     * @param why the reason for which a shell is still one, as a clause; empty for other pages
     * @param cut the part of a rendered page that may be missing because a limit was reached
     */
    record Outcome(
            ParsedDocument parsed,
            boolean rendered,
            Optional<URI> forward,
            Optional<String> why,
            Optional<String> cut) {

        private static Outcome asItIs(ParsedDocument parsed, Optional<String> why) {
            return new Outcome(parsed, false, Optional.empty(), why, Optional.empty());
        }
    }

    /**
     * @param renderer runs scripts, if any does
     * @param documents reads what it gives
     */
    Shells(Optional<PageRenderer> renderer, FormatDispatcher documents) {
        this.renderer = renderer;
        this.documents = documents;
    }

    /**
     * Has the script of a page run if the page shows nothing without.
     *
     * @param answer the page
     * @param parsed what it says without its script
     * @param passed addresses that led here; a script that sends its readers back to one of them leads nowhere
     */
    Outcome outcome(HttpAnswer answer, ParsedDocument parsed, List<URI> passed, Cancellation cancellation) {
        if (renderer.isEmpty()
                || answer.truncated()
                || !WebPageReader.isHtml(answer)
                || !isShell(answer.uri(), answer, parsed)) {
            return Outcome.asItIs(parsed, Optional.empty());
        }
        try {
            RenderedPage page = renderer.get().render(answer, cancellation);
            if (page.forward().isPresent()) {
                URI to = page.forward().get();
                return passed.contains(to) || to.equals(answer.uri())
                        ? Outcome.asItIs(parsed, Optional.of("its script only loads it again"))
                        : new Outcome(parsed, false, page.forward(), Optional.empty(), Optional.empty());
            }
            return built(answer.uri(), parsed, page);
        } catch (RenderException e) {
            return Outcome.asItIs(parsed, Optional.of("a browser could not run its script: " + e.getMessage()));
        }
    }

    private Outcome built(URI url, ParsedDocument parsed, RenderedPage page) {
        ParsedDocument built;
        try {
            built = documents.parse(
                    url,
                    WebPageReader.fileName(url),
                    "text/html; charset=utf-8",
                    page.html().getBytes(StandardCharsets.UTF_8));
        } catch (PermanentException e) {
            return Outcome.asItIs(parsed, Optional.of("what a browser made of it cannot be read"));
        }
        boolean more = built.text().length() > parsed.text().length()
                || StandIns.waitsForScript(parsed.title(), parsed.text());
        if (built.text().isBlank() || !more || StandIns.waitsForScript(built.title(), built.text())) {
            return Outcome.asItIs(parsed, Optional.of("a browser ran its script, and it showed no text"));
        }
        return new Outcome(built, true, Optional.empty(), Optional.empty(), page.cut());
    }

    private static boolean isShell(URI url, HttpAnswer answer, ParsedDocument parsed) {
        if (parsed.text().length() > MAX_TEXT || parsed.cut() != null) {
            return false;
        }
        String html = HtmlParser.within(CharsetDetector.decode(answer.body(), WebPageReader.type(answer)));
        Document doc = Parser.htmlParser().setMaxDepth(MAX_DEPTH).parseInput(html, url.toString());
        return Descendants.where(doc, Shells::isScript).size() > 0
                && (parsed.text().isBlank()
                        || StandIns.waitsForScript(parsed.title(), parsed.text())
                        || shown(doc) < EMPTY);
    }

    private static boolean isScript(Element e) {
        return e.normalName().equals("script")
                && SCRIPTS.contains(e.attr("type").strip().toLowerCase(Locale.ROOT))
                && (e.hasAttr("src") || !e.data().isBlank());
    }

    private static int shown(Document doc) {
        int out = 0;
        for (TextNode text : Descendants.texts(doc.body(), node -> !isAside(node))) {
            out += text.text().strip().length();
        }
        return out;
    }

    private static boolean isAside(TextNode node) {
        Element parent = node.parent();
        return parent != null && NOT_SHOWN.contains(parent.normalName());
    }
}
