package dev.footnote.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.footnote.api.FootnoteException;
import dev.footnote.testkit.Adversarial;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdversarialPagesIT {

    private static void parse(String name, String text) {
        try {
            Parsing.bytes(name, text.getBytes(UTF_8));
        } catch (FootnoteException e) {
            return;
        }
    }

    @Test
    void a_page_may_be_any_text() {
        Adversarial.feed(text -> parse("page.html", text));
    }

    @Test
    void a_page_may_hold_any_text() {
        Adversarial.feed(text ->
                parse("page.html", "<!doctype html><html lang='en'><title>T</title><body><main><p>Said: " + text));
    }

    @Test
    void code_and_attributes_may_hold_any_text() {
        Adversarial.feed(text -> {
            // It stands in eight places: each gets its share of the length.
            String safe = text.substring(0, text.length() / 8).replace("\"", "").replace("<", "");
            parse(
                    "page.html",
                    "<!doctype html><html lang=\"" + safe + "\"><title>" + safe + "</title><meta name=date content=\""
                            + safe
                            + "\"><body><main class=\"" + safe + "\"><pre>" + safe + "</pre><p style=\"" + safe
                            + "\">A<sup>" + safe
                            + "</sup><a href=\"" + safe + "\">" + safe + "</a>");
        });
    }

    @Test
    void deep_nesting_is_read_or_refused() {
        Adversarial.feed(List.of("ul><li", "blockquote", "table><tr><td"), text -> {
            String tag = text.substring(0, text.indexOf(text.substring(0, 5), 5));
            parse("page.html", "<!doctype html><body>" + ("<" + tag + ">").repeat(20_000) + "word");
        });
    }

    @Test
    void a_text_file_may_hold_any_text() {
        Adversarial.feed(text -> {
            parse("notes.txt", text);
            parse("notes.md", text);
        });
    }
}
