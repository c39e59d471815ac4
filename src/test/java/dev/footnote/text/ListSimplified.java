package dev.footnote.text;

import com.hankcs.hanlp.HanLP;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the resource of {@link LetterForms}: the traditional characters and their simplified forms, by HanLP's dictionary (Apache 2.0). */
final class ListSimplified {

    private static final int FIRST = 0x3400;
    private static final int LAST = 0x9FFF;

    /** Pairs in a line of the file. */
    private static final int PAIRS = 40;

    private ListSimplified() {}

    /**
     * Writes the file.
     *
     * @param arguments its path
     */
    public static void main(String[] arguments) throws IOException {
        StringBuilder out = new StringBuilder("# Traditional characters, each followed by its simplified form.\n");
        int pairs = 0;
        for (int c = FIRST; c <= LAST; c++) {
            String traditional = Character.toString(c);
            String simplified = HanLP.convertToSimplifiedChinese(traditional);
            if (simplified.length() == 1 && !simplified.equals(traditional)) {
                out.append(traditional).append(simplified).append(++pairs % PAIRS == 0 ? "\n" : "");
            }
        }
        Files.writeString(Path.of(arguments[0]), out.toString().stripTrailing() + "\n");
    }
}
