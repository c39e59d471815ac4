package dev.footnote.testkit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A {@link Turn} under construction; not safe for many threads while it is built. */
public final class ScriptedTurn implements Turn {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern BLANK_LINE = Pattern.compile("(?<=\n\n)");

    private final List<ObjectNode> deltas = new ArrayList<>();
    private final List<String> raw = new ArrayList<>();
    private int calls;
    private int split = Integer.MAX_VALUE;
    private String thinkingField = "reasoning_content";
    private @Nullable String finish;
    private long[] usage = {100, 0, 20, 10};
    private boolean done = true;
    private boolean usageInChoice;
    Duration delay = Duration.ZERO;
    int cutAfter = Integer.MAX_VALUE;
    int silentAfter = Integer.MAX_VALUE;
    int status = 200;
    String body = "";
    Map<String, String> headers = Map.of();
    boolean clean;
    boolean reset;
    Duration pace = Duration.ZERO;
    boolean stayOpen;
    int tear = Integer.MAX_VALUE;
    String type = "text/event-stream";
    private @Nullable String whole;
    private String lineEnd = "\n";
    private @Nullable String comment;
    private boolean mark;
    private String packing = "";
    private String blank = " ";

    ScriptedTurn() {}

    /** Sends thinking. */
    public ScriptedTurn think(String text) {
        deltas.add(JSON.createObjectNode().put("\0think", text));
        return this;
    }

    /** Sends text. */
    public ScriptedTurn say(String text) {
        deltas.add(JSON.createObjectNode().put("content", text));
        return this;
    }

    /** Sends a tool call. */
    public ScriptedTurn call(String id, String name, String argsJson) {
        deltas.add(JSON.createObjectNode()
                .put("\0call", calls++)
                .put("id", id)
                .put("name", name)
                .put("arguments", argsJson));
        return this;
    }

    /** Sends this data line as it is, after the built ones and instead of a finish. */
    public ScriptedTurn raw(String data) {
        raw.add(data);
        return this;
    }

    /** Cuts texts and arguments into pieces of so many UTF-16 units. */
    public ScriptedTurn split(int units) {
        split = units;
        return this;
    }

    /** Waits before the first byte of the answer. */
    public ScriptedTurn delay(Duration wait) {
        delay = wait;
        return this;
    }

    /** Resets the connection after so many events. */
    public ScriptedTurn cutAfter(int events) {
        cutAfter = events;
        return this;
    }

    /** Says nothing more after so many events, until the client leaves. */
    public ScriptedTurn silentAfter(int events) {
        silentAfter = events;
        return this;
    }

    /** Ends the body properly where {@link #cutAfter} says, without a finish. */
    public ScriptedTurn clean() {
        clean = true;
        return this;
    }

    /** Sends these headers too. */
    public ScriptedTurn headers(Map<String, String> more) {
        headers = more;
        return this;
    }

    /** Answers with a status and a body instead of a stream. */
    public ScriptedTurn status(int code, String text, Map<String, String> more) {
        status = code;
        body = text;
        headers = more;
        return this;
    }

    /** Answers 200 with this body as it is, of this type, instead of a stream of events. */
    public ScriptedTurn body(String contentType, String text) {
        type = contentType;
        whole = text;
        return this;
    }

    /** Resets the connection before any answer. */
    public ScriptedTurn reset() {
        reset = true;
        return this;
    }

    /** Waits so long before each event. */
    public ScriptedTurn pace(Duration wait) {
        pace = wait;
        return this;
    }

    /** Sends one chunk for so many bytes, whatever they cut through. */
    public ScriptedTurn tear(int bytes) {
        tear = bytes;
        return this;
    }

    /** Ends lines with this instead of a newline. */
    public ScriptedTurn lineEnd(String end) {
        lineEnd = end;
        return this;
    }

    /** Sends a comment line before each event. */
    public ScriptedTurn comment(String text) {
        comment = text;
        return this;
    }

    /** Begins with a byte order mark. */
    public ScriptedTurn byteOrderMark() {
        mark = true;
        return this;
    }

    /** Writes no blank after {@code data:}. */
    public ScriptedTurn withoutBlank() {
        blank = "";
        return this;
    }

    /** Packs the body, flushed with each event: {@code gzip} or {@code deflate}. */
    public ScriptedTurn packed(String as) {
        packing = as;
        headers = Map.of("Content-Encoding", as);
        return this;
    }

    private OutputStream packing(OutputStream to) throws IOException {
        return switch (packing) {
            case "gzip" -> new GZIPOutputStream(to, true);
            case "deflate" -> new DeflaterOutputStream(to, true);
            default -> to;
        };
    }

    /** Keeps the connection open after the last event, silent, until the client leaves. */
    public ScriptedTurn stayOpen() {
        stayOpen = true;
        return this;
    }

