package dev.footnote.offline.span;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the names of persons and companies in Chinese text, as far as the segmenter at hand knows names. */
public final class HanSubjects {

    /** Characters of questions and small words, which are taken for part of a name at times. */
    private static final Pattern SMALL = Pattern.compile("[是在的了和与年次多少谁哪什么几可有为被吗呢和及]");

    private static final String COMPANY = "公司";
    private static final int SHORTEST = 2;
    private static final int LONGEST = 4;

    private HanSubjects() {}

    /**
     * Returns the names in the order in which they stand.
     *
     * @param text in Chinese; in other languages nothing is found
     */
    public static List<String> of(String text) {
        List<String> out = new ArrayList<>();
        for (SpanToken token : SpanToken.of(text)) {
            String name = text.substring(token.start(), token.end());
            boolean person = token.tag().startsWith("nr")
                    && name.length() >= SHORTEST
                    && name.length() <= LONGEST
                    && !SMALL.matcher(name).find();
            boolean company = token.tag().startsWith("nt") && name.endsWith(COMPANY);
            if (person || company) {
                out.add(name);
            }
        }
        return out;
    }
}
