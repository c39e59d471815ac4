package dev.footnote.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.footnote.api.InvalidInputException;
import dev.footnote.api.ResearchRequest;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;

/** Reads the questions of one input, a line at a time. */
final class QuestionFile {

    /** Takes the questions that are read. */
    interface Sink {
        void mapped(String file, String mapping);

        /** Returns false to stop the reading. */
        boolean question(BatchQuestion question);

        void bad(String file, long line, String problem);
    }

    private static final int SNIFFED = 8192;

    private final String name;
    private final Sink sink;
    private final BatchPlan.Reading reading;
    private final JsonQuestions json;
    private String encoding = "";
    private String label = "JSON";
    private boolean told;
    private long reached;

    /**
     * @param name as it was given, for complaints and to tell the form by its ending
     * @param sink of the questions
     * @param reading how inputs are read
     */
    QuestionFile(String name, Sink sink, BatchPlan.Reading reading) {
        this.name = name;
        this.sink = sink;
        this.reading = reading;
        this.json = new JsonQuestions(name, reading, columns -> tell(label, columns));
    }

    /** Reads until the end, or until the sink has enough; returns false for the latter. */
    boolean read(InputStream stream) {
        try {
            TextDecoder text = TextDecoder.open(name, stream, reading.encoding());
            encoding = text.charset().equals(StandardCharsets.UTF_8) ? "" : " in " + text.charset();
            BufferedReader in = text.reader();
            InputKind kind = InputKind.of(name, start(in), reading);
            LineReader lines = new LineReader(
                    in, reading.maxLineChars(), () -> text.source().failure() != null);
            label = kind.form() == InputKind.Form.JSON_LINES ? "JSONL" : "JSON";
            boolean more = switch (kind.form()) {
                case JSON -> document(in);
                case JSON_LINES, PLAIN -> lines(lines, kind);
                case TABLE -> table(lines, kind);
            };
            IOException failure = text.source().failure();
            if (more && failure != null) {
                unreadable(failure);
            }
            return more;
        } catch (IOException e) {
            unreadable(e);
            return true;
        }
    }

    private void unreadable(IOException e) {
        String problem = e instanceof EOFException || e instanceof ZipException
                ? "the packed file is damaged or cut short; get it again"
                : "the file cannot be read";
        sink.bad(name, reached + 1, "from here on " + problem + " (" + e.getMessage() + ")");
    }

    private static String start(BufferedReader in) throws IOException {
        in.mark(SNIFFED);
        char[] start = new char[SNIFFED];
        int length = Math.max(0, in.read(start, 0, SNIFFED));
        in.reset();
        return new String(start, 0, length).stripLeading();
    }

    private void tell(String form, FieldNames columns) {
        tell(form + encoding + "; " + columns.told());
    }

    private void tell(String mapping) {
        if (!told) {
            told = true;
            sink.mapped(name, mapping);
        }
    }

    private boolean document(BufferedReader in) throws IOException {
        try {
            return json.document(in, (value, line) -> {
                reached = line;
                return taken(line, () -> json.question(value, line));
            });
        } catch (JsonProcessingException e) {
            long line = e.getLocation() == null ? reached + 1 : e.getLocation().getLineNr();
            sink.bad(name, line, "from here on this is no JSON: " + e.getOriginalMessage());
            return true;
        }
    }

    /** Makes a question. */
    private interface Maker {
        BatchQuestion make() throws InvalidLineException;
    }

    private boolean taken(long line, Maker maker) {
        try {
            return sink.question(maker.make());
        } catch (InvalidLineException e) {
            sink.bad(name, line, e.problem());
            return true;
        }
    }

    private boolean lines(LineReader lines, InputKind kind) throws IOException {
        boolean header = kind.header();
        for (LineReader.Line line = lines.next(); line != null; line = lines.next()) {
            reached = line.number();
            if (line.text().isBlank() && !line.tooLong()) {
                continue;
            }
            if (header) {
                header = false;
                continue;
            }
            if (!taken(line.number(), maker(line, kind))) {
                return false;
            }
        }
        return true;
    }

