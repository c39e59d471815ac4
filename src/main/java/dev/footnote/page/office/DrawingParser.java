package dev.footnote.page.office;

import dev.footnote.api.PermanentException;
import dev.footnote.page.format.InvisibleCharacters;
import dev.footnote.page.format.PageSaysException;
import dev.footnote.page.format.ParsedDocument;
import dev.footnote.page.format.Xml;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the words of a drawing in SVG, a line for each text. */
public final class DrawingParser {

    private DrawingParser() {}

    /**
     * Reads a file.
     *
     * @param text decoded
     * @throws PermanentException if it has no words or cannot be read
     */
    public static ParsedDocument parse(URI url, String text) {
        try {
            XMLStreamReader in = Xml.reader(withoutDeclaration(text).getBytes(StandardCharsets.UTF_8));
            StringBuilder out = new StringBuilder();
            String title = "";
            String open = "";
            while (in.hasNext()) {
                int event = in.next();
                if (event == XMLStreamReader.START_ELEMENT) {
                    String name = in.getLocalName();
                    boolean begins = name.equals("text") || name.equals("desc") || name.equals("title");
                    out.append(begins && out.length() > 0 ? "\n" : "");
                    open = begins || open.equals("text") && (name.equals("tspan") || name.equals("textPath"))
                            ? open(open, name)
                            : "";
                } else if (event == XMLStreamReader.END_ELEMENT) {
                    open = in.getLocalName().equals("tspan")
                                    || in.getLocalName().equals("textPath")
                            ? "text"
                            : "";
                } else if (event == XMLStreamReader.CHARACTERS && !open.isEmpty()) {
                    title = open.equals("title") && title.isEmpty()
                            ? in.getText().strip()
                            : title;
                    out.append(in.getText());
                }
            }
            String words = InvisibleCharacters.readable(out.toString()).strip();
            if (words.isEmpty()) {
                throw new PermanentException(url + " is a drawing (SVG) without words; use another source");
            }
            return new ParsedDocument(title, words, null, null, List.of(), List.of());
        } catch (XMLStreamException e) {
            throw new PageSaysException(
                    url + " is a drawing (SVG) that cannot be read; use another source", e.getMessage(), e);
        }
    }

    private static String open(String before, String name) {
        return before.equals("text") ? before : name;
    }

    /** The text is decoded already, whatever its head says about its bytes. */
    private static String withoutDeclaration(String text) {
        int end = text.stripLeading().startsWith("<?xml") ? text.indexOf("?>") + 2 : 0;
        return text.substring(Math.max(0, end)).strip();
    }
}
