package dev.footnote.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.api.Answer;
import dev.footnote.api.UsageException;
import dev.footnote.json.Json;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The output: answers as JSON lines. Opening one of an earlier start repairs it: failed and cancelled lines and a torn last line go, by way of a second file, so
 * that a kill meanwhile loses nothing. Of what is kept, only hashes of ids stay in memory. Not safe for many threads.
 */
final class AnswerFile implements Closeable {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    private static final Set<String> AGAIN = Set.of("failed", "cancelled");
    private static final String START = "{\"id\":";

    private enum Kind {
        DONE,
        AGAIN,
        TORN
    }

    private final Path file;
    private final Hashes done = new Hashes();
    private FileChannel channel;
    private long dropped;
    private boolean torn;

    private AnswerFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static AnswerFile open(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            AnswerFile output = new AnswerFile(file, locked(file));
            try {
                output.repair();
            } catch (IOException | UsageException e) {
                output.close();
                throw e;
            }
            return output;
        } catch (IOException e) {
            throw new UsageException("the output " + file + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static FileChannel locked(Path file) throws IOException {
        FileChannel opened =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        boolean mine = false;
        try {
            mine = opened.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            throw inUse(file, e);
        } finally {
            if (!mine) {
                opened.close();
            }
        }
        if (!mine) {
            throw inUse(file, null);
        }
        return opened;
    }

    private static UsageException inUse(Path file, @Nullable Throwable cause) {
        return new UsageException(
                "another batch is writing " + file + "; wait for it to end or give another -o", cause);
    }

    private void repair() throws IOException {
        if (!scan(null)) {
            return;
        }
        Path fresh = file.resolveSibling(file.getFileName() + ".repair");
        try (BufferedWriter out = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8)) {
            scan(out);
        }
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        FileChannel old = channel;
        channel = locked(file);
        old.close();
    }

    /** Looks at every line, or copies those that stay; true if some have to go. */
    private boolean scan(@Nullable BufferedWriter copy) throws IOException {
        boolean change = false;
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            Lines lines = new Lines(in, Integer.MAX_VALUE - 8);
            for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
                Kind kind = kind(line, copy == null);
                change |= kind != Kind.DONE || !line.ended();
                if (kind == Kind.DONE && copy != null) {
                    copy.write(line.text());
                    copy.write('\n');
                }
            }
        }
        return change;
    }

    private Kind kind(Lines.Line line, boolean count) {
        String id = null;
        String status = null;
        try {
            JsonNode node = MAPPER.readTree(line.text());
            id = node.path("id").textValue();
            status = node.path("status").textValue();
        } catch (JsonProcessingException e) {
            if (!line.ended() && (line.text().startsWith(START) || START.startsWith(line.text()))) {
                torn = true;
                return Kind.TORN;
            }
            throw foreign(line, e);
        }
        if (id == null || status == null) {
            throw foreign(line, null);
        }
        boolean again = AGAIN.contains(status);
        if (count && again) {
            dropped++;
        } else if (count) {
            done.add(id);
        }
        return again ? Kind.AGAIN : Kind.DONE;
    }

    private UsageException foreign(Lines.Line line, @Nullable Throwable cause) {
        return new UsageException(
                file + ", line " + line.number()
                        + " is no answer of a batch; nothing was changed: correct that line or give another -o",
                cause);
    }

    boolean has(String id) {
        return done.has(id);
    }

    long kept() {
        return done.size();
    }

    long dropped() {
        return dropped;
    }

    boolean torn() {
        return torn;
    }

    /** Writes one line and hands it to the system. */
    void append(String id, Answer answer) throws IOException {
        ObjectNode given = (ObjectNode) MAPPER.readTree(Json.answer(answer, false));
        ObjectNode line = MAPPER.createObjectNode();
        line.put("id", id);
        line.put("run_id", answer.id());
        given.remove("id");
        line.setAll(given);
        ByteBuffer bytes = ByteBuffer.wrap((MAPPER.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
