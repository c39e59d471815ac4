package dev.footnote.research.address;

import dev.footnote.url.CanonicalUrls;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Addresses that may be fetched, in the form in which they were named. A model may write a known address in another form; it then gets the named form
 * and never its own, so that nothing it adds reaches the network. Not safe for many threads.
 */
public final class NamedAddresses {

    private final Map<String, URI> byForm = new HashMap<>();
    private final Map<String, URI> byPage = new HashMap<>();

    /** Adds an address that a hit, a link, a redirect or the user gave. It is found by any form that means the same page. */
    public void add(URI url) {
        byForm.putIfAbsent(url.toString(), url);
        byPage.putIfAbsent(CanonicalUrls.canonical(url).toString(), url);
        byPage.putIfAbsent(CanonicalUrls.identity(url), url);
    }

    /** Adds all addresses of a text that the user wrote, those without a scheme too. */
    public void addAllOf(String text) {
        for (AddressMentions.Mention mention : AddressMentions.in(text)) {
            mention.readings()
                    .forEach(written -> CanonicalUrls.parse(written).ifPresent(url -> {
                        byForm.putIfAbsent(written, url);
                        add(url);
                    }));
        }
        for (String written : AddressMentions.withoutScheme(text)) {
            CanonicalUrls.parse("https://" + written).ifPresent(this::add);
            CanonicalUrls.parse("http://" + written).ifPresent(this::add);
        }
    }

    /** Adds an address that foreign text mentions. It is found only by exactly this form; a fragment does not count, as it is never sent. */
    public void addExactly(String written) {
        CanonicalUrls.parse(withoutFragment(written))
                .ifPresent(url -> byForm.putIfAbsent(withoutFragment(written), url));
    }

    /**
     * Returns the named form of an address.
     *
     * @param wanted as the model wrote it
     */
    public Optional<URI> find(String wanted) {
        String written = wanted.strip();
        URI exact = byForm.get(written);
        if (exact == null) {
            exact = byForm.get(withoutFragment(written));
        }
        if (exact != null) {
            return Optional.of(exact);
        }
        String absolute = written.contains(":/") ? written : "https://" + written;
        return CanonicalUrls.parse(absolute)
                .flatMap(url -> Optional.ofNullable(
                                byPage.get(CanonicalUrls.canonical(url).toString()))
                        .or(() -> Optional.ofNullable(byPage.get(CanonicalUrls.identity(url)))));
    }

    private static String withoutFragment(String written) {
        int fragment = written.indexOf('#');
        boolean web = written.regionMatches(true, 0, "http", 0, 4);
        return fragment < 0 || !web ? written : written.substring(0, fragment);
    }
}
