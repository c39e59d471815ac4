package dev.footnote.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.footnote.config.Settings;
import dev.footnote.page.format.PageSettings;
import dev.footnote.page.format.ParsedDocument;
import java.net.URI;

/** Shortest ways to a parsed page. */
final class Parsing {

    static final URI URL = URI.create("https://www.example.org/notes/page.html");

    private Parsing() {}

    static PageSettings settings() {
        return PageSettings.from(Settings.defaults());
    }

    static ParsedDocument page(String html) {
        return bytes("page.html", html.getBytes(UTF_8));
    }

    static ParsedDocument bytes(String fileName, byte[] bytes) {
        return DocumentParser.create(settings()).parse(URL, fileName, bytes);
    }

    /** The text of a page with this body. */
    static String text(String body) {
        return page("<!doctype html><html><head><title>T</title></head><body>" + body + "</body></html>")
                .text();
    }
}
