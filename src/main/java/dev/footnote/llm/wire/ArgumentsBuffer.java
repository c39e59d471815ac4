package dev.footnote.llm.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one call as their pieces arrive. Each character is looked at once: brackets are counted as they come, and the whole is
 * parsed only where the last bracket closes.
 */
public final class ArgumentsBuffer {

    private static final ObjectReader STRICT =
            new ObjectMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** The characters of an object that holds nothing, blanks not counted. */
    private static final int BARE = 2;

    private final StringBuilder text = new StringBuilder();
    private int depth;
    private int solid;
    private boolean quoted;
    private boolean escaped;
    private boolean closed;
    private boolean broken;
    private boolean object;
    private boolean checked;

    public void append(String piece) {
        text.append(piece);
        for (int i = 0; i < piece.length(); i++) {
            next(piece.charAt(i));
        }
    }

    void clear() {
        text.setLength(0);
        depth = 0;
        solid = 0;
        quoted = false;
        escaped = false;
        closed = false;
        broken = false;
        object = false;
        checked = false;
    }

    private void next(char c) {
        if (quoted) {
            solid++;
            quoted = escaped || c != '"';
            escaped = !escaped && c == '\\';
            return;
        }
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            return;
        }
        solid++;
        broken |= closed || (solid == 1 && c != '{');
        switch (c) {
            case '"' -> quoted = true;
            case '{', '[' -> depth++;
            case '}', ']' -> {
                depth--;
                closed = depth == 0;
            }
            default -> {
                // numbers, words and commas tell nothing of the depth
            }
        }
    }

    /** True if this is one JSON object and nothing else. */
    public boolean isObject() {
        if (broken || !closed) {
            return false;
        }
        if (!checked) {
            checked = true;
            object = isObject(text.toString());
        }
        return object;
    }

    /** True for the empty object that some hosts send ahead of the real arguments. */
    public boolean isBare() {
        return closed && !broken && solid == BARE;
    }

    boolean contentEquals(String other) {
        return other.contentEquals(text);
    }

    /** The text; an empty object where none came. */
    String orEmptyObject() {
        return solid == 0 ? "{}" : text.toString();
    }

    public static boolean isObject(@Nullable String json) {
        if (json == null || json.isBlank()) {
            return false;
        }
        try {
            return STRICT.readTree(json).isObject();
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
