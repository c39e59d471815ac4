package dev.footnote.page.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Joins the lines of a PDF into paragraphs by the spacing that the pages have themselves. */
final class PdfParagraphs {

    /** A step down that is so much larger than between most lines parts paragraphs. */
    private static final float LARGER = 1.22f;

    private static final Pattern ITEM = Pattern.compile(
            "^(?:[\u2022\u2023\u25AA\u25CF\u25E6\u2013\u2014\u00B7\uF0B7*-] |\\(?(?:[0-9]{1,2}|[a-z])[.)] ).*",
            Pattern.DOTALL);

    private static final String ENDS = ".!?:;\u3002\uFF01\uFF1F\uFF1A\uFF1B\u2026";
    private static final String CLOSERS = "\"')]\u201D\u2019\u00BB\u300D\u300F\uFF09";

    private final Map<Integer, Float> steps;
    private final StringBuilder out = new StringBuilder();
    private final List<Integer> starts = new ArrayList<>();
    private @Nullable PdfLine last;
    private boolean pageTurned;
    private int turned;
    private float margin;

    private PdfParagraphs(Map<Integer, Float> steps) {
        this.steps = steps;
    }

    /**
     * The text of a file.
     *
     * @param text its paragraphs
     * @param starts offsets at which its pages begin, the first at 0; a page without text begins where the next does
     */
    record Joined(String text, List<Integer> starts) {}

    /** Returns the text of pages whose lines are in the order of reading. */
    static Joined join(List<List<PdfLine>> pages) {
        PdfParagraphs paragraphs = new PdfParagraphs(steps(pages));
        for (List<PdfLine> page : pages) {
            paragraphs.pageTurned = true;
            paragraphs.page(page);
            while (paragraphs.starts.size() <= paragraphs.turned) {
                paragraphs.starts.add(paragraphs.out.length());
            }
            paragraphs.turned++;
        }
        return new Joined(paragraphs.out.toString(), List.copyOf(paragraphs.starts));
    }

    private void page(List<PdfLine> page) {
        for (int i = 0; i < page.size(); i++) {
            PdfLine line = page.get(i);
            boolean jumped = pageTurned || last == null || line.y() < last.y() - line.size();
            if (last != null) {
                add(line, jumped);
            } else {
                out.append(line.text());
            }
            if (starts.size() <= turned) {
                starts.add(out.length() - line.text().length());
            }
            if (jumped) {
                margin = margin(page, i);
            }
            last = line;
            pageTurned = false;
        }
    }

    /** Returns where the lines of a column end at most. */
    private static float margin(List<PdfLine> page, int from) {
        float right = page.get(from).right();
        for (int i = from + 1;
                i < page.size()
                        && page.get(i).y() > page.get(i - 1).y() - page.get(i).size();
                i++) {
            right = Math.max(right, page.get(i).right());
        }
        return right;
    }

    private void add(PdfLine line, boolean jumped) {
        PdfLine before = last;
        if (before == null || (jumped ? !runsOn(before, line) : parts(before, line))) {
            boolean row = before != null && !jumped && isRow(before) && isRow(line);
            out.append(row ? "\n" : "\n\n").append(line.text());
            return;
        }
        int end = out.length() - 1;
        char tail = out.charAt(end);
        char head = line.text().charAt(0);
        boolean torn = (tail == '-' || tail == '\u2010') && end > 0 && Character.isLetter(out.charAt(end - 1));
        if (tail == '\u00AD' || (torn && Character.isLowerCase(head) && !isCompound(end))) {
            out.setLength(end);
        } else if (!torn && !(isWide(tail) && isWide(head))) {
            out.append(' ');
        }
        out.append(line.text());
    }

    /** Returns true if the word that ends in a hyphen has another: state-of-the-art. */
    private boolean isCompound(int end) {
        int space = Math.max(out.lastIndexOf(" "), out.lastIndexOf("\n"));
        int hyphen = out.lastIndexOf("-", end - 1);
        return hyphen > space;
    }

    private static boolean isRow(PdfLine line) {
        return line.text().contains(" | ");
    }

    /** Scripts without spaces between words. */
    private static boolean isWide(char c) {
        return c >= 0x3000 && c <= 0x9FFF || c >= 0xFF00 && c <= 0xFFEF;
    }

    private boolean parts(PdfLine before, PdfLine line) {
        float step = line.y() - before.y();
        float usual = steps.getOrDefault(sizeOf(line), 1.3f * line.size());
        if (!before.sameSize(line) || step > LARGER * usual || isRow(before) || isRow(line)) {
            return true;
        }
        boolean ended = ends(before);
        char head = line.text().charAt(0);
        if (ITEM.matcher(line.text()).matches() && (ended || isShort(before, line) || !Character.isDigit(head))) {
            return true;
        }
        boolean lower = Character.isLowerCase(head);
        boolean indented = line.left() > before.left() + 0.8f * line.size() && ended;
        return indented || (!lower && isShort(before, line) && !endsTorn(before));
    }

    /** Returns true if the next line's first word would have fitted in. */
    private boolean isShort(PdfLine before, PdfLine line) {
        return margin - before.right() > line.firstWord() + 0.6f * line.size();
    }

    private static boolean endsTorn(PdfLine line) {
        return line.text().endsWith("-") || line.text().endsWith(",");
    }

    /** Over the end of a page or column. */
    private boolean runsOn(PdfLine before, PdfLine line) {
        boolean fits = before.sameSize(line) && !ends(before) && !isRow(before) && !isRow(line);
        boolean lower = Character.isLowerCase(line.text().charAt(0));
        return fits && !ITEM.matcher(line.text()).matches() && (lower || endsTorn(before) || !isShort(before, line));
    }

    private static boolean ends(PdfLine line) {
        String text = line.text();
        int end = text.length() - 1;
        while (end > 0 && CLOSERS.indexOf(text.charAt(end)) >= 0) {
            end--;
        }
        return ENDS.indexOf(text.charAt(end)) >= 0;
    }

    private static int sizeOf(PdfLine line) {
        return Math.round(line.size());
    }

    /** Returns the step from line to line that is most common for each size of letters. */
    private static Map<Integer, Float> steps(List<List<PdfLine>> pages) {
        Map<Integer, Map<Float, Integer>> counts = new HashMap<>();
        for (List<PdfLine> page : pages) {
            for (int i = 1; i < page.size(); i++) {
                PdfLine line = page.get(i);
                float step = Math.round((line.y() - page.get(i - 1).y()) * 2) / 2f;
                if (line.sameSize(page.get(i - 1)) && step > 0.8f * line.size() && step < 4 * line.size()) {
                    counts.computeIfAbsent(sizeOf(line), k -> new HashMap<>()).merge(step, 1, Integer::sum);
                }
            }
        }
        Map<Integer, Float> out = new HashMap<>();
        counts.forEach((size, steps) -> steps.entrySet().stream()
                .max(Map.Entry.<Float, Integer>comparingByValue()
                        .thenComparing(
                                Map.Entry.<Float, Integer>comparingByKey().reversed()))
                .ifPresent(most -> out.put(size, most.getKey())));
        return out;
    }
}
