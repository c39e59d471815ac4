package dev.footnote.page.docx;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tells letters that cannot be seen on what lies behind them: white on the page, in the colour of their marker or shade, or hardly any size. */
final class DocxShade {

    /** Half points; smaller letters are dots. */
    private static final int MIN_SIZE = 4;

    private static final String WHITE = "FFFFFF";
    private static final String UNKNOWN = "?";

    /** The fills of the cells and boxes that are open, from the innermost. */
    private final Deque<String> fills = new ArrayDeque<>();

    /** Opens a cell or box; in a table with a style, and in a box, the colour behind is not known. */
    void open(boolean known) {
        fills.push(known ? fill() : UNKNOWN);
    }

    /** Takes the fill of the innermost cell. */
    void fill(String color) {
        if (!fills.isEmpty() && !color.isEmpty() && !color.equalsIgnoreCase("auto")) {
            fills.pop();
            fills.push(color);
        }
    }

    void close() {
        fills.poll();
    }

    /** Says that the page has a colour of its own. */
    void background() {
        fills.addLast(UNKNOWN);
    }

    private String fill() {
        return fills.isEmpty() ? WHITE : fills.element();
    }

    /**
     * True if letters cannot be seen.
     *
     * @param property gives the value of a property of the letters, or null
     */
    boolean hides(Function<String, @Nullable String> property) {
        String size = property.apply("sz");
        if (size != null && size.length() == 1 && size.charAt(0) < '0' + MIN_SIZE) {
            return true;
        }
        String color = property.apply("color");
        if (color == null || color.equalsIgnoreCase("auto")) {
            return false;
        }
        String behind = behind(property);
        return !behind.equals(UNKNOWN) && color.equalsIgnoreCase(behind);
    }

    private String behind(Function<String, @Nullable String> property) {
        String marker = property.apply("highlight");
        if (marker != null && !marker.equals("none")) {
            return switch (marker) {
                case "yellow" -> "FFFF00";
                case "white" -> WHITE;
                case "black" -> "000000";
                case "red" -> "FF0000";
                case "green" -> "00FF00";
                case "blue" -> "0000FF";
                case "cyan" -> "00FFFF";
                case "magenta" -> "FF00FF";
                case "lightGray" -> "C0C0C0";
                case "darkGray" -> "808080";
                default -> UNKNOWN;
            };
        }
        String shade = property.apply("shd");
        return shade == null || shade.isEmpty() || shade.equalsIgnoreCase("auto") ? fill() : shade;
    }
}