    /** The usage to tell. */
    public ScriptedTurn usage(long input, long cached, long output, long reasoning) {
        usage = new long[] {input, cached, output, reasoning};
        return this;
    }

    /** Tells the usage in the choice of the finishing chunk only. */
    public ScriptedTurn usageInChoice() {
        usageInChoice = true;
        return this;
    }

    /** The finish reason; otherwise tool_calls or stop, as fits. */
    public ScriptedTurn finish(String reason) {
        finish = reason;
        return this;
    }

    /** The name of the field that carries thinking. */
    public ScriptedTurn thinkingField(String name) {
        thinkingField = name;
        return this;
    }

    /** Leaves out the last line {@code [DONE]}. */
    public ScriptedTurn withoutDone() {
        done = false;
        return this;
    }

    /** The body's bytes, one array for each event. */
    List<byte[]> frames() throws IOException {
        List<String> texts = new ArrayList<>();
        if (whole != null && !pace.isZero()) {
            texts.addAll(List.of(BLANK_LINE.split(whole))); // one by one
        } else if (whole != null) {
            texts.add(whole);
        } else {
            for (String event : events()) {
                texts.add((comment == null ? "" : ": " + comment + lineEnd) + "data:" + blank + event + lineEnd
                        + lineEnd);
            }
        }
        if (mark) {
            texts.set(0, "\uFEFF" + texts.get(0));
        }
        List<byte[]> out = new ArrayList<>();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream to = packing(bytes)) {
            for (String text : texts) {
                to.write(text.getBytes(StandardCharsets.UTF_8));
                to.flush();
                out.add(bytes.toByteArray());
                bytes.reset();
            }
        }
        out.add(bytes.toByteArray());
        return out;
    }

    /** The data lines in order. */
    private List<String> events() {
        List<String> out = new ArrayList<>();
        out.add(chunk(JSON.createObjectNode().put("role", "assistant").put("content", ""), null));
        for (ObjectNode delta : deltas) {
            if (delta.has("\0call")) {
                call(delta, out);
            } else {
                String from = delta.has("\0think") ? "\0think" : "content";
                String to = delta.has("\0think") ? thinkingField : "content";
                for (String piece : pieces(delta.get(from).asText())) {
                    out.add(chunk(JSON.createObjectNode().put(to, piece), null));
                }
            }
        }
        if (!raw.isEmpty()) {
            out.addAll(raw);
            return out;
        }
        out.add(chunk(JSON.createObjectNode(), finish != null ? finish : calls > 0 ? "tool_calls" : "stop"));
        if (!usageInChoice) {
            ObjectNode last = JSON.createObjectNode().put("object", "chat.completion.chunk");
            last.putArray("choices");
            last.set("usage", usage());
            out.add(last.toString());
        }
        if (done) {
            out.add("[DONE]");
        }
        return out;
    }

    private void call(ObjectNode call, List<String> out) {
        int index = call.get("\0call").asInt();
        ObjectNode first = JSON.createObjectNode();
        ObjectNode head = first.putArray("tool_calls").addObject();
        head.put("index", index).put("id", call.get("id").asText()).put("type", "function");
        head.putObject("function").put("name", call.get("name").asText()).put("arguments", "");
        out.add(chunk(first, null));
        for (String piece : pieces(call.get("arguments").asText())) {
            ObjectNode delta = JSON.createObjectNode();
            ObjectNode more = delta.putArray("tool_calls").addObject().put("index", index);
            more.putObject("function").put("arguments", piece);
            out.add(chunk(delta, null));
        }
    }

    private List<String> pieces(String text) {
        List<String> out = new ArrayList<>();
        for (int at = 0; at < text.length(); ) {
            int end = (int) Math.min(text.length(), (long) at + split);
            if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
                end++;
            }
            out.add(text.substring(at, end));
            at = end;
        }
        return out;
    }

    private ObjectNode usage() {
        ObjectNode node = JSON.createObjectNode();
        node.put("prompt_tokens", usage[0]).put("completion_tokens", usage[2]).put("total_tokens", usage[0] + usage[2]);
        node.putObject("prompt_tokens_details").put("cached_tokens", usage[1]);
        node.putObject("completion_tokens_details").put("reasoning_tokens", usage[3]);
        return node;
    }

    private String chunk(ObjectNode delta, @Nullable String reason) {
        ObjectNode root = JSON.createObjectNode()
                .put("id", "chatcmpl-1")
                .put("object", "chat.completion.chunk")
                .put("model", "kimi-k2-thinking");
        ObjectNode choice = root.putArray("choices").addObject().put("index", 0);
        choice.set("delta", delta);
        choice.put("finish_reason", reason);
        if (reason != null && usageInChoice) {
            choice.set("usage", usage());
        }
        return root.toString();
    }
}
