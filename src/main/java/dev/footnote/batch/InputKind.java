package dev.footnote.batch;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The kind of an input, told from its name and its first characters.
 *
 * @param form how it is read
 * @param separator between the fields of a table
 * @param separatorLine true if the first line only names the separator, as Excel writes it
 * @param header true if the first line (after that one) names the fields
 */
record InputKind(Form form, char separator, boolean separatorLine, boolean header) {

    enum Form {
        JSON_LINES,
        JSON,
        TABLE,
        PLAIN
    }

    private static final String SEPARATOR_LINE = "sep=";
    private static final char[] SEPARATORS = {',', ';', '\t'};

    /** Names of fields are shorter and have fewer words than questions. */
    private static final int LONGEST_NAME = 40;

    private static final int MOST_WORDS = 4;

    /**
     * Tells the kind of an input.
     *
     * @param name its file's
     * @param start its first characters
     * @param reading which column was asked for
     * @return the kind
     */
    static InputKind of(String name, String start, BatchPlan.Reading reading) {
        List<String> lines =
                start.lines().filter(line -> !line.isBlank()).limit(3).toList();
        String first = lines.isEmpty() ? "" : lines.get(0);
        boolean whole = start.indexOf('\n') >= 0 || start.indexOf('\r') >= 0;
        return switch (ending(name)) {
            case "jsonl", "ndjson", "json" -> json(lines, first, whole);
            case "csv" -> table(lines, SEPARATORS, reading, false);
            case "tsv", "tab" -> table(lines, new char[] {'\t'}, reading, false);
            case "txt" -> plain(first);
            default ->
                first.startsWith("{") || first.startsWith("[")
                        ? json(lines, first, whole)
                        : table(lines, SEPARATORS, reading, true);
        };
    }

    private static String ending(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        plain = plain.endsWith(".gz") ? plain.substring(0, plain.length() - 3) : plain;
        return plain.substring(plain.lastIndexOf('.') + 1);
    }

    private static InputKind plain(String first) {
        return new InputKind(Form.PLAIN, '\n', false, FieldNames.isQuestionName(first));
    }

    /** An array, or an object that goes over several lines, is read as a whole; else each line by itself, so that a bad one spoils no other. */
    private static InputKind json(List<String> lines, String first, boolean whole) {
        boolean spread = whole
                && first.strip().startsWith("{")
                && !JsonQuestions.isWhole(first)
                && !(lines.size() > 1 && lines.get(1).strip().startsWith("{"));
        Form form = spread || first.strip().startsWith("[") ? Form.JSON : Form.JSON_LINES;
        return new InputKind(form, '\n', false, false);
    }

    /**
     * @param guessed true if nothing says that it is a table: then it needs a header to be one
     */
    private static InputKind table(List<String> lines, char[] separators, BatchPlan.Reading reading, boolean guessed) {
        String first = lines.isEmpty() ? "" : lines.get(0).replace("\"", "");
        if (first.regionMatches(true, 0, SEPARATOR_LINE, 0, 4) && first.length() == SEPARATOR_LINE.length() + 1) {
            char separator = first.charAt(SEPARATOR_LINE.length());
            List<String> rest = lines.subList(1, lines.size());
            return new InputKind(
                    Form.TABLE, separator, true, isHeader(rest, separator, reading) || !isColumnNumber(reading));
        }
        for (char separator : separators) {
            if (isHeader(lines, separator, reading) && (!guessed || agrees(lines, separator))) {
                return new InputKind(Form.TABLE, separator, false, true);
            }
        }
        if (guessed && !isColumnNumber(reading)) {
            return plain(first);
        }
        char separator = most(first, separators);
        boolean questions = isColumnNumber(reading) || oneColumn(lines, separator);
        return new InputKind(Form.TABLE, separator, false, !questions);
    }

    /** True if the column of the questions was given by its number, as where there is no header. */
    static boolean isColumnNumber(BatchPlan.Reading reading) {
        String column = reading.questionColumn();
        return column != null
                && column.length() <= 4
                && !column.isEmpty()
                && column.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isHeader(List<String> lines, char separator, BatchPlan.Reading reading) {
        if (lines.isEmpty()) {
            return false;
        }
        List<String> names = cells(lines.get(0), separator);
        String column = reading.questionColumn();
        boolean named = column == null
                ? names.stream().anyMatch(FieldNames::isQuestionName)
                : names.stream().anyMatch(name -> name.strip().equalsIgnoreCase(column.strip()));
        return named && names.stream().allMatch(InputKind::isName);
    }

    private static List<String> cells(String line, char separator) {
        return Arrays.asList(line.replace("\"", "").split(separator == '|' ? "\\|" : String.valueOf(separator), -1));
    }

    private static boolean isName(String cell) {
        return cell.length() <= LONGEST_NAME
                && !isSentence(cell)
                && cell.strip().split(" ", -1).length <= MOST_WORDS;
    }

    private static boolean isSentence(String text) {
        return text.chars().anyMatch(c -> "?？。！!".indexOf(c) >= 0);
    }

    /** A line of plain text may have a word that is also a field's name between commas; the next line tells, or else the blank after a comma. */
    private static boolean agrees(List<String> lines, char separator) {
        List<String> names = cells(lines.get(0), separator);
        if (names.size() == 1) {
            return true;
        }
        return lines.size() > 1
                ? lines.get(1).indexOf('"') >= 0
                        || cells(lines.get(1), separator).size() == names.size()
                : names.stream().skip(1).noneMatch(name -> name.startsWith(" "));
    }

    private static char most(String line, char[] separators) {
        char best = separators[0];
        for (char separator : separators) {
            best = count(line, separator) > count(line, best) ? separator : best;
        }
        return best;
    }

    private static long count(String line, char wanted) {
        return line.chars().filter(c -> c == wanted).count();
    }

    /** True if the first line is a question and not a name of one: all of the line, or its only field. */
    private static boolean oneColumn(List<String> lines, char separator) {
        if (lines.isEmpty()) {
            return false;
        }
        String first = lines.get(0);
        int width = cells(first, separator).size();
        boolean even = lines.size() > 1 && cells(lines.get(1), separator).size() == width;
        return width == 1 ? !isName(first) : isSentence(first) && !even && first.indexOf('"') < 0;
    }
}
