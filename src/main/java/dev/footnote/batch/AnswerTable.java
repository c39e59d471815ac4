package dev.footnote.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.footnote.api.Answer;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Answers as a CSV file with a header, for spreadsheets: claims and their quotes have no room in it. */
final class AnswerTable implements AnswerFile.Format {

    private static final List<String> HEADER = List.of(
            "id",
            "status",
            "question",
            "short_answer",
            "answer",
            "confidence",
            "sources",
            "reason",
            "model",
            "cost_usd",
            "elapsed_ms",
            "run_id",
            "input");

    /** Spreadsheets take UTF-8 for another encoding without it. */
    private static final String MARK = "\ufeff";

    /** A cell that begins with one of these is a formula to spreadsheets, which may send what stands in others to a host. */
    private static final String FORMULA = "=+-@\t\r";

    @Override
    public String start() {
        return MARK + row(HEADER);
    }

    @Override
    public String line(String id, ObjectNode carried, Answer a) {
        String sources =
                a.sources().stream().map(source -> source.url().toString()).collect(Collectors.joining(" "));
        BigDecimal cost = a.usage().costUsd();
        return row(List.of(
                text(id),
                a.status().name().toLowerCase(Locale.ROOT),
                text(a.question()),
                text(a.shortAnswer()),
                text(a.answer()),
                String.valueOf(a.confidence()),
                text(sources),
                text(a.reason() == null ? "" : a.reason()),
                text(a.model()),
                cost == null ? "" : cost.toPlainString(),
                String.valueOf(a.usage().elapsedMs()),
                a.id(),
                carried.isEmpty() ? "" : carried.toString()));
    }

    private static String text(String value) {
        return !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }

    private static String row(List<String> cells) {
        StringWriter out = new StringWriter();
        try (CsvWriter writer =
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out)) {
            writer.writeRecord(cells);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory could not be written", e);
        }
        return out.toString();
    }

    /** A quoted cell may have line ends. */
    @Override
    public boolean goesOn(String record) {
        return record.chars().filter(c -> c == '"').count() % 2 == 1;
    }

    @Override
    public Optional<AnswerFile.Found> read(byte[] record) {
        List<String> cells = cells(new String(record, StandardCharsets.UTF_8));
        if (cells.size() != HEADER.size()) {
            return Optional.empty();
        }
        if (cells.equals(HEADER)) {
            return Optional.of(AnswerFile.Found.START);
        }
        String id = cells.get(0);
        boolean guarded = id.length() > 1 && id.charAt(0) == '\'' && FORMULA.indexOf(id.charAt(1)) >= 0;
        return Optional.of(new AnswerFile.Found(guarded ? id.substring(1) : id, cells.get(1)));
    }

    private static List<String> cells(String record) {
        try {
            String text = record.startsWith(MARK) ? record.substring(1) : record;
            return CsvReader.builder()
                    .allowUnclosedQuote(false)
                    .ofSingleCsvRecord(text)
                    .getFields();
        } catch (CsvParseException e) {
            return List.of();
        }
    }

    /** A torn row has no telling start of its own, but the file has: nothing else is torn behind our header. */
    @Override
    public boolean begins(byte[] record) {
        return true;
    }
}
