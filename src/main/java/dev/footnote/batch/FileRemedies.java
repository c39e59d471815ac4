package dev.footnote.batch;

/**
 * What somebody who gave a file can do about it, in the words of the door that took it: each begins where a complaint leaves off, and may be empty.
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
