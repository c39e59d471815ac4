package dev.footnote.http.exchange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Keeps from callers where on the server the documents lie: {@code file:///srv/data/papers/a.pdf} is told as {@code file:///papers/a.pdf}, and taken back in that form.
 * Immutable, safe for many threads.
 */
public final class ServerPaths {

    /** A document of a folder has three slashes, a record within a file has one. */
    private static final List<String> SCHEMES = List.of("file://", "file:");

    private final List<Place> places;

    private ServerPaths(List<Place> places) {
        this.places = places;
    }

    /**
     * One folder.
     *
     * @param real the path of its address, such as {@code /srv/data/papers/}
     * @param shown what callers are told instead, such as {@code /papers/}
     */
    private record Place(String real, String shown) {}

    /**
     * Returns the paths of these folders.
     *
     * @param folders whose documents are searched, each with its real path; of two with the same last name, the second is told with a number
     */
    public static ServerPaths of(List<Path> folders) {
        List<Place> places = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Path folder : folders) {
            String real = folder.toUri().getRawPath();
            String plain = real.endsWith("/") ? real.substring(0, real.length() - 1) : real;
            String name = plain.substring(plain.lastIndexOf('/') + 1);
            String end = real.endsWith("/") ? "/" : "";
            String shown = "/" + name;
            for (int n = 2; !taken.add(shown); n++) {
                shown = "/" + n + "/" + name;
            }
            places.add(new Place(real, shown + end));
        }
        // Of a folder within another, the inner one counts.
        places.sort(
                Comparator.comparingInt((Place place) -> place.real().length()).reversed());
        return new ServerPaths(List.copyOf(places));
    }

    /**
     * Returns a text with all addresses of documents as callers are told them.
     *
     * @param text any, also JSON
     */
    public String hide(String text) {
        if (!text.contains("file:")) {
            return text;
        }
        String out = text;
        for (Place place : places) {
            for (String scheme : SCHEMES) {
                out = out.replace(scheme + place.real(), scheme + place.shown());
            }
        }
        return out;
    }

    /**
     * Returns the address of a document that a caller names.
     *
     * @param url as {@link #hide} tells it; any other address is given back as it is
     */
    public String reveal(String url) {
        for (Place place : places) {
            for (String scheme : SCHEMES) {
                if (url.startsWith(scheme + place.shown())) {
                    return scheme + place.real() + url.substring((scheme + place.shown()).length());
                }
            }
        }
        return url;
    }
}
