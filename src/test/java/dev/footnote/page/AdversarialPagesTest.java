package dev.footnote.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.footnote.api.FootnoteException;
import dev.footnote.testkit.Adversarial;
import org.junit.jupiter.api.Test;

class AdversarialPagesTest {

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
            String safe = text.replace("\"", "").replace("<", "");
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
        Adversarial.feed(text -> {
            String tag = text.startsWith("a")
                    ? "ul><li"
                    : text.startsWith("1") ? "blockquote" : text.startsWith("A") ? "table><tr><td" : "";
            if (!tag.isEmpty()) {
                parse("page.html", "<!doctype html><body>" + ("<" + tag + ">").repeat(20_000) + "word");
            }
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
