package dev.footnote.cli.terminal;

import java.util.StringJoiner;
import java.util.regex.Pattern;

/** Takes the marks of Markdown off a text that was read from a page. */
public final class PlainText {

    private static final Pattern MARK = Pattern.compile("^(?:#{1,6} |> |\\s{0,16}- )");
    private static final Pattern RULE = Pattern.compile("^\\|(?:---\\|)+$");
    private static final Pattern FENCE = Pattern.compile("^`{3,4}$");

    private PlainText() {}

    public static String of(String text) {
        StringJoiner out = new StringJoiner("\n");
        boolean code = false;
        for (String line : text.split("\n", -1)) {
            if (FENCE.matcher(line).matches()) {
                code = !code;
            } else if (code) {
                out.add(line);
            } else if (!RULE.matcher(line).matches()) {
                out.add(plain(line));
            }
        }
        return out.toString();
    }

    private static String plain(String line) {
        if (line.length() > 2 && line.startsWith("| ") && line.endsWith(" |")) {
            return line.substring(2, line.length() - 2).replace(" | ", "\t").replace("\\|", "|");
        }
        return MARK.matcher(line).replaceFirst("");
    }
}