    private Maker maker(LineReader.Line line, InputKind kind) {
        if (line.tooLong()) {
            return () -> {
                throw new InvalidLineException("the line has more than " + reading.maxLineChars() + " characters");
            };
        }
        return kind.form() == InputKind.Form.PLAIN
                ? () -> plain(line, kind.header())
                : () -> json.line(line.text(), line.number());
    }

    private BatchQuestion plain(LineReader.Line line, boolean header) throws InvalidLineException {
        tell("plain text" + encoding + ", one question a line" + (header ? ", the first line is a header" : "")
                + "; id made of line and text");
        try {
            String text = line.text().strip();
            FieldNames.checkText("the question", text, reading.remedies());
            return new BatchQuestion(
                    IdHashSet.idOf(line.number(), text),
                    ResearchRequest.of(text).withOutputSchema(reading.outputSchema()),
                    null,
                    JsonNodeFactory.instance.objectNode(),
                    name,
                    line.number());
        } catch (IllegalArgumentException e) {
            throw new InvalidLineException(String.valueOf(e.getMessage()), e);
        }
    }

    private boolean table(LineReader lines, InputKind kind) throws IOException {
        if (kind.separatorLine()) {
            skipSeparator(lines);
        }
        boolean narrow = !kind.header() && !InputKind.isColumnNumber(reading);
        CsvRows table = new CsvRows(lines, kind.separator(), reading.maxLineChars(), narrow ? 1 : 0);
        List<String> header = null;
        for (CsvRows.Row row = table.next(); row != null; row = table.next()) {
            reached = row.line();
            boolean names = header == null && kind.header();
            if (header == null) {
                header = names ? header(row) : numbered(row);
                check(header, row, kind);
            }
            if (!names && !row(header, row)) {
                return false;
            }
        }
        return true;
    }

    private static void skipSeparator(LineReader lines) throws IOException {
        LineReader.Line line = lines.next();
        while (line != null && line.text().isBlank()) {
            line = lines.next();
        }
    }

    private static List<String> header(CsvRows.Row row) {
        return row.fields().stream().map(String::strip).toList();
    }

    /** The names of fields where no header gives them: their numbers, that of the questions apart. */
    private List<String> numbered(CsvRows.Row row) {
        String given = reading.questionColumn();
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= row.fields().size(); i++) {
            names.add(given == null && i == 1 ? "question" : String.valueOf(i));
        }
        return names;
    }

    private void check(List<String> header, CsvRows.Row row, InputKind kind) {
        FieldNames columns = new FieldNames(header, reading);
        String problem = !row.problem().isEmpty()
                ? row.problem()
                : columns.hasQuestion() ? columns.slip().orElse("") : columns.noQuestion();
        if (!problem.isEmpty() && !(columns.hasQuestion() && !kind.header())) {
            String number = columns.hasQuestion() || !row.problem().isEmpty()
                    ? ""
                    : reading.remedies().number();
            throw new InvalidInputException(name + ", line " + row.line() + ": " + problem + number);
        }
        String form = kind.separator() == ','
                ? "CSV"
                : kind.separator() == '\t'
                        ? "TSV"
                        : kind.separator() == ';' ? "CSV with semicolons" : "CSV separated by " + kind.separator();
        tell(kind.header() ? form : form + " without a header", columns);
    }

    private boolean row(List<String> header, CsvRows.Row row) {
        return taken(row.line(), () -> {
            if (!row.problem().isEmpty()) {
                throw new InvalidLineException(row.problem());
            }
            return new FieldNames(header, reading)
                    .question(field -> cell(row.fields().get(header.indexOf(field))), name, row.line());
        });
    }

    private static JsonNode cell(String text) {
        return TextNode.valueOf(text);
    }
}
