package dev.footnote.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.UsageException;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;

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
            BufferedReader in = new BufferedReader(new InputStreamReader(unpacked(stream), StandardCharsets.UTF_8));
            skipByteOrderMark(in);
            Form form = form(in);
            return switch (form) {
                case JSONL, PLAIN -> lines(new Lines(in, maxLineChars), form);
                case CSV -> table(in, ',');
                case TSV -> table(in, '\t');
            };
        } catch (IOException | UncheckedIOException e) {
            sink.bad(name, reached + 1, "the file cannot be read from here on (" + e.getMessage() + ")");
            return true;
        }
    }

    private static InputStream unpacked(InputStream stream) throws IOException {
        BufferedInputStream in = new BufferedInputStream(stream);
        in.mark(2);
        boolean packed = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return packed ? new GZIPInputStream(in, 65_536) : in;
    }

    private static void skipByteOrderMark(Reader in) throws IOException {
        in.mark(1);
        if (in.read() != '\ufeff') {
            in.reset();
        }
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

    private Form guessed(BufferedReader in) throws IOException {
        in.mark(SNIFFED);
        char[] start = new char[SNIFFED];
        int length = Math.max(0, in.read(start, 0, SNIFFED));
        in.reset();
        String text = new String(start, 0, length).stripLeading();
        if (text.startsWith("[")) {
            throw new UsageException(name + " is one JSON array; give one object a line, as jq -c '.[]' makes them");
        }
        if (text.startsWith("{")) {
            return Form.JSONL;
        }
        String first = text.lines().findFirst().orElse("");
        if (isHeader(first, "\t")) {
            return Form.TSV;
        }
        return isHeader(first, ",") ? Form.CSV : Form.PLAIN;
    }

    private static boolean isHeader(String line, String separator) {
        List<String> names = Arrays.asList(line.replace("\"", "").split(separator, -1));
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
        tell("plain text, one question a line; id made of line and text");
        try {
            String text = line.text().strip();
            return new Question(Hashes.idOf(line.number(), text), ResearchRequest.of(text), null, name, line.number());
        } catch (IllegalArgumentException e) {
            throw new BadLine(String.valueOf(e.getMessage()), e);
        }
    }

    private Question json(Lines.Line line) throws BadLine {
        Map<String, String> row = new LinkedHashMap<>();
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
            tell("JSONL; " + columns.told());
        }
        return columns.question(row, name, line.number());
    }

    /** Limits may stand in an object of their own, as in a request. */
    private static void flatten(JsonNode node, Map<String, String> row) {
        node.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (field.getKey().equals("budget") && value.isObject()) {
                flatten(value, row);
            } else if (value.isValueNode()) {
                row.put(field.getKey(), value.isNull() ? "" : value.asText());
            }
        });
    }

    private boolean table(Reader in, char separator) throws IOException {
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .fieldSeparator(separator)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(in)) {
            List<String> header = null;
            for (CsvRecord row : records) {
                reached = row.getStartingLineNumber();
                if (header == null) {
                    header = header(row, separator);
                } else if (!row(header, row)) {
                    return false;
                }
            }
            return true;
        } catch (CsvParseException e) {
            sink.bad(name, reached + 1, "the table cannot be read from here on: " + e.getMessage());
            return true;
        }
    }

    private List<String> header(CsvRecord row, char separator) {
        List<String> header = row.getFields().stream().map(String::strip).toList();
        Columns columns = new Columns(header);
        if (!columns.hasQuestion()) {
            throw new UsageException(name + ", line " + row.getStartingLineNumber() + ": " + columns.noQuestion());
        }
        tell((separator == ',' ? "CSV; " : "TSV; ") + columns.told());
        return header;
    }

    private boolean row(List<String> header, CsvRecord row) {
        try {
            if (row.getFieldCount() != header.size()) {
                throw new BadLine("the row has " + row.getFieldCount() + " fields, the header " + header.size());
            }
            Map<String, String> fields = new LinkedHashMap<>();
            for (int i = 0; i < header.size(); i++) {
                fields.putIfAbsent(header.get(i), row.getField(i));
            }
            return sink.question(new Columns(header).question(fields, name, row.getStartingLineNumber()));
        } catch (BadLine e) {
            sink.bad(name, row.getStartingLineNumber(), e.problem());
            return true;
        }
    }
}
