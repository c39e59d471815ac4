package dev.footnote.page.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Takes the running heads and feet off the pages of a PDF: lines at the edge that stand in the same place of a page nearby, apart from numbers. */
final class PdfRunningHeads {

    /** The share of a page's height in which heads and feet stand. */
    private static final float EDGE = 0.13f;

    /** Odd and even pages may have heads of their own, and the first page of a part none. */
    private static final int NEARBY = 3;

    private static final float SAME_PLACE = 3;

    private static final Pattern NUMBER = Pattern.compile("[0-9]++|(?<![A-Za-z])[ivxlc]{1,7}+(?![A-Za-z])");

    private PdfRunningHeads() {}

    /** Returns the lines of each page without its heads and feet. */
    static List<List<PdfLine>> without(List<PdfText.PageLines> pages) {
        List<List<PdfLine>> out = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            List<PdfLine> kept = new ArrayList<>();
            for (PdfLine line : pages.get(i).lines()) {
                if (!atEdge(line, pages.get(i)) || !repeats(line, pages, i)) {
                    kept.add(line);
                }
            }
            out.add(kept);
        }
        return out;
    }

    private static boolean atEdge(PdfLine line, PdfText.PageLines page) {
        return line.y() < EDGE * page.height() || line.y() > (1 - EDGE) * page.height();
    }

    private static boolean repeats(PdfLine line, List<PdfText.PageLines> pages, int at) {
        String plain = plain(line);
        for (int i = Math.max(0, at - NEARBY); i <= Math.min(pages.size() - 1, at + NEARBY); i++) {
            if (i != at && pages.get(i).lines().stream().anyMatch(other -> isSame(line, plain, other))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSame(PdfLine line, String plain, PdfLine other) {
        return Math.abs(other.y() - line.y()) < SAME_PLACE
                && line.sameSize(other)
                && plain(other).equals(plain);
    }

    private static String plain(PdfLine line) {
        return NUMBER.matcher(line.text()).replaceAll("#").strip();
    }
}
