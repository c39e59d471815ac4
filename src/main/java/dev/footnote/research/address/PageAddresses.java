package dev.footnote.research.address;

import dev.footnote.page.format.Link;
import dev.footnote.url.CanonicalUrls;
import java.net.URI;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Addresses that the pages of a run name: the targets of their links, and addresses in their text. Where a link's text shows another address than the
 * link leads to, only the target counts. Safe for many threads.
 */
public final class PageAddresses {

    private final Object lock = new Object();
    private final Map<Integer, NamedAddresses> bySource = new TreeMap<>();
    private final Map<Integer, List<Link>> links = new HashMap<>();

    /**
     * Adds a page, unless it was added before.
     *
     * @param source its number
     * @param text its frozen text
     * @param itsLinks its links
     */
    public void add(int source, String text, List<Link> itsLinks) {
        synchronized (lock) {
            bySource.computeIfAbsent(source, number -> of(text, itsLinks));
            links.putIfAbsent(source, List.copyOf(itsLinks));
        }
    }

    /**
     * Returns links of a page that are worth showing, those first whose text shares words with a goal. Addresses in their texts that they do not lead to
     * are defused, and oddities of their own are told.
     *
     * @param source its number
     * @param goal the words that are looked for; may be empty
     * @param wanted false for those that cannot be read
     */
    public List<Link> links(int source, String goal, Predicate<Link> wanted) {
        synchronized (lock) {
            List<String> words = goal.toLowerCase(Locale.ROOT)
                    .codePoints()
                    .mapToObj(c -> Character.isLetterOrDigit(c) ? Character.toString(c) : " ")
                    .collect(Collectors.joining())
                    .lines()
                    .flatMap(line -> Stream.of(line.split(" ", -1)))
                    .filter(word -> word.length() > 2)
                    .toList();
            return links.getOrDefault(source, List.of()).stream()
                    .filter(link -> !link.text().isBlank())
                    .sorted(Comparator.comparingLong((Link link) -> -shared(link, words)))
                    .filter(wanted)
                    .map(link -> new Link(link.url(), ShownAddress.text(link)))
                    .toList();
        }
    }

    private static long shared(Link link, List<String> words) {
        String text = link.text().toLowerCase(Locale.ROOT);
        return words.stream().filter(text::contains).count();
    }

    /** Returns the form in which a page named an address; a path means the one link whose address ends with it. */
    public Optional<URI> find(String wanted) {
        synchronized (lock) {
            return bySource.values().stream()
                    .flatMap(named -> named.find(wanted).stream())
                    .findFirst()
                    .or(() -> byPath(wanted));
        }
    }

    private Optional<URI> byPath(String wanted) {
        String path = wanted.strip();
        int hash = path.indexOf('#');
        path = hash < 0 ? path : path.substring(0, hash);
        while (path.startsWith("./") || path.startsWith("../")) {
            path = path.substring(path.indexOf('/') + 1);
        }
        if (path.length() < 2 || path.contains(":") || path.startsWith("/")) {
            return Optional.empty();
        }
        String ending = "/" + path.replace(" ", "%20");
        List<URI> fitting = links.values().stream()
                .flatMap(List::stream)
                .map(Link::url)
                .filter(url -> url.toString().endsWith(ending)
                        || String.valueOf(url.getPath()).endsWith(ending))
                .distinct()
                .limit(2)
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }

    private static NamedAddresses of(String text, List<Link> links) {
        NamedAddresses named = new NamedAddresses();
        Map<String, Integer> shownOnly = new HashMap<>();
        for (Link link : links) {
            named.add(link.url());
            for (AddressMentions.Mention mention : AddressMentions.in(link.text())) {
                if (ShownAddress.leadsElsewhere(mention, link.url())) {
                    mention.readings().forEach(written -> shownOnly.merge(written, 1, Integer::sum));
                }
            }
        }
        Map<String, Integer> mentioned = new HashMap<>();
        for (AddressMentions.Mention mention : AddressMentions.in(text)) {
            URI target = markdownTarget(text, mention.end());
            if (target == null || !ShownAddress.leadsElsewhere(mention, target)) {
                mention.readings().stream()
                        .filter(written -> CanonicalUrls.parse(written)
                                .filter(url -> !ShownAddress.isDeceptive(url))
                                .isPresent())
                        .forEach(written -> mentioned.merge(written, 1, Integer::sum));
            }
        }
        mentioned.forEach((written, count) -> {
            if (count > shownOnly.getOrDefault(written, 0)) {
                named.addExactly(written);
            }
        });
        return named;
    }

    /** Returns where the Markdown link whose text ends at an offset leads; null if there is none. */
    private static @Nullable URI markdownTarget(String text, int end) {
        if (!text.startsWith("](", end)) {
            return null;
        }
        int close = text.indexOf(')', end);
        return close < 0
                ? null
                : CanonicalUrls.parse(text.substring(end + 2, close)).orElse(null);
    }
}
