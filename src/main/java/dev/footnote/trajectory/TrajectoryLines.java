package dev.footnote.trajectory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.footnote.json.JsonNodes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The lines of a file that are no events: {@code trajectory} begins it, {@code text} holds a source's text before the event that names it, {@code
 * trajectory_end} counts the events and has the SHA-256 of all lines before it.
 */
final class TrajectoryLines {

    static final String BEGIN = "trajectory";
    static final String TEXT = "text";
    static final String END = "trajectory_end";

    /** Files with a higher one are of a later Footnote. */
    static final int VERSION = 1;

    private final MessageDigest digest;

    TrajectoryLines() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JVM has no SHA-256", e);
        }
    }

    static String begin(String id, String tools) {
        ObjectNode line = typed(BEGIN).put("version", VERSION).put("id", id);
        line.putRawValue("tools", new RawValue(tools));
        return line.toString();
    }

    static String text(String sha256, String text) {
        return typed(TEXT).put("sha256", sha256).put("text", text).toString();
    }

    String end(long events) {
        return typed(END).put("events", events).put("sha256", sum()).toString();
    }

    /** Counts a line in, without its end. */
    byte[] add(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        digest.update(bytes);
        return bytes;
    }

    /** The hash of all lines that were added; the counting begins anew. */
    String sum() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static ObjectNode typed(String type) {
        return JsonNodes.object().put("type", type);
    }
}
