package dev.footnote.page.format;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Readers of XML that load nothing from elsewhere. */
public final class Xml {

    private Xml() {}

    /** Returns a reader that loads no DTD and no external entity, with adjacent text in one piece. */
    public static XMLStreamReader reader(byte[] xml) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory.createXMLStreamReader(new ByteArrayInputStream(xml));
    }

    /** Returns an attribute of the element that a reader stands at by its local name, or the empty text. */
    public static String value(XMLStreamReader in, String name) {
        for (int i = 0; i < in.getAttributeCount(); i++) {
            if (in.getAttributeLocalName(i).equals(name)) {
                return in.getAttributeValue(i);
            }
        }
        return "";
    }

    /** Returns true unless the switch that a reader stands at says off. */
    public static boolean isOn(XMLStreamReader in) {
        return switch (value(in, "val")) {
            case "0", "false", "off" -> false;
            default -> true;
        };
    }

    /** Returns the texts of a part's leaves by local name, the first of each. */
    public static Map<String, String> leaves(byte @Nullable [] xml) throws XMLStreamException {
        Map<String, String> out = new HashMap<>();
        if (xml == null) {
            return out;
        }
        XMLStreamReader in = reader(xml);
        String name = "";
        while (in.hasNext()) {
            switch (in.next()) {
                case XMLStreamReader.START_ELEMENT -> name = in.getLocalName();
                case XMLStreamReader.END_ELEMENT -> name = "";
                case XMLStreamReader.CHARACTERS -> {
                    if (!name.isEmpty() && !in.getText().isBlank()) {
                        out.putIfAbsent(name, in.getText().strip());
                    }
                }
                default -> {}
            }
        }
        return out;
    }
}
