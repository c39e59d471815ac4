package dev.footnote.batch;

import dev.footnote.api.Answer;
import dev.footnote.api.UsageException;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The output: answers as JSON lines. Opening one of an earlier start repairs it: failed and cancelled lines and a torn last line go, by way of a second file, so
 * that a kill meanwhile loses nothing. Of what is kept, only hashes of ids stay in memory. Not safe for many threads.
 */
final class AnswerFile implements Closeable {

    /** One character a byte: a line may be torn within a character, and what is kept is kept to the byte. */
    private static final Charset BYTES = StandardCharsets.ISO_8859_1;

    private enum Kind {
        DONE,
        AGAIN,
        TORN
    }

    /** No answer is nearly as long; whatever else is named as output must not fill the memory. */
    private static final int MAX_LINE_BYTES = 16_000_000;

    private final Path named;
    private final Hashes done = new Hashes();
    private OutputFile file;
    private long dropped;
    private boolean torn;

    private AnswerFile(Path named, OutputFile file) {
        this.named = named;
        this.file = file;
    }

    /**
     * Opens and repairs it.
     *
     * @throws UsageException if it cannot be written, is being written by another process, or holds something else
     */
    static AnswerFile open(Path named) {
        try {
            AnswerFile output = new AnswerFile(named, OutputFile.open(named));
            try {
                output.repair();
            } catch (IOException | UsageException e) {
                output.close();
                throw e;
            }
            return output;
        } catch (IOException e) {
            throw new UsageException("the output " + named + " cannot be written: " + e.getMessage(), e);
        }
    }

    private void repair() throws IOException {
        if (!scan(null)) {
            return;
        }
        OutputFile fresh = file.beside();
        boolean replaced = false;
        try {
            try (OutputStream copy = new BufferedOutputStream(new Appender(fresh), 65_536)) {
                scan(copy);
            }
            file = file.replacedBy(fresh);
            replaced = true;
        } finally {
            if (!replaced) {
                fresh.close();
            }
        }
    }

    /** Appends what is written; closing it leaves the file open. */
    private static final class Appender extends OutputStream {
        private final OutputFile to;

        Appender(OutputFile to) {
            this.to = to;
        }

        @Override
        public void write(int b) throws IOException {
            to.append(new byte[] {(byte) b});
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            to.append(Arrays.copyOfRange(bytes, offset, offset + length));
        }
    }

    /** Looks at every line, or copies those that stay; true if some have to go. */
    private boolean scan(@Nullable OutputStream copy) throws IOException {
        boolean change = false;
        try (BufferedReader in = new BufferedReader(new InputStreamReader(file.read(), BYTES), 65_536)) {
            Lines lines = new Lines(in, MAX_LINE_BYTES, () -> false);
            for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
                Kind kind = kind(line, copy == null);
                change |= kind != Kind.DONE || !line.ended();
                if (kind == Kind.DONE && copy != null) {
                    copy.write((line.text() + "\n").getBytes(BYTES));
                }
            }
        }
        return change;
    }

    private Kind kind(Lines.Line line, boolean count) throws IOException {
        Optional<AnswerLines.Found> found = AnswerLines.read(line.text().getBytes(BYTES));
        if (found.isEmpty()) {
            if (line.ended() || line.tooLong() || !AnswerLines.begins(line.text())) {
                throw new UsageException(named + ", line " + line.number()
                        + " is no answer of a batch; nothing was changed: correct that line or give another -o");
            }
            torn = true;
            return Kind.TORN;
        }
        boolean again = found.get().again();
        if (count && again) {
            dropped++;
        } else if (count) {
            done.add(found.get().id());
        }
        return again ? Kind.AGAIN : Kind.DONE;
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
        file.append(AnswerLines.line(id, answer));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
