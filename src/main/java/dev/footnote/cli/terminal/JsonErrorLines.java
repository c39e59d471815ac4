package dev.footnote.cli.terminal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/**
 * Turns the lines of the logger into a JSON object a line. The logger writes level, name and message on one line, then perhaps a stack trace, and flushes after both.
 * Safe for many threads.
 */
public final class JsonErrorLines extends OutputStream {

    private static final List<String> LEVELS = List.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Consumer<String> sink;
    private final Clock clock;

    /**
     * Creates a stream.
     *
     * @param sink takes each line, without its end
     * @param clock tells the time
     */
    public JsonErrorLines(Consumer<String> sink, Clock clock) {
        this.sink = sink;
        this.clock = clock;
    }

    @Override
    public synchronized void write(int b) {
        bytes.write(b);
    }

    @Override
    public synchronized void write(byte[] buffer, int offset, int length) {
        bytes.write(buffer, offset, length);
    }

    @Override
    public synchronized void flush() {
        String text = bytes.toString(StandardCharsets.UTF_8).strip();
        bytes.reset();
        if (!text.isEmpty()) {
            sink.accept(line(text));
        }
    }

    private String line(String text) {
        int end = text.indexOf('\n');
        String first = (end < 0 ? text : text.substring(0, end)).strip();
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("time", clock.instant().toString());
        int blank = first.indexOf(' ');
        String level = blank < 0 ? "" : first.substring(0, blank);
        int dash = first.indexOf(" - ");
        if (LEVELS.contains(level) && dash > blank) {
            line.put("level", level);
            line.put("logger", first.substring(blank + 1, dash).strip());
            line.put("message", first.substring(dash + 3));
        } else {
            line.put("level", "INFO");
            line.put("message", first);
        }
        if (end >= 0) {
            line.put("trace", text.substring(end + 1));
        }
        return Json.line(line);
    }
}
