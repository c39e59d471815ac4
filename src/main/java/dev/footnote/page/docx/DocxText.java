package dev.footnote.page.docx;

import dev.footnote.page.format.Scripts;
import dev.footnote.page.format.Xml;
import dev.footnote.text.Spaces;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Writes a part of a DOCX as Markdown-like text, as Word shows it: with the results of fields, the numbers of lists and raised digits, and without
 * deleted revisions and hidden text. Text boxes follow the paragraph that they are anchored in.
 */
final class DocxText {

    /** Elements whose text is not seen: deleted, moved away, or how something was before a change. */
    private static final Set<String> UNSEEN = Set.of(
            "del",
            "moveFrom",
            "rPrChange",
            "pPrChange",
            "tblPrChange",
            "trPrChange",
            "tcPrChange",
            "sectPrChange",
            "instrText",
            "delText",
            "delInstrText");

    private static final Set<String> KNOWN = Set.of(
            "", "wps", "wpg", "wpc", "wpi", "wp14", "w14", "w15", "w16", "wne", "a14", "p14", "v", "v2", "o", "mv",
            "cx1", "c14");

    /** Longer runs that are set higher are no powers. */
    private static final int LONGEST_POWER = 5;

    /** A paragraph that is being read. */
    private static final class Paragraph {
        private final StringBuilder words = new StringBuilder();
        private final List<String> boxes = new ArrayList<>();
        private final DocxStyles.Properties properties = new DocxStyles.Properties();
        private final Deque<Run> runs = new ArrayDeque<>();
        private String style = "";
        private String reading = "";
        private int readingAt;
        private boolean numbered;
        private boolean runsOn;
    }

    /** The properties of the run that is being read. */
    private static final class Run {
        private final DocxStyles.Properties properties = new DocxStyles.Properties();
        private String style = "";
    }

    private final DocxStyles styles;
    private final DocxNumbering numbering;
    private final Map<String, String> notes;

    private final Deque<DocxBlocks> flows = new ArrayDeque<>();
    private final Deque<Paragraph> paragraphs = new ArrayDeque<>();
    private final Deque<String> path = new ArrayDeque<>();
    /** For each open field whether its result has begun. */
    private final Deque<Boolean> fields = new ArrayDeque<>();
    /** For each open set of alternatives whether one was taken. */
    private final Deque<Boolean> alternatives = new ArrayDeque<>();

    private final UnaryOperator<String> attachments;
    private final DocxMath math = new DocxMath();
    private final DocxShade shade = new DocxShade();
    private final DocxForms forms = new DocxForms();
    private boolean styledTable;
    private int reading = -1;
    private String carried = "";

    /**
     * @param notes takes the marks of notes by their kind and identifier, in the order of their first mention
     * @param attachments gives the text of a chart, a diagram or a file by its identifier
     */
    DocxText(DocxStyles styles, DocxNumbering numbering, Map<String, String> notes, UnaryOperator<String> attachments) {
        this.attachments = attachments;
        this.styles = styles;
        this.numbering = numbering;
        this.notes = notes;
    }

    /** Returns the text of the body. */
    String body(XMLStreamReader in) throws XMLStreamException {
        flows.push(new DocxBlocks());
        while (in.hasNext()) {
            step(in, in.next());
        }
        return endFlow();
    }

    /** Returns the texts of notes by their identifiers; lines between text and notes are none. */
    Map<String, String> notes(XMLStreamReader in, String kind) throws XMLStreamException {
        Map<String, String> out = new HashMap<>();
        String id = "";
        flows.push(new DocxBlocks());
        while (in.hasNext()) {
            int event = in.next();
            boolean note = (event == XMLStreamReader.START_ELEMENT || event == XMLStreamReader.END_ELEMENT)
                    && in.getLocalName().equals(kind);
            if (note && event == XMLStreamReader.START_ELEMENT) {
                id = Xml.value(in, "id");
                flows.push(new DocxBlocks());
            } else if (note) {
                out.put(id, endFlow());
            } else {
                step(in, event);
            }
        }
        return out;
    }

    private void step(XMLStreamReader in, int event) {
        if (event == XMLStreamReader.START_ELEMENT) {
            path.push(in.getLocalName());
            if (unseen() || !enters(in)) {
                return;
            }
            if (DocxMath.isMath(in) && !paragraphs.isEmpty()) {
                math.start(in, words());
            } else {
                start(in);
            }
        } else if (event == XMLStreamReader.END_ELEMENT) {
            if (!unseen()) {
                if (DocxMath.isMath(in) && !paragraphs.isEmpty()) {
                    math.end(in, words());
                } else {
                    end(in.getLocalName());
                }
            }
            if (reading == path.size()) {
                reading = -1;
            }
            path.pop();
        } else if (event == XMLStreamReader.CHARACTERS && !unseen() && "t".equals(path.peek())) {
            write(in.getText());
        }
    }

    /** True within an element that is left out. */
    private boolean unseen() {
        return reading >= 0;
    }

