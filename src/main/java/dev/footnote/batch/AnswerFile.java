package dev.footnote.batch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footnote.api.Answer;
import dev.footnote.api.InvalidInputException;
import dev.footnote.api.OutputSchema;
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
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The output: answers as JSON lines, or as CSV where its name ends so. Opening one of an earlier start repairs it: failed and cancelled lines and a torn last line go, by way of a second file, so
 * that a kill meanwhile loses nothing. Of what is kept, only hashes of ids stay in memory. Not safe for many threads.
 */
final class AnswerFile implements Closeable {

    /** One character a byte: a line may be torn within a character, and what is kept is kept to the byte. */
    private static final Charset BYTES = StandardCharsets.ISO_8859_1;

    /**
     * An answer that is there.
     *
     * @param id the question's
     * @param status how its run ended
     */
    record Found(String id, String status) {

        /** What stands before all answers. */
        static final Found START = new Found("", "");

        private static final Set<String> AGAIN = Set.of("failed", "cancelled");

        boolean isStart() {
            return status.isEmpty();
        }

        boolean again() {
            return AGAIN.contains(status);
        }
    }

    /** The form in which answers are written. */
    interface Format {

        /** What stands before the first answer. */
        String start();

        /** An answer with its end. */
        String line(String id, ObjectNode carried, Answer answer);

        /** True if a record goes on in the next line; its bytes come as characters. */
        boolean goesOn(String record);

        /** Empty for what is no answer of a batch. */
        Optional<Found> read(byte[] record) throws IOException;

        /** What is said of a whole record that is none of these. */
        default String foreign(byte[] record) {
            return "is no answer of a batch; nothing was changed: correct that line";
        }

        /** Could this be the beginning of an answer? */
        boolean begins(byte[] record);
    }

    /** How questions are done without an answer that holds. */
    private static final Set<String> APART = Set.of("not_found", "unsupported", "budget_exhausted");

    private enum Kind {
        DONE,
        AGAIN,
        TORN
    }

    /** No answer is nearly as long; whatever else is named as output must not fill the memory. */
    private static final int MAX_LINE_BYTES = 16_000_000;

    private final Path named;
    private final Format format;
    /** The ids of answers that do not hold, by status. */
    private final Map<String, IdHashSet> apart = new LinkedHashMap<>();

    private boolean empty = true;
    private final IdHashSet done = new IdHashSet();
    private OutputFile file;
    private long dropped;
    private boolean torn;

    private AnswerFile(Path named, OutputFile file, @Nullable OutputSchema schema) {
        this.named = named;
        this.file = file;
        String name = named.toString().toLowerCase(Locale.ROOT);
        this.format = name.endsWith(".csv") ? new AnswerTable(schema) : new AnswerLineFormat();
    }

    /**
     * Opens and repairs it.
     *
     * @throws InvalidInputException if it cannot be written, is being written by another process, or holds something else
     */
    static AnswerFile open(Path named) {
        return open(named, null);
    }

    /**
     * Opens and repairs it.
     *
     * @param schema the fields that answers fill, which a table has columns for; or null
     * @throws InvalidInputException as above
     */
    static AnswerFile open(Path named, @Nullable OutputSchema schema) {
        try {
            AnswerFile output = new AnswerFile(named, OutputFile.open(named), schema);
            try {
                output.repair();
            } catch (IOException | InvalidInputException e) {
                output.close();
                throw e;
            }
            return output;
        } catch (IOException e) {
            throw new InvalidInputException("the output " + named + " cannot be written: " + e.getMessage(), e);
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
            LineReader lines = new LineReader(in, MAX_LINE_BYTES, () -> false);
            for (LineReader.Line line = record(lines); line != null; line = record(lines)) {
                Kind kind = kind(line, copy == null);
                change |= kind != Kind.DONE || !line.ended();
                if (kind == Kind.DONE && copy != null) {
                    copy.write((line.text() + "\n").getBytes(BYTES));
                }
            }
        }
        return change;
    }

    /** A line, or several where the format goes on over line ends. */
    private LineReader.@Nullable Line record(LineReader lines) throws IOException {
        LineReader.Line first = lines.next();
        if (first == null || first.tooLong() || !format.goesOn(first.text())) {
            return first;
        }
        StringBuilder text = new StringBuilder(first.text());
        LineReader.Line line = lines.next();
        boolean open = true;
        while (line != null) {
            text.append('\n').append(line.text());
            open ^= format.goesOn(line.text());
            if (!open || text.length() > MAX_LINE_BYTES) {
                return new LineReader.Line(first.number(), text.toString(), open, line.ended());
            }
            line = lines.next();
        }
        return new LineReader.Line(first.number(), text.toString(), false, false);
    }

    private Kind kind(LineReader.Line line, boolean count) throws IOException {
        byte[] bytes = line.text().getBytes(BYTES);
        Optional<Found> found = line.ended() || format.start().isEmpty() ? format.read(bytes) : Optional.empty();
        boolean startMissing = empty && !format.start().isEmpty();
        if (found.isEmpty() || (startMissing && !found.get().isStart())) {
            checkTorn(line, bytes, startMissing);
            torn = true;
            return Kind.TORN;
        }
        empty = false;
        if (count && !found.get().isStart()) {
            count(found.get());
        }
        return found.get().again() ? Kind.AGAIN : Kind.DONE;
    }

    /** What is neither an answer nor the beginning of one belongs to somebody else. */
    private void checkTorn(LineReader.Line line, byte[] bytes, boolean startMissing) {
        String start = new String(format.start().getBytes(UTF_8), BYTES);
        boolean ours = startMissing ? start.startsWith(line.text()) : format.begins(bytes);
        if (line.ended() || line.tooLong() || !ours) {
            throw new InvalidInputException(
                    named + ", line " + line.number() + " " + format.foreign(bytes) + " or give another -o");
        }
    }

    private void count(Found found) {
        if (found.again()) {
            dropped++;
            return;
        }
        done.add(found.id());
        if (APART.contains(found.status())) {
            apart.computeIfAbsent(found.status(), status -> new IdHashSet()).add(found.id());
        }
    }

    /** How the question ended that it holds an answer to. */
    String status(String id) {
        return apart.entrySet().stream()
                .filter(ended -> ended.getValue().has(id))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("answered");
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
    void append(String id, ObjectNode carried, Answer answer) throws IOException {
        String line = format.line(id, carried, answer);
        file.append((empty ? format.start() + line : line).getBytes(UTF_8));
        empty = false;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
