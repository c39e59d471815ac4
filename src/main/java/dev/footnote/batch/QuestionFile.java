package dev.footnote.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.UsageException;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Reads the questions of one input, a line at a time. */
final class QuestionFile {

    /** Who takes what is read. */
    interface Sink {
        void mapped(String file, String mapping);

        /** Returns false to stop the reading. */
        boolean question(Question question);

        void bad(String file, long line, String problem);
    }

    private enum Form {
        JSONL,
        CSV,
        TSV,
        PLAIN
    }

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final int SNIFFED = 8192;

    private final String name;
    private final Sink sink;
    private final int maxLineChars;
    private String encoding = "";
    private boolean told;
    private long reached;

    QuestionFile(String name, Sink sink, int maxLineChars) {
        this.name = name;
        this.sink = sink;
        this.maxLineChars = maxLineChars;
    }

    /** Reads until the end, or until the sink has enough; returns false for the latter. */
    boolean read(InputStream stream) {
        try {
            TextInput text = TextInput.open(stream);
            encoding = text.charset().equals(StandardCharsets.UTF_8) ? "" : " in " + text.charset();
            BufferedReader in = text.reader();
            Form form = form(in);
            Lines lines = new Lines(in, maxLineChars, () -> text.source().failure() != null);
            boolean more = switch (form) {
                case JSONL, PLAIN -> lines(lines, form);
                case CSV -> table(lines, separator(in));
                case TSV -> table(lines, '\t');
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

    private Form form(BufferedReader in) throws IOException {
        String plain = name.toLowerCase(Locale.ROOT);
        plain = plain.endsWith(".gz") ? plain.substring(0, plain.length() - 3) : plain;
        String ending = plain.substring(plain.lastIndexOf('.') + 1);
        return switch (ending) {
            case "jsonl", "ndjson" -> Form.JSONL;
            case "csv" -> Form.CSV;
            case "tsv", "tab" -> Form.TSV;
            case "txt" -> Form.PLAIN;
            default -> guessed(in);
        };
    }

    private static String start(BufferedReader in) throws IOException {
        in.mark(SNIFFED);
        char[] start = new char[SNIFFED];
        int length = Math.max(0, in.read(start, 0, SNIFFED));
        in.reset();
        return new String(start, 0, length).stripLeading();
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private Form guessed(BufferedReader in) throws IOException {
        String text = start(in);
        if (text.startsWith("[")) {
            throw new UsageException(name + " is one JSON array; give one object a line, as jq -c '.[]' makes them");
        }
        if (text.startsWith("{")) {
            return Form.JSONL;
        }
        String first = firstLine(text);
        if (isHeader(first, '\t')) {
            return Form.TSV;
        }
        return isHeader(first, ',') ? Form.CSV : Form.PLAIN;
    }

    /** Spreadsheets write semicolons where the comma is the decimal sign. */
    private static char separator(BufferedReader in) throws IOException {
        String first = firstLine(start(in));
        for (char other : new char[] {';', '\t'}) {
            if (!isHeader(first, ',') && isHeader(first, other)) {
                return other;
            }
        }
        return ',';
    }

    private static boolean isHeader(String line, char separator) {
        List<String> names = Arrays.asList(line.replace("\"", "").split(String.valueOf(separator), -1));
        return names.size() > 1 && new Columns(names).hasQuestion();
    }

    private void tell(String mapping) {
        if (!told) {
            told = true;
            sink.mapped(name, mapping);
        }
    }

    private boolean lines(Lines lines, Form form) throws IOException {
        for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
            reached = line.number();
            if (line.text().isBlank() && !line.tooLong()) {
                continue;
            }
            try {
                if (line.tooLong()) {
                    throw new BadLine("the line has more than " + maxLineChars + " characters");
                }
                Question question = form == Form.JSONL ? json(line) : plain(line);
                if (!sink.question(question)) {
                    return false;
                }
            } catch (BadLine e) {
                sink.bad(name, line.number(), e.problem());
            }
        }
        return true;
    }

    private Question plain(Lines.Line line) throws BadLine {
        tell("plain text" + encoding + ", one question a line; id made of line and text");
        try {
            String text = line.text().strip();
            Columns.checkText("the question", text);
            return new Question(Hashes.idOf(line.number(), text), ResearchRequest.of(text), null, name, line.number());
        } catch (IllegalArgumentException e) {
            throw new BadLine(String.valueOf(e.getMessage()), e);
        }
    }

    private Question json(Lines.Line line) throws BadLine {
        Map<String, JsonNode> row = new LinkedHashMap<>();
        try {
            JsonNode node = MAPPER.readTree(line.text());
            if (!node.isObject()) {
                throw new BadLine("the line is no JSON object");
            }
            flatten(node, row);
        } catch (JsonProcessingException e) {
            throw new BadLine("the line is no JSON: " + e.getOriginalMessage(), e);
        }
        Columns columns = new Columns(row.keySet());
        if (columns.hasQuestion()) {
            tell("JSONL" + encoding + "; " + columns.told());
        }
        return columns.question(field -> text(field, row.get(field)), name, line.number());
    }

    /** Limits may stand in an object of their own, as in a request. */
    private static void flatten(JsonNode node, Map<String, JsonNode> row) {
        node.properties().forEach(field -> {
            if (field.getKey().equals("budget") && field.getValue().isObject()) {
                flatten(field.getValue(), row);
            } else {
                row.put(field.getKey(), field.getValue());
            }
        });
    }

    private static @Nullable String text(String field, @Nullable JsonNode value) throws BadLine {
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isValueNode()) {
            throw new BadLine("\"" + field + "\" is a JSON " + (value.isArray() ? "array" : "object")
                    + "; give a text or a number");
        }
        return value.asText();
    }

    private boolean table(Lines lines, char separator) throws IOException {
        Table table = new Table(lines, separator, maxLineChars);
        List<String> header = null;
        for (Table.Row row = table.next(); row != null; row = table.next()) {
            reached = row.line();
            if (header == null) {
                header = header(row, separator);
            } else if (!row(header, row)) {
                return false;
            }
        }
        return true;
    }

    private List<String> header(Table.Row row, char separator) {
        List<String> header = row.fields().stream().map(String::strip).toList();
        Columns columns = new Columns(header);
        if (!columns.hasQuestion()) {
            throw new UsageException(name + ", line " + row.line() + ": "
                    + (row.problem().isEmpty() ? columns.noQuestion() : row.problem()));
        }
        String form = separator == ',' ? "CSV" : separator == ';' ? "CSV with semicolons" : "TSV";
        tell(form + encoding + "; " + columns.told());
        return header;
    }

    private boolean row(List<String> header, Table.Row row) {
        try {
            if (!row.problem().isEmpty()) {
                throw new BadLine(row.problem());
            }
            return sink.question(
                    new Columns(header).question(field -> row.fields().get(header.indexOf(field)), name, row.line()));
        } catch (BadLine e) {
            sink.bad(name, row.line(), e.problem());
            return true;
        }
    }
}
