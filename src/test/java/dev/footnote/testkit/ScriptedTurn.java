package dev.footnote.testkit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@link Turn} under construction; not safe for many threads while it is built. */
public final class ScriptedTurn implements Turn {

    static final ObjectMapper JSON = new ObjectMapper();

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

    /** Answers with a status and a body instead of a stream. */
    public ScriptedTurn status(int code, String text, Map<String, String> more) {
        status = code;
        body = text;
        headers = more;
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

    /** The data lines in order. */
    List<String> events() {
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
