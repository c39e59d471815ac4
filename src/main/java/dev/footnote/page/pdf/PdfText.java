package dev.footnote.page.pdf;

import dev.footnote.page.format.Scripts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Collects the lines of a PDF with their places. Only this class and {@link PdfParser} know PDFBox, which may be missing at run time. */
final class PdfText extends PDFTextStripper {

    /** A gap of so many letters' heights is one between columns. */
    private static final float COLUMN_GAP = 1.6f;

    /** Raised and lowered digits are smaller than this share of the letters beside them. */
    private static final float SMALL = 0.87f;

    private record Word(String text, List<TextPosition> letters) {
        float left() {
            return letters.get(0).getXDirAdj();
        }

        float right() {
            TextPosition last = letters.get(letters.size() - 1);
            return last.getXDirAdj() + last.getWidthDirAdj();
        }
    }

    /** The lines of a page in the order of the file, and its height. */
    record PageLines(List<PdfLine> lines, float height) {}

    private final List<PageLines> pages = new ArrayList<>();
    private final List<Word> words = new ArrayList<>();
    private List<PdfLine> lines = new ArrayList<>();
    private List<PdfLine> turned = new ArrayList<>();

    PdfText(int maxPages) {
        setSortByPosition(false);
        setSuppressDuplicateOverlappingText(true);
        setEndPage(maxPages);
    }

    /** Returns the lines of each page. */
    List<PageLines> read(PDDocument pdf) throws IOException {
        getText(pdf);
        return pages;
    }

    @Override
    protected void startPage(PDPage page) {
        lines = new ArrayList<>();
        turned = new ArrayList<>();
        words.clear();
    }

    @Override
    protected void endPage(PDPage page) {
        endLine();
        boolean sideways = page.getRotation() % 180 != 0;
        float height =
                sideways ? page.getCropBox().getWidth() : page.getCropBox().getHeight();
        // A page that is turned as a whole is read as it stands; a stamp up its side comes last.
        lines.addAll(turned);
        while (pages.size() < getCurrentPageNo() - 1) {
            // a page without contents is passed over
            pages.add(new PageLines(List.of(), height));
        }
        pages.add(new PageLines(lines, height));
    }

    @Override
    protected void writeString(String text, List<TextPosition> letters) {
        if (!letters.isEmpty() && !text.isBlank()) {
            words.add(new Word(text, List.copyOf(letters)));
        }
    }

    @Override
    protected void writeLineSeparator() {
        endLine();
    }

    @Override
    protected void writeParagraphSeparator() {
        endLine();
    }

    @Override
    protected void writeParagraphStart() {
        endLine();
    }

    @Override
    protected void writeParagraphEnd() {
        endLine();
    }

    @Override
    protected void writeWordSeparator() {
        // words are kept apart by themselves
    }

    @Override
    protected void writePageStart() {
        // pages are kept apart by themselves
    }

    @Override
    protected void writePageEnd() {
        endLine();
    }

    private void endLine() {
        if (words.isEmpty()) {
            return;
        }
        float size = size();
        float base = base(size);
        List<PdfLine> to = words.get(0).letters().get(0).getDir() == 0 ? lines : turned;
        int from = 0;
        for (int i = 1; i <= words.size(); i++) {
            if (i == words.size()
                    || words.get(i).left() - words.get(i - 1).right() > COLUMN_GAP * size
                    || words.get(i).right() < words.get(i - 1).left()) {
                to.add(line(words.subList(from, i), size, base));
                from = i;
            }
        }
        words.clear();
        joinScripts(to);
    }

    /** Digits that are raised so far that they make a line of their own belong to the line that they touch. */
    private static void joinScripts(List<PdfLine> to) {
        if (to.size() > 1) {
            PdfLine last = to.get(to.size() - 1);
            PdfLine before = to.get(to.size() - 2);
            float off = Math.abs(last.y() - before.y());
            float size = Math.max(last.size(), before.size());
            boolean touches = Math.abs(last.left() - before.right()) < 0.35f * size;
            if (!touches || off > 0.75f * size || off < 0.05f * size) {
                return;
            }
            boolean small = last.size() < SMALL * before.size();
            String text = !small
                    ? last.text()
                    : last.y() < before.y()
                            ? Scripts.raised(
                                    last.text(),
                                    before.text().substring(before.text().length() - 1))
                            : Scripts.lowered(last.text());
            boolean wide = last.left() - before.right() > 0.15f * size;
            to.remove(to.size() - 1);
            PdfLine whole = before.with(
                    wide && !small ? " " : "", new PdfLine(text, last.left(), last.right(), before.y(), size, 0));
            to.set(to.size() - 1, whole);
        }
    }

    private float size() {
        Map<Float, Integer> sizes = new HashMap<>();
        for (Word word : words) {
            for (TextPosition letter : word.letters()) {
                sizes.merge(sizeOf(letter), 1, Integer::sum);
            }
        }
        return most(sizes);
    }

    private float base(float size) {
        Map<Float, Integer> bases = new HashMap<>();
        for (Word word : words) {
            for (TextPosition letter : word.letters()) {
                if (sizeOf(letter) == size) {
                    bases.merge(Math.round(letter.getYDirAdj() * 4) / 4f, 1, Integer::sum);
                }
            }
        }
        return most(bases);
    }

    private static float most(Map<Float, Integer> counts) {
        return counts.entrySet().stream()
                .max(Map.Entry.<Float, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(1f);
    }

    private static float sizeOf(TextPosition letter) {
        return Math.max(1, Math.round(letter.getFontSizeInPt() * 2) / 2f);
    }

    private static PdfLine line(List<Word> words, float size, float base) {
        StringBuilder out = new StringBuilder();
        for (Word word : words) {
            out.append(out.length() == 0 ? "" : " ").append(text(word, size, base));
        }
        Word first = words.get(0);
        Word last = words.get(words.size() - 1);
        return new PdfLine(out.toString(), first.left(), last.right(), base, size, first.right() - first.left());
    }

    private static String text(Word word, float size, float base) {
        if (word.letters().stream().allMatch(letter -> place(letter, size, base) == 0)) {
            return word.text();
        }
        StringBuilder out = new StringBuilder();
        StringBuilder run = new StringBuilder();
        int place = 0;
        for (TextPosition letter : word.letters()) {
            int next = place(letter, size, base);
            if (next != place) {
                end(out, run, place);
            }
            place = next;
            run.append(letter.getUnicode());
        }
        end(out, run, place);
        return out.toString();
    }

    private static void end(StringBuilder out, StringBuilder run, int place) {
        String before = out.length() == 0 ? "" : out.substring(out.length() - 1);
        String text = run.toString();
        out.append(place > 0 ? Scripts.raised(text, before) : place < 0 ? Scripts.lowered(text) : text);
        run.setLength(0);
    }

    /** 1 for a raised letter, -1 for a lowered one. */
    private static int place(TextPosition letter, float size, float base) {
        float up = base - letter.getYDirAdj();
        if (letter.getUnicode() == null || letter.getUnicode().isBlank() || sizeOf(letter) > SMALL * size) {
            return 0;
        }
        return up > 0.15f * size ? 1 : up < -0.08f * size ? -1 : 0;
    }
}
