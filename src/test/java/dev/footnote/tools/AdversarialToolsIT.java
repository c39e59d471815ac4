package dev.footnote.tools;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.footnote.testkit.Adversarial;
import org.junit.jupiter.api.Test;

class AdversarialToolsIT {

    private static String quoted(String text) {
        return JsonNodeFactory.instance.textNode(text).toString();
    }

    private static void read(Runnable work) {
        try {
            work.run();
        } catch (InvalidArgumentsException e) {
            return;
        }
    }

    @Test
    void arguments_of_every_tool_may_be_any_text() {
        Adversarial.feed(text -> {
            for (String json : new String[] {text, "{\"queries\":[" + quoted(text) + "]}"}) {
                read(() -> ToolContract.search(json));
                ToolContract.canonical("search", json);
            }
            String value = quoted(text);
            read(() -> ToolContract.read("{\"url\":" + value + ",\"goal\":" + value + ",\"part\":" + value + "}"));
            read(() -> ToolContract.find("{\"source\":" + value + ",\"text\":" + value + "}"));
            read(() -> ToolContract.search(
                    "{\"queries\":" + value + ",\"published_from\":" + value + ",\"page\":" + value + "}"));
        });
    }

    @Test
    void drafts_may_hold_any_text() {
        Adversarial.feed(text -> {
            String value = quoted(text);
            read(() -> ToolContract.draft(text));
            read(() -> ToolContract.draft("{\"found\":true,\"short_answer\":" + value + ",\"claims\":[{\"text\":"
                    + value + ",\"quotes\":[{\"source\":" + value + ",\"quote\":" + value + "}]}]}"));
        });
    }

    @Test
    void results_of_tools_may_be_any_text() {
        Adversarial.feed(text -> {
            ToolTexts.parseSearch(text);
            ToolTexts.parsePage(text);
            ToolTexts.parseRefused(text);
            SpecialTokenEscaper.defuse(text);
            SpecialTokenEscaper.line(text, 100);
        });
    }
}
