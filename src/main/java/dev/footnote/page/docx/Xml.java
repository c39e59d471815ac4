package dev.footnote.page.docx;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

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
    static boolean isOn(XMLStreamReader in) {
        return switch (value(in, "val")) {
            case "0", "false", "off" -> false;
            default -> true;
        };
    }
}
