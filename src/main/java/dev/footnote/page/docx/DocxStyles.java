package dev.footnote.page.docx;

import dev.footnote.page.format.Xml;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The styles of a DOCX, as far as they decide what is seen: headings, numbers, hidden, raised and capital letters. */
final class DocxStyles {

    private static final Pattern HEADING = Pattern.compile(
            "(?:heading|berschrift|titre|t\u00EDtulo|titolo|kop|\u6807\u9898|\u898B\u51FA\u3057)\\s?([1-6])");

    /** Styles are based on others a handful deep; a circle ends here. */
    private static final int MAX_CHAIN = 20;

    /** Values of a style by the name of the property; of a paragraph or a run too. */
    static final class Properties {
        private final Map<String, String> values = new HashMap<>();

        /** Takes the property that a reader stands at. */
        void take(XMLStreamReader in) {
            String name = in.getLocalName();
            switch (name) {
                case "outlineLvl", "numId", "ilvl", "vertAlign", "position", "color", "highlight", "sz" ->
                    values.put(name, Xml.value(in, "val"));
                case "vanish", "caps" -> values.put(name, Xml.isOn(in) ? "1" : "0");
                case "shd" -> values.put(name, Xml.value(in, "fill"));
                case "rFonts" -> values.put(name, Xml.value(in, "ascii"));
                default -> {}
            }
        }

        @Nullable
        String get(String name) {
            return values.get(name);
        }
    }

    private record Style(String name, String basedOn, Properties properties) {}

    private final Map<String, Style> styles = new HashMap<>();

    /** Reads the part of the styles; without one there are none. */
    static DocxStyles read(byte @Nullable [] part) throws XMLStreamException {
        DocxStyles out = new DocxStyles();
        if (part == null) {
            return out;
        }
        XMLStreamReader in = Xml.reader(part);
        String id = "";
        String name = "";
        String basedOn = "";
        Properties properties = new Properties();
        while (in.hasNext()) {
            int event = in.next();
            if (event == XMLStreamReader.START_ELEMENT) {
                switch (in.getLocalName()) {
                    case "style" -> {
                        id = Xml.value(in, "styleId");
                        name = "";
                        basedOn = "";
                        properties = new Properties();
                    }
                    case "name" -> name = Xml.value(in, "val");
                    case "basedOn" -> basedOn = Xml.value(in, "val");
                    default -> properties.take(in);
                }
            } else if (event == XMLStreamReader.END_ELEMENT && in.getLocalName().equals("style")) {
                out.styles.put(id, new Style(name, basedOn, properties));
            }
        }
        return out;
    }

    /** Returns a property of a style or of those it is based on, or null. */
    @Nullable
    String value(String id, String property) {
        String next = id;
        for (int i = 0; i < MAX_CHAIN; i++) {
            Style style = styles.get(next);
            if (style == null) {
                return null;
            }
            String value = style.properties().get(property);
            if (value != null) {
                return value;
            }
            next = style.basedOn();
        }
        return null;
    }

    /** Returns the level of a heading that a style stands for, from 1 to 6, or 0. */
    int heading(String id) {
        String name = plain(id);
        if (name.equals("title")) {
            return 1;
        }
        Matcher m = HEADING.matcher(name);
        if (m.find()) {
            return Integer.parseInt(m.group(1));
        }
        return level(value(id, "outlineLvl"));
    }

    /** Returns true if a style is one for the items of lists. */
    boolean isList(String id) {
        return plain(id).startsWith("list");
    }

    /** Returns the level of a heading for the value of {@code outlineLvl}, or 0. */
    static int level(@Nullable String outline) {
        return outline != null && outline.length() == 1 && outline.charAt(0) >= '0' && outline.charAt(0) <= '5'
                ? outline.charAt(0) - '0' + 1
                : 0;
    }

    /** The name that Word shows; the identifiers of translated versions say little. */
    private String plain(String id) {
        Style style = styles.get(id);
        String name = style == null || style.name().isBlank() ? id : style.name();
        return name.toLowerCase(Locale.ROOT);
    }
}
