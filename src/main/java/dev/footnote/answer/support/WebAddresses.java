package dev.footnote.answer.support;

import java.util.regex.Pattern;

/** Takes web addresses out of a claim: their words say where something stands, not what. */
final class WebAddresses {

    private static final Pattern ADDRESS =
            Pattern.compile("(?<![\\p{L}\\p{N}.@])(?:https?://|www\\.)[^\\s，。；）)\"”]{1,2000}+"
                    + "|(?<![\\p{L}\\p{N}.@/-])(?:[a-z0-9-]{1,63}\\.){1,5}[a-z]{2,10}/[^\\s，。；）)\"”]{0,2000}+");

    private WebAddresses() {}

    /** Returns the claim without its addresses, the mark at the end of one kept. */
    static String without(String claim) {
        if (claim.indexOf('/') < 0 && !claim.contains("www.")) {
            return claim;
        }
        return ADDRESS.matcher(claim).replaceAll(found -> {
            String address = found.group();
            char last = address.charAt(address.length() - 1);
            return ".,;:!?".indexOf(last) >= 0 ? "its page" + last : "its page";
        });
    }
}
