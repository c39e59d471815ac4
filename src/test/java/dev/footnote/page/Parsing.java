package dev.footnote.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.footnote.config.Settings;
import dev.footnote.page.format.PageSettings;
import dev.footnote.page.format.ParsedDocument;
import java.net.URI;

/** Shortest ways to a parsed page. */
public final class Parsing {

    public static final URI URL = URI.create("https://www.example.org/notes/page.html");

    private Parsing() {}

    public static PageSettings settings() {
        return PageSettings.from(Settings.defaults());
    }

    public static ParsedDocument page(String html) {
        return bytes("page.html", html.getBytes(UTF_8));
    }

    public static ParsedDocument bytes(String fileName, byte[] bytes) {
        return DocumentParser.create(settings()).parse(URL, fileName, bytes);
    }

    /** The text of a page with this body. */
    public static String text(String body) {
        return page("<!doctype html><html><head><title>T</title></head><body>" + body + "</body></html>")
                .text();
    }
}
