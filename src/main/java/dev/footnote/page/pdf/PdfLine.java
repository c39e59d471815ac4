package dev.footnote.page.pdf;

/**
 * A line of a page of a PDF, or the part of it that stands in one column; measures are points from the upper left corner.
 *
 * @param text its words
 * @param left where it begins
 * @param right where it ends
 * @param y of its base
 * @param size of most of its letters
 * @param firstWord the width of its first word
 */
record PdfLine(String text, float left, float right, float y, float size, float firstWord) {

    boolean sameRow(PdfLine other) {
        return Math.abs(y - other.y) < 0.3f * Math.min(size, other.size);
    }

    boolean sameSize(PdfLine other) {
        return Math.abs(size - other.size) < 0.08f * Math.max(size, other.size);
    }

    /** This line and another on its right as one. */
    PdfLine with(String separator, PdfLine other) {
        return new PdfLine(text + separator + other.text, left, other.right, y, size, firstWord);
    }
}
