package dev.footnote.answer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the invented claims of the test resources into the form that {@link SupportReport} takes. */
final class SupportCases {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SupportCases() {}

    /** Returns the cases of a resource beside the package {@code support}. */
    static List<String> resource(String name) throws IOException {
        try (InputStream in = SupportCases.class.getResourceAsStream("support/" + name)) {
            return lines(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    static List<String> lines(String file) {
        List<String> out = new ArrayList<>();
        for (String block : file.split("(?m)^=== ", -1)) {
            int rule = block.indexOf("\n---\n");
            if (rule >= 0) {
                int line = block.indexOf('\n');
                String text = block.substring(line + 1, rule).strip();
                for (String row : block.substring(rule + 5).strip().split("\n", -1)) {
                    out.add(json(out.size() + 1, block.substring(0, line), text, row.split(" \\|\\| ", -1)));
                }
            }
        }
        return out;
    }

    private static String json(int number, String language, String text, String[] row) {
        if (row.length != 4) {
            throw new IllegalArgumentException("a case has four fields: " + String.join(" || ", row));
        }
        ObjectNode out = JSON.createObjectNode();
        out.put("id", "n" + number)
                .put("kind", row[0])
                .put("lang", language.strip())
                .put("claim", row[2]);
        out.put("source_text", text);
        ArrayNode quotes = out.putArray("quote");
        for (String quote : row[3].split(" && ", -1)) {
            quotes.add(quote);
        }
        out.putObject("expect").put("quote_found", true).put("support", row[1]);
        return out.toString();
    }
}
