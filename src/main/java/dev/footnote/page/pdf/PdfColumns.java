package dev.footnote.page.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts the lines of a page into the order in which they are read: down the left column, then down the right one. */
final class PdfColumns {

    /** Columns of text have at least so many lines, and so many words in most of them; shorter ones are those of a table. */
    private static final int MIN_LINES = 4;

    private static final int MIN_WORDS = 4;
    private static final int MIN_HAN = 8;

    /** More columns stand beside each other on no page. */
    private static final int MAX_DEPTH = 3;

    private PdfColumns() {}

    static List<PdfLine> inOrder(List<PdfLine> lines) {
        return inOrder(lines, 0);
    }

    private static List<PdfLine> inOrder(List<PdfLine> lines, int depth) {
        float gutter = depth >= MAX_DEPTH ? -1 : gutter(lines);
        if (gutter < 0) {
            return rows(lines);
        }
        List<PdfLine> byHeight = new ArrayList<>(lines);
        byHeight.sort(Comparator.comparingDouble(PdfLine::y));
        List<PdfLine> out = new ArrayList<>();
        List<PdfLine> left = new ArrayList<>();
        List<PdfLine> right = new ArrayList<>();
        for (PdfLine line : byHeight) {
            if (line.right() <= gutter) {
                left.add(line);
            } else if (line.left() >= gutter) {
                right.add(line);
            } else {
                // A line across both ends the columns above it.
                out.addAll(inOrder(left, depth + 1));
                out.addAll(inOrder(right, depth + 1));
                left.clear();
                right.clear();
                out.add(line);
            }
        }
        out.addAll(inOrder(left, depth + 1));
        out.addAll(inOrder(right, depth + 1));
        return out;
    }

    /** Returns where text of a page stands in two columns, or -1. */
    private static float gutter(List<PdfLine> lines) {
        List<PdfLine> text = lines.stream().filter(PdfColumns::isText).toList();
        if (text.size() < 2 * MIN_LINES) {
            return -1;
        }
        float left = (float) text.stream().mapToDouble(PdfLine::left).min().orElse(0);
        float right = (float) text.stream().mapToDouble(PdfLine::right).max().orElse(0);
        for (PdfLine line : text) {
            float x = line.left() - 1;
            boolean inside = x > left + 0.2f * (right - left) && x < left + 0.8f * (right - left);
            if (inside && parts(text, x)) {
                return x;
            }
        }
        return -1;
    }

    private static boolean isText(PdfLine line) {
        String text = line.text();
        long words = text.chars().filter(c -> c == ' ').count() + 1;
        return words >= MIN_WORDS
                || text.codePoints().filter(Character::isIdeographic).count() >= MIN_HAN;
    }

    /** Returns true if a place parts most lines into those on its left and those on its right, side by side. */
    private static boolean parts(List<PdfLine> text, float x) {
        int before = 0;
        int after = 0;
        int across = 0;
        float top = Float.MAX_VALUE;
        float bottom = 0;
        float topLeft = Float.MAX_VALUE;
        float bottomLeft = 0;
        for (PdfLine line : text) {
            if (line.right() <= x) {
                before++;
                topLeft = Math.min(topLeft, line.y());
                bottomLeft = Math.max(bottomLeft, line.y());
            } else if (line.left() >= x) {
                after++;
                top = Math.min(top, line.y());
                bottom = Math.max(bottom, line.y());
            } else {
                across++;
            }
        }
        boolean beside = top < bottomLeft && topLeft < bottom;
        return before >= MIN_LINES && after >= MIN_LINES && beside && across * 2 < before + after;
    }

    /** Parts of one line that follow each other make a row of a table, or are one line again where the lines around have no such parts. */
    private static List<PdfLine> rows(List<PdfLine> lines) {
        List<PdfLine> out = new ArrayList<>();
        for (int i = 0; i < lines.size(); ) {
            int end = i + 1;
            while (end < lines.size()
                    && lines.get(end).sameRow(lines.get(end - 1))
                    && lines.get(end).left() > lines.get(end - 1).left()) {
                end++;
            }
            boolean row = end - i > 1 && (isParted(lines, end) || (i > 1 && isParted(lines, i - 2)));
            PdfLine line = lines.get(i);
            for (int j = i + 1; j < end; j++) {
                boolean label = j == i + 1 && line.text().length() <= 3;
                line = line.with(row && !label ? " | " : " ", lines.get(j));
            }
            out.add(line);
            i = end;
        }
        return out;
    }

    private static boolean isParted(List<PdfLine> lines, int at) {
        return at >= 0 && at + 1 < lines.size() && lines.get(at).sameRow(lines.get(at + 1));
    }
}
