package dev.footnote.offline.manual;

/**
 * A stretch of technical documentation that says something by itself.
 *
 * @param kind of stretch
 * @param start offset in the source's text
 * @param text verbatim
 * @param term the term that an item or row explains, or the label of a field; empty elsewhere
 * @param said the text on the term, or the value of a field; the text itself elsewhere
 * @param standard the cell of a row in its table's column of defaults; empty where it has none
 */
record ManualBlock(Kind kind, int start, String text, String term, String said, String standard) {

    ManualBlock(Kind kind, int start, String text, String term, String said) {
        this(kind, start, text, term, said, "");
    }

    /** The layout of a stretch. */
    enum Kind {
        /** Running text. */
        PROSE,
        /** An item of a list. */
        ITEM,
        /** A row of a table. */
        ROW,
        /** A labelled value, as in "Default: 30". */
        FIELD,
        /** A setting in a listing, below the remark that explains it. */
        SETTING,
        /** An option in a program's own help. */
        OPTION,
        /** Lines of code or commands. */
        CODE;

        /** True for code and what is listed in it. */
        boolean isCode() {
            return this == CODE || this == SETTING || this == OPTION;
        }
    }

    /** The offset behind its last character. */
    int end() {
        return start + text.length();
    }
}
