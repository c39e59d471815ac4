package dev.footnote.research;

import dev.footnote.evidence.SourceFreezer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The prompt files of the jar. */
public final class PromptFiles {

    private PromptFiles() {}

    /**
     * Returns a prompt without white space around it.
     *
     * @param name of its file
     */
    public static String load(String name) {
        try (InputStream in = PromptFiles.class.getResourceAsStream("/dev/footnote/prompts/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks dev/footnote/prompts/" + name + "; build it anew");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the prompt " + name + " from the jar", e);
        }
    }

    /**
     * Returns the text with each {@code {name}} that has a value filled in; all other braces stay.
     *
     * @param text of a prompt
     * @param values by their names
     */
    public static String fill(String text, Map<String, String> values) {
        String out = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            out = out.replace("{" + value.getKey() + "}", value.getValue());
        }
        return out;
    }

    /**
     * Returns a hash of a text, as hexadecimal digits.
     *
     * @param text any
     */
    public static String hash(String text) {
        return SourceFreezer.sha256(text);
    }
}
