package dev.footnote.search.engine;

import dev.footnote.api.search.Hit;
import dev.footnote.api.search.PublishedDate;
import dev.footnote.search.UnderlyingEngines;
import dev.footnote.text.Cut;
import dev.footnote.url.CanonicalUrls;
import dev.footnote.url.WebUrls;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/** Collects one engine's hits; leaves out hits without a usable address. */
public final class HitCollector {

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final int SNIPPET = 1200;

    private final String engine;
    private final List<Hit> hits = new ArrayList<>();

    HitCollector(String engine) {
        this.engine = engine;
    }

    /** Adds a hit; title and snippet may hold markup. */
    void add(String url, String title, String snippet, @Nullable PublishedDate date, @Nullable String language) {
        add(url, title, snippet, date, language, List.of());
    }

    /**
     * Adds a hit that the engine has from others.
     *
     * @param upstream their names there; empty where it does not tell
     */
    void add(
            String url,
            String title,
            String snippet,
            @Nullable PublishedDate date,
            @Nullable String language,
            List<String> upstream) {
        WebUrls.web(url)
                .map(CanonicalUrls::canonical)
                .ifPresent(address -> hits.add(new Hit(
                        address,
                        plain(title),
                        cut(plain(snippet)),
                        UnderlyingEngines.names(engine, upstream),
                        date,
                        language == null || language.isBlank() ? null : language)));
    }

    List<Hit> list() {
        return List.copyOf(hits);
    }

    /** Text without markup and entities. */
    public static String plain(String markup) {
        boolean marked = markup.indexOf('<') >= 0 || markup.indexOf('&') >= 0;
        return SPACE.matcher(marked ? Jsoup.parse(markup).text() : markup)
                .replaceAll(" ")
                .strip();
    }

    private static String cut(String text) {
        if (text.length() <= SNIPPET) {
            return text;
        }
        return Cut.to(text, SNIPPET) + "…";
    }
}
