package dev.footnote.research.address;

import dev.footnote.page.format.Link;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a page's links as text, a line each, so that a store of texts can keep them. */
public final class LinkLists {

    private LinkLists() {}

    public static String write(List<Link> links) {
        return links.stream()
                .map(link -> link.url() + " " + link.text().replace('\n', ' ').replace('\r', ' '))
                .collect(Collectors.joining("\n"));
    }

    public static List<Link> read(String text) {
        List<Link> links = new ArrayList<>();
        for (String line : text.lines().toList()) {
            int space = line.indexOf(' ');
            try {
                links.add(new Link(new URI(line.substring(0, Math.max(0, space))), line.substring(space + 1)));
            } catch (URISyntaxException e) {
                throw new IllegalStateException("a stored list of links has a bad line: " + line, e);
            }
        }
        return links;
    }
}
