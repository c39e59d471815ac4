package dev.footnote.page.html;

import dev.footnote.net.Hosts;
import dev.footnote.net.LenientUris;
import dev.footnote.page.dom.Descendants;
import java.util.HashSet;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Tells which links of a page lead to its own site, going by its address and by the one that it calls canonical. */
final class SiteLinks {

    private final Set<String> hosts = new HashSet<>();

    SiteLinks(@Nullable Document doc) {
        if (doc == null) {
            return;
        }
        addHost(doc.baseUri());
        Element canonical = Descendants.first(doc, SiteLinks::isCanonical);
        if (canonical != null) {
            addHost(canonical.absUrl("href"));
        }
    }

    private static boolean isCanonical(Element e) {
        return e.normalName().equals("link")
                && e.attr("rel").strip().equalsIgnoreCase("canonical")
                && e.hasAttr("href");
    }

    private void addHost(String address) {
        LenientUris.parse(address)
                .map(Hosts::of)
                .filter(host -> !host.isEmpty())
                .ifPresent(hosts::add);
    }

    /** Returns true for an address of another page of the site; false for a place in the page itself. */
    boolean isOfSite(String href) {
        if (href.isEmpty() || href.startsWith("#")) {
            return false;
        }
        String host = host(href);
        return host == null ? href.indexOf(':') < 0 : hosts.contains(host);
    }

    /** Returns true for an address of another site; false where the site is not known. */
    boolean isElsewhere(String href) {
        String host = hosts.isEmpty() ? null : host(href);
        return host != null && !host.isEmpty() && !hosts.contains(host);
    }

    /** Returns the host of an address, empty where it has none, or null for a relative one. */
    private static @Nullable String host(String href) {
        if (!href.contains("://") && !href.startsWith("//")) {
            return null;
        }
        return LenientUris.parse(href.startsWith("//") ? "https:" + href : href)
                .map(Hosts::of)
                .orElse("");
    }
}
