package dev.footnote.config;

/** Takes an API key out of texts that others wrote, such as a host's error message. Stateless, safe for many threads. */
public final class KeyMask {

    /** Shorter ones are no keys that a host gives out; to mask them would tear words and tell what was masked. */
    private static final int SHORTEST = 4;

    /** Shorter ones may also be a part of a word by chance. */
    private static final int CERTAIN = 12;

    private KeyMask() {}

    /**
     * Returns the text with each occurrence of the key replaced. A key of fewer than 12 characters is replaced only where no letter or digit touches it, and one of
     * fewer than 4 not at all.
     *
     * @param text from anywhere
     * @param key the key; may be empty
     * @param mask the text in its place
     * @return the text without the key
     */
    public static String apply(String text, String key, String mask) {
        if (key.length() < SHORTEST) {
            return text;
        }
        return key.length() >= CERTAIN ? text.replace(key, mask) : whole(text, key, mask);
    }

    private static String whole(String text, String key, String mask) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (int at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + 1)) {
            int end = at + key.length();
            boolean alone = at >= from && !touches(text, at - 1) && !touches(text, end);
            if (alone) {
                out.append(text, from, at).append(mask);
                from = end;
            }
        }
        return out.append(text.substring(from)).toString();
    }

    private static boolean touches(String text, int at) {
        return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
    }
}
