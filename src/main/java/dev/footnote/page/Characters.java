package dev.footnote.page;

/** Which characters of a foreign text are none that a reader sees. */
final class Characters {

    private Characters() {}

    /**
     * True for what is invisible and means nothing in a plain text: soft hyphens, zero-width spaces, marks of direction, control characters, and the tag
     * characters in which text can be hidden. Joiners stay, as scripts and emoji need them.
     */
    static boolean isJunk(String text, int at) {
        char c = text.charAt(at);
        if (c < ' ' || c == '\u007F' || c == '\u00AD' || c == '\u200B' || c == '\u2060' || c == '\uFEFF') {
            return true;
        }
        if ((c == '\u200E' || c == '\u200F') || (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069')) {
            return true;
        }
        if (c == '\uDB40') {
            return at + 1 < text.length() && isTag(text.charAt(at + 1));
        }
        return at > 0 && text.charAt(at - 1) == '\uDB40' && isTag(c);
    }

    private static boolean isTag(char low) {
        return low >= '\uDC00' && low <= '\uDC7F';
    }

    /** A text of several lines without such characters; its line ends become line feeds. */
    static String readable(String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        StringBuilder out = new StringBuilder(lines.length());
        for (int i = 0; i < lines.length(); i++) {
            char c = lines.charAt(i);
            if (c == '\n' || c == '\t' || !isJunk(lines, i)) {
                out.append(c);
            }
        }
        return out.toString();
    }
}
