package dev.footnote.batch;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a CSV or TSV file (RFC 4180). A row goes on over line ends while its quotes are uneven. Where that gives no sound row, a quote was not meant as one:
 * then the first line stands alone, as a bad row or, in TSV, where many files know no quotes, as it is; and the next line is looked at afresh, so that one stray
 * quote costs one row and not the rest of the file.
 */
final class CsvRows {

    /**
     * A row.
     *
     * @param line the number of its first line, from 1
     * @param fields empty for a bad row
     * @param problem why it is a bad one; empty for a sound one
     */
    record Row(long line, List<String> fields, String problem) {}

    private final LineReader lines;
    private final char separator;
    private final int maxChars;
    private final Deque<LineReader.Line> pushedBack = new ArrayDeque<>();
    private int width;

    /**
     * @param separator between fields
     * @param maxChars of a row
     * @param width how many fields a row has; 0 if the first row tells
     */
    CsvRows(LineReader lines, char separator, int maxChars, int width) {
        this.width = width;
        this.lines = lines;
        this.separator = separator;
        this.maxChars = maxChars;
    }

    /** The next row that is not blank, or null at the end; the first is the header, which sets how many fields a row has. */
    @Nullable
    Row next() throws IOException {
        LineReader.Line first = take();
        while (first != null && first.text().isBlank() && !first.tooLong()) {
            first = take();
        }
        if (first == null) {
            return null;
        }
        if (first.tooLong()) {
            return bad(first, "the line has more than " + maxChars + " characters");
        }
        Row row = row(first);
        width = width == 0 ? row.fields().size() : width;
        return row;
    }

    private LineReader.@Nullable Line take() throws IOException {
        return pushedBack.isEmpty() ? lines.next() : pushedBack.poll();
    }

    private Row row(LineReader.Line first) throws IOException {
        if (width == 1 && first.text().indexOf('"') < 0) {
            // Whoever writes one column often leaves out the quotes that its commas need.
            return new Row(first.number(), List.of(first.text()), "");
        }
        boolean open = oddQuotes(first.text());
        if (open) {
            List<LineReader.Line> more = new ArrayList<>();
            Optional<List<String>> fields = joined(first, more);
            if (fields.isPresent() && (width == 0 || fields.get().size() == width)) {
                return new Row(first.number(), fields.get(), "");
            }
            for (int i = more.size() - 1; i >= 0; i--) {
                pushedBack.push(more.get(i));
            }
        }
        Optional<List<String>> alone = fields(first.text());
        if (alone.isEmpty() && separator != '\t' && width != 1) {
            return bad(first, open ? "a quote is opened and not closed" : "there is text beside a quoted field");
        }
        List<String> fields = alone.filter(found -> width != 1 || found.size() == 1)
                .orElseGet(() -> width == 1
                        ? List.of(first.text())
                        : Arrays.asList(first.text().split("\t", -1)));
        return width == 0 || fields.size() == width
                ? new Row(first.number(), fields, "")
                : bad(first, "the row has " + fields.size() + " fields, the header " + width);
    }

    /** The fields of the first line and those after it up to where the quotes are even. */
    private Optional<List<String>> joined(LineReader.Line first, List<LineReader.Line> more) throws IOException {
        StringBuilder text = new StringBuilder(first.text());
        boolean open = true;
        while (open) {
            LineReader.Line line = take();
            if (line == null) {
                return Optional.empty();
            }
            more.add(line);
            if (line.tooLong() || text.length() + line.text().length() >= maxChars) {
                return Optional.empty();
            }
            text.append('\n').append(line.text());
            open = !oddQuotes(line.text());
        }
        return fields(text.toString());
    }

    private static boolean oddQuotes(String text) {
        return text.chars().filter(c -> c == '"').count() % 2 == 1;
    }

    private static Row bad(LineReader.Line line, String problem) {
        return new Row(line.number(), List.of(), problem);
    }

    private Optional<List<String>> fields(String text) {
        try {
            return Optional.of(CsvReader.builder()
                    .fieldSeparator(separator)
                    .allowUnclosedQuote(false)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .ofSingleCsvRecord(text)
                    .getFields());
        } catch (CsvParseException e) {
            return Optional.empty();
        }
    }
}
