package dev.footnote.page.docx;

import dev.footnote.page.format.Xml;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Counts the paragraphs of the numbered lists of a DOCX, as Word does to show their numbers. */
final class DocxNumbering {

    private static final int LEVELS = 9;
    private static final int[] VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    private static final String[] ROMAN = {"m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"};

    /** One level of a list: how its numbers are written, and where they begin. */
    private record Level(String format, String text, int start) {}

    private final Map<String, Map<Integer, Level>> lists = new HashMap<>();
    private final Map<String, String> listOf = new HashMap<>();
    private final Map<String, Map<Integer, Integer>> startOf = new HashMap<>();
    private final Map<String, int[]> counts = new HashMap<>();

    /** Reads the part of the numbers; without one all items have bullets. */
    static DocxNumbering read(byte @Nullable [] part) throws XMLStreamException {
        DocxNumbering out = new DocxNumbering();
        if (part != null) {
            out.lists(Xml.reader(part));
        }
        return out;
    }

    private void lists(XMLStreamReader in) throws XMLStreamException {
        String list = "";
        String number = "";
        int level = 0;
        int start = 1;
        String format = "decimal";
        String text = "";
        while (in.hasNext()) {
            int event = in.next();
            if (event == XMLStreamReader.END_ELEMENT && in.getLocalName().equals("lvl")) {
                if (number.isEmpty()) {
                    lists.computeIfAbsent(list, k -> new TreeMap<>()).put(level, new Level(format, text, start));
                }
            }
            if (event != XMLStreamReader.START_ELEMENT) {
                continue;
            }
            String value = Xml.value(in, "val");
            switch (in.getLocalName()) {
                case "abstractNum" -> {
                    list = Xml.value(in, "abstractNumId");
                    number = "";
                }
                case "num" -> number = Xml.value(in, "numId");
                case "abstractNumId" -> listOf.put(number, value);
                case "lvl", "lvlOverride" -> {
                    level = number(Xml.value(in, "ilvl"), 0);
                    start = 1;
                    format = "decimal";
                    text = "";
                }
                case "start" -> start = number(value, 1);
                case "startOverride" ->
                    startOf.computeIfAbsent(number, k -> new TreeMap<>()).put(level, number(value, 1));
                case "numFmt" -> format = value;
                case "lvlText" -> text = value;
                default -> {}
            }
        }
    }

    /** Returns the mark of the next paragraph of a list at a level: "- ", or its number and a space, or nothing where it shows none. */
    String next(String number, String ilvl) {
        int at = Math.min(LEVELS - 1, Math.max(0, number(ilvl, 0)));
        String list = listOf.get(number);
        Map<Integer, Level> levels = list == null ? null : lists.get(list);
        Level level = levels == null ? null : levels.get(at);
        String indent = "  ".repeat(at);
        if (list == null || levels == null || level == null || level.format().equals("bullet")) {
            return indent + "- ";
        }
        int[] count = count(list, number, at, levels);
        if (level.format().equals("none") || level.text().isBlank()) {
            return "";
        }
        return indent + label(level, count, levels) + ' ';
    }

    private int[] count(String list, String number, int at, Map<Integer, Level> levels) {
        Map<Integer, Integer> own = startOf.getOrDefault(number, Map.of());
        // Lists of one kind count on together, except where one says where it starts.
        int[] count = counts.computeIfAbsent(own.isEmpty() ? list : list + '/' + number, k -> new int[LEVELS]);
        for (int i = 0; i <= at; i++) {
            Level level = levels.get(i);
            int start = own.getOrDefault(i, level == null ? 1 : level.start());
            if (count[i] == 0) {
                // Stored with one added, so that zero says "not yet".
                count[i] = start + 1;
            } else if (i == at) {
                count[i]++;
            }
        }
        for (int i = at + 1; i < LEVELS; i++) {
            count[i] = 0;
        }
        return count;
    }

    private static String label(Level level, int[] count, Map<Integer, Level> levels) {
        StringBuilder out = new StringBuilder();
        String text = level.text();
        boolean percent = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int digit = c - '1';
            if (!percent) {
                percent = c == '%';
                out.append(percent ? "" : c);
                continue;
            }
            percent = false;
            if (digit < 0 || digit >= LEVELS) {
                out.append('%').append(c);
                continue;
            }
            Level shown = levels.get(digit);
            out.append(written(Math.max(0, count[digit] - 1), shown == null ? "decimal" : shown.format()));
        }
        return out.toString();
    }

    /** Returns a number in one of Word's formats; in figures where the format is not known. */
    static String written(int number, String format) {
        return switch (format) {
            case "lowerLetter" -> letters(number);
            case "upperLetter" -> letters(number).toUpperCase(Locale.ROOT);
            case "lowerRoman" -> roman(number);
            case "upperRoman" -> roman(number).toUpperCase(Locale.ROOT);
            case "decimalZero" -> number < 10 ? "0" + number : "" + number;
            case "none" -> "";
            default -> "" + number;
        };
    }

    /** Word goes on after z with aa, bb, cc. */
    private static String letters(int number) {
        return number < 1 || number > 780
                ? "" + number
                : Character.toString('a' + (number - 1) % 26).repeat((number - 1) / 26 + 1);
    }

    private static String roman(int number) {
        if (number < 1 || number > 3999) {
            return "" + number;
        }
        StringBuilder out = new StringBuilder();
        int rest = number;
        for (int i = 0; i < VALUES.length; i++) {
            while (rest >= VALUES[i]) {
                out.append(ROMAN[i]);
                rest -= VALUES[i];
            }
        }
        return out.toString();
    }

    private static int number(String text, int otherwise) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
