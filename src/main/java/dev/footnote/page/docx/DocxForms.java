package dev.footnote.page.docx;

import dev.footnote.page.format.Xml;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamReader;

/** What an older form field shows: the entry that was picked, or a box with or without a cross. */
final class DocxForms {

    private final List<String> entries = new ArrayList<>();
    private int picked;
    private String box = "";

    /** Begins with a field. */
    void begin() {
        entries.clear();
        picked = 0;
        box = "";
    }

    /** Takes what a reader stands at. */
    void take(XMLStreamReader in) {
        switch (in.getLocalName()) {
            case "listEntry" -> entries.add(Xml.value(in, "val"));
            case "result" -> picked = number(Xml.value(in, "val"));
            case "checkBox" -> box = "\u2610";
            case "checked", "default" -> {
                if (!box.isEmpty()) {
                    box = Xml.isOn(in) ? "\u2612" : "\u2610";
                }
            }
            default -> {}
        }
    }

    /** Returns what the field shows, which is nothing for most. */
    String shown() {
        return picked < entries.size() ? entries.get(picked) : box;
    }

    private static int number(String text) {
        try {
            return Math.max(0, Integer.parseInt(text.strip()));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
