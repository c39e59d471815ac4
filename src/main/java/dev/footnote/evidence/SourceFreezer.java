package dev.footnote.evidence;

import dev.footnote.api.Source;
import dev.footnote.api.SourceDetails;
import dev.footnote.api.SourceDetails.Field;
import dev.footnote.api.SourceDetails.Flag;
import dev.footnote.api.search.PublishedDate;
import dev.footnote.evidence.hostile.HostileText;
import dev.footnote.text.Sha256;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Freezes texts. */
public final class SourceFreezer {

    private static final Pattern ENDING = Pattern.compile("[A-Za-z0-9]{1,5}");

    private SourceFreezer() {}

    /**
     * The frozen source of a text: line ends become {@code \n}, lone surrogates and NULs become U+FFFD, nothing else changes. So do those
     * of title, site and author.
     *
     * @param url where it was read, after redirects
     * @param title plain text; where it is blank, the name of the file that the address ends in serves, if it does
     * @param published a date the page gives, or null
     * @param fetchedAt when it was read
     * @param language BCP 47, or null
     * @param text the page's text
     */
    public static Source freeze(
            URI url,
            String title,
            @Nullable PublishedDate published,
            Instant fetchedAt,
            @Nullable String language,
            String text) {
        return freeze(url, title, published, fetchedAt, language, text, SourceDetails.NONE);
    }

    /**
     * The same, with further details of the source. Its flags are found here.
     *
     * @param url where it was read, after redirects
     * @param title plain text; where it is blank, the name of the file that the address ends in serves, if it does
     * @param published a date the page gives, or null
     * @param fetchedAt when it was read
     * @param language BCP 47, or null
     * @param text the page's text
     * @param details its site, author and so on; its flags do not count
     */
    public static Source freeze(
            URI url,
            String title,
            @Nullable PublishedDate published,
            Instant fetchedAt,
            @Nullable String language,
            String text,
            SourceDetails details) {
        String frozen = clean(text);
        String named = clean(title.isBlank() ? fileName(url) : title.strip());
        SourceDetails known = details.named(clean(details.site()), clean(details.author()));
        List<Flag> flags = new ArrayList<>(HostileText.flags(frozen, Field.TEXT));
        flags.addAll(HostileText.flags(named, Field.TITLE));
        flags.addAll(HostileText.flags(known.site(), Field.SITE));
        flags.addAll(HostileText.flags(known.author(), Field.AUTHOR));
        return new Source(url, named, published, fetchedAt, language, frozen, sha256(frozen), known.flagged(flags));
    }

    /** The last step of an address that looks like a file's name, else nothing. */
    private static String fileName(URI url) {
        String path = url.getPath() == null ? "" : url.getPath();
        String last = path.substring(path.lastIndexOf('/') + 1);
        int dot = last.lastIndexOf('.');
        boolean named = dot > 0 && last.substring(0, dot).codePoints().anyMatch(Character::isLetterOrDigit);
        return named && ENDING.matcher(last.substring(dot + 1)).matches() ? last : "";
    }

    /**
     * The hash under which a text is kept.
     *
     * @param text any text without lone surrogates
     * @return of its UTF-8 bytes, 64 lower-case hex digits
     */
    public static String sha256(String text) {
        return Sha256.hex(text);
    }

    /** A text whose UTF-8 bytes give exactly itself back. */
    private static String clean(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r') {
                if (i + 1 == text.length() || text.charAt(i + 1) != '\n') {
                    out.append('\n');
                }
            } else if (c == 0) {
                out.append('\uFFFD');
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                out.append(c).append(text.charAt(++i));
            } else {
                out.append(Character.isSurrogate(c) ? '\uFFFD' : c);
            }
        }
        return out.toString();
    }
}
