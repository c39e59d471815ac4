package dev.footnote.text;

/** Text as UTF-8. */
public final class Utf8 {

    private Utf8() {}

    /**
     * Returns how many bytes a text has as UTF-8, without writing them. A surrogate that has no other half counts one, as it is written.
     *
     * @param text any
     */
    public static int length(String text) {
        int bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                continue;
            }
            if (c < 0x800) {
                bytes++;
            } else if (!Character.isSurrogate(c)) {
                bytes += 2;
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                bytes += 2;
                i++;
            }
        }
        return bytes;
    }
}
