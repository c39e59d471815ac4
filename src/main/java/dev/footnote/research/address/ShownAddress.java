package dev.footnote.research.address;

import dev.footnote.page.format.Link;
import dev.footnote.url.CanonicalUrls;
import java.lang.Character.UnicodeScript;
import java.net.IDN;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Tells addresses that look like others, and shows links so that none passes for another. */
final class ShownAddress {

    /** Scripts whose letters are taken for Latin ones. */
    private static final Set<UnicodeScript> ALIKE =
            EnumSet.of(UnicodeScript.CYRILLIC, UnicodeScript.GREEK, UnicodeScript.ARMENIAN, UnicodeScript.CHEROKEE);

    /** Letters of these scripts that look like Latin ones in most fonts. */
    private static final String LOOKALIKES =
            "\u0430\u0435\u043E\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u04BB\u0501\u051B\u051D\u04CF\u044A"
                    + "\u03BF\u03B1\u03B9\u03BD\u03C1\u03C5\u03C7\u03BA\u0585\u057D\u0578\u0561\u0570";

    private ShownAddress() {}

    /** The text of a link in which addresses that it does not lead to cannot be taken for addresses, and what is odd about its target. */
    static String text(Link link) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (AddressMentions.Mention mention : AddressMentions.in(link.text())) {
            if (leadsElsewhere(mention, link.url())) {
                out.append(link.text(), from, mention.start())
                        .append(defused(link.text().substring(mention.start(), mention.end())));
                from = mention.end();
            }
        }
        out.append(link.text().substring(from));
        List<String> notes = new ArrayList<>();
        if (from > 0) {
            notes.add("its text shows another address than it leads to");
        }
        notes.addAll(oddities(link.url()));
        return notes.isEmpty() ? out.toString() : out + " [" + String.join("; ", notes) + "]";
    }

    /** True if one of the readings of a mention is the target. */
    static boolean leadsElsewhere(AddressMentions.Mention shown, URI target) {
        String page = CanonicalUrls.identity(target);
        return shown.readings().stream()
                .flatMap(written -> CanonicalUrls.parse(written).stream())
                .noneMatch(url -> Objects.equals(CanonicalUrls.identity(url), page));
    }

    /** True for an address that is written to be taken for another. */
    static boolean isDeceptive(URI url) {
        return hasUser(url) || isLookalike(host(url));
    }

    private static boolean hasUser(URI url) {
        return url.getRawAuthority() != null && url.getRawAuthority().indexOf('@') >= 0;
    }

    /** In ASCII, as it is asked for; {@link URI#getHost} knows no letters beyond. */
    private static String host(URI url) {
        String authority = url.getRawAuthority() == null ? "" : url.getRawAuthority();
        String place = authority.substring(authority.lastIndexOf('@') + 1);
        int bracket = place.indexOf(']');
        int colon = place.indexOf(':', Math.max(bracket, 0));
        String name = colon < 0 ? place : place.substring(0, colon);
        try {
            return bracket >= 0 ? name : IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return name;
        }
    }

    private static List<String> oddities(URI url) {
        String host = host(url);
        List<String> out = new ArrayList<>();
        if (hasUser(url)) {
            out.add("its host is " + host + ", what stands before the @ is a user's name");
        }
        if (isLookalike(host)) {
            out.add("its host is " + host + ", in letters that look like others");
        }
        if (isThisMachine(host)) {
            out.add("it leads to the machine of whoever follows it");
        }
        return out;
    }

    /** An address that nothing takes for one: {@code hxxps://bank[.]example/}. */
    private static String defused(String address) {
        int host = address.indexOf("://") + 3;
        int end = host;
        while (end < address.length() && "/?#".indexOf(address.charAt(end)) < 0) {
            end++;
        }
        return "hxx" + address.substring(3, host) + address.substring(host, end).replace(".", "[.]")
                + address.substring(end);
    }

    /** True for labels that mix Latin with letters that look like it, or consist of such letters alone. */
    private static boolean isLookalike(String host) {
        for (String label : IDN.toUnicode(host, IDN.ALLOW_UNASSIGNED).split("\\.", -1)) {
            Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
            boolean alike = true;
            for (int c : label.codePoints().toArray()) {
                if (Character.isLetter(c)) {
                    scripts.add(UnicodeScript.of(c));
                    alike &= LOOKALIKES.indexOf(c) >= 0;
                }
            }
            boolean other = scripts.stream().anyMatch(ALIKE::contains);
            if (other && (scripts.contains(UnicodeScript.LATIN) || alike)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isThisMachine(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || (name.startsWith("127.") && name.chars().allMatch(c -> c == '.' || Character.isDigit(c)))
                || name.equals("0.0.0.0")
                || name.equals("[::1]")
                || name.equals("[::]");
    }
}