    /** Finds out whether an element is read; of alternatives the first is. */
    private boolean enters(XMLStreamReader in) {
        String name = in.getLocalName();
        boolean taken = true;
        if (name.equals("AlternateContent")) {
            alternatives.push(false);
        } else if ((name.equals("Choice") || name.equals("Fallback")) && !alternatives.isEmpty()) {
            boolean known = name.equals("Fallback") || isKnown(Xml.value(in, "Requires"));
            boolean before = alternatives.pop();
            taken = !before && known;
            alternatives.push(before || taken);
        } else if (UNSEEN.contains(name)) {
            taken = false;
            mark(name);
        }
        if (!taken) {
            reading = path.size();
        }
        return taken;
    }

    /** True for kinds of drawings whose text is read; others have a plainer form beside them. */
    private static boolean isKnown(String names) {
        return Stream.of(Spaces.split(names)).allMatch(KNOWN::contains);
    }

    /** A deleted mark of a paragraph joins it with the next; a deleted mark of a row deletes it. */
    private void mark(String name) {
        if (!name.equals("del") && !name.equals("moveFrom")) {
            return;
        }
        if (within("trPr")) {
            flow().deleteRow();
        } else if (within("rPr")
                && !paragraphs.isEmpty()
                && paragraphs.element().runs.isEmpty()) {
            paragraphs.element().runsOn = true;
        }
    }

    private boolean within(String parent) {
        return path.stream().skip(1).findFirst().filter(parent::equals).isPresent();
    }

    private DocxBlocks flow() {
        return flows.element();
    }

    private StringBuilder words() {
        return paragraphs.element().words;
    }

    private void start(XMLStreamReader in) {
        switch (in.getLocalName()) {
            case "p" -> paragraphs.push(new Paragraph());
            case "txbxContent" -> {
                flows.push(new DocxBlocks());
                shade.open(false);
            }
            case "background" -> shade.background();
            case "tbl" -> {
                flow().startTable();
                styledTable = false;
            }
            case "tblStyle" -> styledTable = true;
            case "altChunk" -> flow().add(attachments.apply(Xml.value(in, "id")));
            case "tr" -> flow().startRow();
            case "gridBefore" -> flow().skipCells(Xml.value(in, "val"));
            case "tc" -> {
                flow().startCell();
                flows.push(new DocxBlocks());
                shade.open(!styledTable);
            }
            case "gridSpan" -> cell().span(Xml.value(in, "val"));
            case "vMerge" -> {
                if (!Xml.value(in, "val").equals("restart")) {
                    cell().continueAbove();
                }
            }
            case "fldChar" -> field(Xml.value(in, "fldCharType"));
            case "listEntry", "result", "checkBox", "checked", "default" -> forms.take(in);
            default -> {
                if (in.getLocalName().equals("shd") && within("tcPr")) {
                    shade.fill(Xml.value(in, "fill"));
                } else {
                    inParagraph(in);
                }
            }
        }
    }

    /** The blocks that the cell being read belongs to. */
    private DocxBlocks cell() {
        return flows.stream().skip(1).findFirst().orElse(flows.element());
    }

    private void inParagraph(XMLStreamReader in) {
        if (paragraphs.isEmpty()) {
            return;
        }
        Paragraph paragraph = paragraphs.element();
        Run run = paragraph.runs.peek();
        switch (in.getLocalName()) {
            case "r" -> paragraph.runs.push(new Run());
            case "rt" -> paragraph.readingAt = paragraph.words.length();
            case "pStyle" -> paragraph.style = Xml.value(in, "val");
            case "numPr" -> paragraph.numbered = true;
            case "rStyle" -> {
                if (run != null) {
                    run.style = Xml.value(in, "val");
                }
            }
            case "tab" -> {
                // Stops of tabs are properties by the same name.
                if (!within("tabs")) {
                    write(" ");
                }
            }
            case "ptab" -> write(" ");
            case "br", "cr" -> write("\n");
            case "chart" -> paragraph.boxes.add(attachments.apply(Xml.value(in, "id")));
            case "relIds" -> paragraph.boxes.add(attachments.apply(Xml.value(in, "dm")));
            case "textpath" -> paragraph.boxes.add(Xml.value(in, "string"));
            case "noBreakHyphen" -> write("-");
            case "sym" -> write(DocxSymbols.of(Xml.value(in, "font"), Xml.value(in, "char")));
            case "footnoteReference", "endnoteReference" -> note(in);
            default -> {
                if (run != null && within("rPr")) {
                    run.properties.take(in);
                } else if (run == null && (within("pPr") || within("numPr"))) {
                    paragraph.properties.take(in);
                }
            }
        }
    }

    private void field(String type) {
        switch (type) {
            case "begin" -> {
                fields.push(false);
                forms.begin();
            }
            case "separate" -> {
                if (!fields.isEmpty()) {
                    fields.pop();
                    fields.push(true);
                }
            }
            default -> {
                boolean bare = Boolean.FALSE.equals(fields.poll());
                if (bare) {
                    write(forms.shown());
                    forms.begin();
                }
            }
        }
    }

