package dev.footnote.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.footnote.api.Answer;
import dev.footnote.api.OutputSchema;
import dev.footnote.json.Json;
import dev.footnote.json.OutputCells;
import dev.footnote.text.VisibleText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Answers as a CSV file with a header, for spreadsheets: claims and their quotes have no room in it. Where all answers fill one schema, each of its fields has a
 * column.
 */
final class AnswerTable implements AnswerFile.Format {

    private static final List<String> USUAL = List.of(
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
            "input",
            "output",
            "output_notes");

    /** Spreadsheets take UTF-8 for another encoding without it. */
    private static final String MARK = "\ufeff";

    /**
     * A cell that begins with one of these is a formula to spreadsheets, which may send what stands in others to a host. The wide forms are taken for the others where the
     * system's language is written with them.
     */
    private static final String FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private final OutputCells cells;
    private final List<String> header;

    /**
     * @param schema the fields that answers fill, or null where they fill none or each its own
     */
    AnswerTable(@Nullable OutputSchema schema) {
        cells = new OutputCells(schema);
        header = new ArrayList<>(USUAL);
        header.addAll(cells.names());
    }

    @Override
    public String start() {
        return MARK + row(header);
    }

    @Override
    public String line(String id, ObjectNode carried, Answer a) {
        String sources =
                a.sources().stream().map(source -> source.url().toString()).collect(Collectors.joining(" "));
        BigDecimal cost = a.usage().costUsd();
        List<String> out = new ArrayList<>(List.of(
                text(id),
                a.status().name().toLowerCase(Locale.ROOT),
                shown(a.question()),
                shown(a.shortAnswer()),
                shown(a.answer()),
                String.valueOf(a.confidence()),
                text(sources),
                shown(a.reason() == null ? "" : a.reason()),
                text(a.model()),
                cost == null ? "" : cost.toPlainString(),
                String.valueOf(a.usage().elapsedMs()),
                a.id(),
                carried.isEmpty() ? "" : Json.escaped(carried.toString()),
                a.output() == null ? "" : Json.escaped(a.output().json()),
                shown(OutputCells.notes(a.output()))));
        cells.values(a.output())
                .forEach(cell -> out.add(cell.text() ? shown(cell.value()) : Json.escaped(cell.value())));
        return row(out);
    }

    private static String shown(String value) {
        return text(VisibleText.of(value));
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
        List<String> read = cells(record);
        if (read.size() != header.size()) {
            return Optional.empty();
        }
        if (read.equals(header)) {
            return Optional.of(AnswerFile.Found.START);
        }
        String id = read.get(0);
        boolean guarded = id.length() > 1 && id.charAt(0) == '\'' && FORMULA.indexOf(id.charAt(1)) >= 0;
        return Optional.of(new AnswerFile.Found(guarded ? id.substring(1) : id, read.get(1)));
    }

    @Override
    public String foreign(byte[] record) {
        List<String> read = cells(record);
        return read.size() > 2 && read.subList(0, 3).equals(USUAL.subList(0, 3))
                ? "has other columns than this batch writes: the file was begun with another --schema, or by another"
                        + " version; nothing was changed: give the same --schema"
                : AnswerFile.Format.super.foreign(record);
    }

    private static List<String> cells(byte[] record) {
        String text = new String(record, StandardCharsets.UTF_8);
        try {
            return CsvReader.builder()
                    .allowUnclosedQuote(false)
                    .ofSingleCsvRecord(text.startsWith(MARK) ? text.substring(1) : text)
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
