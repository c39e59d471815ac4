package dev.footnote.research;

/** Whether a text names an address: as a whole, not as a piece of a longer one. */
final class Naming {

    private Naming() {}

    static boolean names(String text, String address) {
        if (address.isEmpty()) {
            return false;
        }
        for (int at = text.indexOf(address); at >= 0; at = text.indexOf(address, at + 1)) {
            if ((at == 0 || !belongs(text.charAt(at - 1))) && endsAt(text, at + address.length())) {
                return true;
            }
        }
        return false;
    }

    /** A slash more, a fragment, or the punctuation of a sentence makes no other address. */
    private static boolean endsAt(String text, int end) {
        int at = end;
        if (at < text.length() && text.charAt(at) == '/') {
            at++;
        }
        while (at < text.length() && ".,;:!?'*_".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at >= text.length() || text.charAt(at) == '#' || !belongs(text.charAt(at));
    }

    private static boolean belongs(char c) {
        return c < 128 && (Character.isLetterOrDigit(c) || "-_~%/?&=+$@:.".indexOf(c) >= 0);
    }
}
