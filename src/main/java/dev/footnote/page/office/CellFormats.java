package dev.footnote.page.office;

import dev.footnote.page.format.Xml;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * How the numbers of a spreadsheet are shown: dates are days since 1900 and shares are of 1 in the file. The numbers of the built-in formats
 * are those of ECMA-376, part 1, 18.8.30.
 */
final class CellFormats {

    /** What is quoted, escaped or in brackets in a format is no letter of it. */
    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*+\"|\\\\.|\\[[^\\[\\]]*+\\]");

    private static final int SECONDS = 86_400;

    /** The last day that such a file can have, the end of the year 9999. */
    private static final double LAST = 2_958_466;

    private enum Kind {
        PLAIN,
        DATE,
        TIME,
        SHARE
    }

    private final List<Kind> kinds = new ArrayList<>();

    private CellFormats() {}

    static CellFormats read(byte @Nullable [] part) throws XMLStreamException {
        CellFormats out = new CellFormats();
        if (part == null) {
            return out;
        }
        Map<Integer, String> own = new HashMap<>();
        XMLStreamReader in = Xml.reader(part);
        boolean cells = false;
        while (in.hasNext()) {
            int event = in.next();
            if (event == XMLStreamReader.START_ELEMENT) {
                switch (in.getLocalName()) {
                    case "numFmt" -> own.put(number(Xml.value(in, "numFmtId")), Xml.value(in, "formatCode"));
                    case "cellXfs" -> cells = true;
                    case "xf" -> {
                        if (cells) {
                            out.kinds.add(kind(number(Xml.value(in, "numFmtId")), own));
                        }
                    }
                    default -> {}
                }
            } else if (event == XMLStreamReader.END_ELEMENT && in.getLocalName().equals("cellXfs")) {
                cells = false;
            }
        }
        return out;
    }

    private static Kind kind(int id, Map<Integer, String> own) {
        String code = own.get(id);
        if (code != null) {
            return kind(LITERAL.matcher(code).replaceAll("").toLowerCase(Locale.ROOT));
        }
        if (id >= 14 && id <= 17 || id == 22 || id >= 27 && id <= 31 || id >= 50 && id <= 58 || id == 36) {
            return Kind.DATE;
        }
        if (id >= 18 && id <= 21 || id >= 32 && id <= 35 || id >= 45 && id <= 47) {
            return Kind.TIME;
        }
        return id == 9 || id == 10 ? Kind.SHARE : Kind.PLAIN;
    }

    private static Kind kind(String code) {
        if (code.indexOf('y') >= 0 || code.indexOf('d') >= 0) {
            return Kind.DATE;
        }
        if (code.indexOf('h') >= 0 || code.contains("ss")) {
            return Kind.TIME;
        }
        return code.indexOf('%') >= 0 ? Kind.SHARE : Kind.PLAIN;
    }

    /** Returns a whole number from 0, or -1 for anything else. */
    static int number(String text) {
        boolean digits = !text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Integer.parseInt(text) : -1;
    }

    /** Returns a number as a cell of the style shows it, as far as dates and shares go; a text that is no number stays as it is. */
    String shown(String value, String style, boolean from1904) {
        int at = number(style);
        Kind kind = at >= 0 && at < kinds.size() ? kinds.get(at) : Kind.PLAIN;
        BigDecimal number;
        try {
            number = new BigDecimal(value.strip()).round(new MathContext(15));
        } catch (NumberFormatException e) {
            return value;
        }
        if (number.precision() - number.scale() > 40 || number.scale() > 40) {
            return value;
        }
        double days = number.doubleValue();
        boolean dated = days >= 0 && days < LAST;
        return switch (kind) {
            case DATE -> dated ? date(days, from1904) : plain(number);
            case TIME -> dated ? time(days) : plain(number);
            case SHARE -> plain(number.movePointRight(2)) + "%";
            case PLAIN -> plain(number);
        };
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** Day 60 is 29 February 1900, which never was; from then on the count is one ahead. */
    private static String date(double days, boolean from1904) {
        LocalDate first = from1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, days < 60 ? 31 : 30);
        long seconds = Math.round((days - Math.floor(days)) * SECONDS);
        LocalDateTime moment = first.plusDays((long) days).atStartOfDay().plusSeconds(seconds);
        String day = moment.toLocalDate().toString();
        return seconds == 0 ? day : day + " " + moment.toLocalTime().withNano(0);
    }

    private static String time(double days) {
        long seconds = Math.round((days - Math.floor(days)) * SECONDS) % SECONDS;
        return LocalTime.ofSecondOfDay(seconds).toString();
    }
}
