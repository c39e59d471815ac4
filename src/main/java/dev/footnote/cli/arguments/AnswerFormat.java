package dev.footnote.cli.arguments;

import dev.footnote.api.InvalidInputException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The forms in which an answer is printed. */
public enum AnswerFormat {
    MARKDOWN,
    JSON,
    HTML,
    BIBTEX,
    CSL;

    /** Endings of files whose readers take none of the forms. */
    private static final Set<String> OTHERS =
            Set.of("csv", "tsv", "pdf", "doc", "docx", "odt", "rtf", "xls", "xlsx", "ods", "xml");

    /**
     * Returns the form that a file's ending names, or empty if it names none.
     *
     * @param file whole name of the file
     */
    public static Optional<AnswerFormat> ofEnding(String file) {
        return switch (ending(file)) {
            case "html", "htm" -> Optional.of(HTML);
            case "json" -> Optional.of(JSON);
            case "bib" -> Optional.of(BIBTEX);
            case "md", "markdown" -> Optional.of(MARKDOWN);
            default -> Optional.empty();
        };
    }

    /**
     * Refuses a file whose ending belongs to no form of answers.
     *
     * @param file where the answer would go
     * @throws InvalidInputException if its ending is that of a table or of an office's document
     */
    public static void refuseOthers(Path file) {
        String ending = ending(file.toString());
        if (OTHERS.contains(ending)) {
            throw new InvalidInputException(
                    "--output " + file + " ends in ." + ending
                            + ", and answers are not written in that form; end it in .md, .html, .json or .bib, or say --format");
        }
    }

    private static String ending(String file) {
        return file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** As help and complaints show it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
