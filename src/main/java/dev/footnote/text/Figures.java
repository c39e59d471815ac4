package dev.footnote.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers written in a text. */
public final class Figures {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?");

    private Figures() {}

    /**
     * Numbers in order, in plain form: {@code 1,234.50} as {@code 1234.50}; full-width digits as ASCII ones.
     *
     * @param text any text
     */
    public static List<String> of(String text) {
        List<String> out = new ArrayList<>();
        Matcher matcher = NUMBER.matcher(widthFolded(text));
        while (matcher.find()) {
            out.add(matcher.group().replace(",", ""));
        }
        return out;
    }

    private static String widthFolded(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(c >= '０' && c <= '９' ? Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC) : c);
        }
        return out.toString();
    }
}
