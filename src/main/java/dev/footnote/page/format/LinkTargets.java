package dev.footnote.page.format;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The targets of links in files: to files beside them, and in Markdown also to the web. Stateless, safe for many threads. */
public final class LinkTargets {

    private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]{0,30}:");
    private static final String FILE = "file";

    /** A longer target is none that anybody wrote. */
    private static final int LONGEST = 2_000;

    /** A longer text between brackets is no link's. */
    private static final int LONGEST_TEXT = 300;

    private LinkTargets() {}

    /**
     * Returns the file that a link of a file means by a path relative to it; where the link leads to the web or to a place of the file system by its whole
     * path, empty.
     *
     * @param base the address of the file that holds the link
     * @param href as it stands there
     */
    public static Optional<URI> beside(URI base, String href) {
        String path = withoutFragment(href);
        boolean relative = !path.isEmpty()
                && !path.startsWith("/")
                && !SCHEME.matcher(path).lookingAt();
        return FILE.equalsIgnoreCase(base.getScheme()) && relative ? resolved(base, path) : Optional.empty();
    }

    /**
     * Returns the links of a Markdown text, in order, each address once.
     *
     * @param base where the text lies
     * @param most how many are kept
     */
    public static List<Link> ofMarkdown(URI base, String text, int most) {
        Map<URI, Link> out = new LinkedHashMap<>();
        for (int at = text.indexOf("]("); at >= 0 && out.size() < most; at = text.indexOf("](", at + 1)) {
            int open = open(text, at);
            int end = open < 0 ? -1 : end(text, at + 2);
            if (end < 0 || (open > 0 && text.charAt(open - 1) == '!')) {
                continue;
            }
            String shown = text.substring(open + 1, at).strip();
            target(base, text.substring(at + 2, end))
                    .filter(url -> !url.equals(base))
                    .ifPresent(url -> out.putIfAbsent(url, new Link(url, shown)));
        }
        return new ArrayList<>(out.values());
    }

    /** Returns where the text of a link begins that ends at an offset; -1 if it does not. */
    private static int open(String text, int at) {
        for (int i = at; i >= Math.max(0, at - LONGEST_TEXT); i--) {
            if (text.charAt(i) == '[') {
                return i;
            }
        }
        return -1;
    }

    /** Returns where the target ends that begins at an offset: at a blank before its title, or at the bracket; -1 if it does not. */
    private static int end(String text, int from) {
        int last = Math.min(text.length(), from + LONGEST);
        for (int i = from; i < last; i++) {
            char c = text.charAt(i);
            if (c == ')' || c == ' ') {
                return i;
            }
            if (c == '\n' || c == '[') {
                return -1;
            }
        }
        return -1;
    }

    private static Optional<URI> target(URI base, String href) {
        String plain = withoutFragment(href);
        boolean web = plain.startsWith("https://") || plain.startsWith("http://");
        if (web) {
            return resolved(base, plain);
        }
        boolean onWeb = base.getScheme() != null && base.getScheme().startsWith("http");
        boolean relative = !plain.isEmpty() && !SCHEME.matcher(plain).lookingAt();
        return onWeb && relative ? resolved(base, plain) : beside(base, plain);
    }

    private static String withoutFragment(String href) {
        int hash = href.indexOf('#');
        return (hash < 0 ? href : href.substring(0, hash)).strip();
    }

    /** In the form in which the address of a file is written: three slashes, nothing but ASCII. */
    private static Optional<URI> resolved(URI base, String path) {
        try {
            String url =
                    base.resolve(new URI(path.replace(" ", "%20"))).normalize().toASCIIString();
            boolean short_one = url.startsWith("file:/") && !url.startsWith("file://");
            return Optional.of(new URI(short_one ? "file://" + url.substring("file:".length()) : url));
        } catch (URISyntaxException e) {
            return Optional.empty(); // no address, so nothing that could be read
        }
    }
}
