package dev.footnote.batch;

/**
 * The remedies for a file that cannot be read, in the words of the command or route that took it. Each continues a message, and may be empty.
 *
 * @param column where no field is the question
 * @param number besides, where a table may have no header
 * @param encoding where bytes are no text
 */
public record FileRemedies(String column, String number, String encoding) {

    /** By options of the command line. */
    public static final FileRemedies OPTIONS = new FileRemedies(
            ", or say --question-column NAME",
            ", or its number if there is no header (--question-column 1)",
            "name that with --encoding, such as --encoding windows-1251, or convert the file with iconv -f ITS_ENCODING -t UTF-8");

    /** By the file alone. */
    public static final FileRemedies FILE = new FileRemedies("", "", "send the file as UTF-8");
}