    private void note(XMLStreamReader in) {
        if (Xml.value(in, "customMarkFollows").equals("1") || isHidden()) {
            return;
        }
        String kind = in.getLocalName().startsWith("end") ? "endnote" : "footnote";
        String key = kind + ' ' + Xml.value(in, "id");
        if (!notes.containsKey(key)) {
            long before =
                    notes.keySet().stream().filter(k -> k.startsWith(kind)).count();
            notes.put(
                    key,
                    kind.equals("endnote") ? DocxNumbering.written((int) before + 1, "lowerRoman") : "" + (before + 1));
        }
        words().append("[^").append(notes.get(key)).append(']');
    }

    private boolean isHidden() {
        return fields.contains(false) || "1".equals(property("vanish")) || shade.hides(this::property);
    }

    private @Nullable String property(String name) {
        Run run = paragraphs.isEmpty() ? null : paragraphs.element().runs.peek();
        if (run == null) {
            return null;
        }
        String value = run.properties.get(name);
        if (value == null) {
            value = styles.value(run.style, name);
        }
        return value != null ? value : styles.value(paragraphs.element().style, name);
    }

    private void write(String text) {
        if (paragraphs.isEmpty() || isHidden()) {
            return;
        }
        StringBuilder words = words();
        String font = property("rFonts");
        String seen = font != null && DocxSymbols.isSymbolFont(font) ? DocxSymbols.seen(font, text) : text;
        seen = "1".equals(property("caps")) ? seen.toUpperCase(Locale.ROOT) : seen;
        String place = place(seen);
        if (place == null || place.equals("baseline")) {
            words.append(seen);
        } else if (place.equals("superscript")) {
            words.append(Scripts.raised(seen, words.length() == 0 ? "" : words.substring(words.length() - 1)));
        } else {
            words.append(Scripts.lowered(seen));
        }
    }

    /** Digits and signs that are only set higher or lower mean the same as raised and lowered ones. */
    private @Nullable String place(String text) {
        String place = property("vertAlign");
        String shift = property("position");
        if (place != null || shift == null || text.strip().length() > LONGEST_POWER || shift.equals("0")) {
            return place;
        }
        boolean sign = text.strip().chars().allMatch(c -> Character.isDigit(c) || "+-\u2212\u2013n".indexOf(c) >= 0);
        return sign ? shift.startsWith("-") ? "subscript" : "superscript" : null;
    }

    private void end(String name) {
        switch (name) {
            case "p" -> endParagraph();
            case "r", "rt", "rubyBase" -> endRun(name);
            case "AlternateContent" -> alternatives.poll();
            case "txbxContent" -> {
                String box = endFlow();
                shade.close();
                if (paragraphs.isEmpty()) {
                    flow().add(box);
                } else {
                    paragraphs.element().boxes.add(box);
                }
            }
            case "tc" -> {
                String text = endFlow();
                shade.close();
                flow().endCell(text);
            }
            case "tr" -> flow().endRow();
            case "tbl" -> flow().endTable();
            default -> {}
        }
    }

    /** The reading of a word is set above it; in a line it follows in brackets. */
    private void endRun(String name) {
        if (paragraphs.isEmpty()) {
            return;
        }
        Paragraph paragraph = paragraphs.element();
        switch (name) {
            case "r" -> paragraph.runs.poll();
            case "rt" -> {
                paragraph.reading = paragraph.words.substring(paragraph.readingAt);
                paragraph.words.setLength(paragraph.readingAt);
            }
            default -> {
                paragraph.words.append(paragraph.reading.isBlank() ? "" : "(" + paragraph.reading.strip() + ")");
                paragraph.reading = "";
            }
        }
    }

    /** A paragraph whose mark is deleted has nothing to run on into at the end of a cell, a box or the text. */
    private String endFlow() {
        DocxBlocks flow = flows.pop();
        flow.add(carried.strip());
        carried = "";
        return flow.text();
    }

    private void endParagraph() {
        Paragraph paragraph = paragraphs.pop();
        String words = carried + paragraph.words;
        if (paragraph.runsOn) {
            carried = words;
        } else {
            carried = "";
            add(paragraph, words.strip());
        }
        paragraph.boxes.forEach(flow()::add);
    }

    private void add(Paragraph paragraph, String words) {
        if (words.isEmpty()) {
            return;
        }
        String number = paragraph.properties.get("numId");
        String level = paragraph.properties.get("ilvl");
        number = number == null ? styles.value(paragraph.style, "numId") : number;
        level = level == null ? styles.value(paragraph.style, "ilvl") : level;
        int heading = heading(paragraph);
        boolean listed = number == null
                ? paragraph.numbered || (heading == 0 && styles.isList(paragraph.style))
                : !number.equals("0");
        String mark = listed ? numbering.next(number == null ? "" : number, level == null ? "0" : level) : "";
        if (heading > 0) {
            String shown = mark.strip().equals("-") ? "" : mark.stripLeading();
            flow().add("#".repeat(heading) + ' ' + shown + words.replace('\n', ' '));
        } else {
            flow().add(mark + words, listed);
        }
    }

    private int heading(Paragraph paragraph) {
        int heading = styles.heading(paragraph.style);
        return heading > 0 ? heading : DocxStyles.level(paragraph.properties.get("outlineLvl"));
    }
}
