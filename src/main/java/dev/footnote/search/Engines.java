package dev.footnote.search;

import dev.footnote.api.UsageException;
import dev.footnote.config.Settings;
import dev.footnote.net.HttpTransport;
import dev.langchain4j.web.search.WebSearchEngine;
import java.util.ArrayList;
import java.util.List;

/** Makes engines: those that the settings name, and bridges to and from LangChain4j's role. */
public final class Engines {

    private static final List<String> KNOWN = List.of("searxng", "wikipedia");

    private Engines() {}

    /**
     * The engines that the settings ask for. {@code auto} means SearXNG where its address is set, and Wikipedia.
     *
     * @param settings all settings
     * @param transport sends their requests
     * @throws UsageException for a name that is not known
     */
    public static List<SearchEngine> configured(Settings settings, HttpTransport transport) {
        List<String> names = settings.list("search.engines");
        boolean auto = names.isEmpty() || names.equals(List.of("auto"));
        List<SearchEngine> out = new ArrayList<>();
        for (String name : auto ? KNOWN : names) {
            if (!KNOWN.contains(name)) {
                throw settings.bad("search.engines", "there is no engine " + name, "use auto or some of " + KNOWN);
            }
            if (settings.optional("search." + name + ".base_url").isPresent()) {
                out.add(engine(name, settings, transport));
            } else if (!auto) {
                throw settings.bad("search.engines", name + " needs an address", "set search." + name + ".base_url");
            }
        }
        return out;
    }

    private static SearchEngine engine(String name, Settings settings, HttpTransport transport) {
        String baseUrl = settings.text("search." + name + ".base_url");
        return name.equals("searxng") ? new SearxngEngine(baseUrl, transport) : new WikipediaEngine(baseUrl, transport);
    }

    /**
     * A caller's own engine in our role.
     *
     * @param name by which it is reported
     * @param engine safe for many threads
     */
    public static SearchEngine from(String name, WebSearchEngine engine) {
        return new BridgedEngine(name, engine);
    }

    /**
     * All engines of a service as one of LangChain4j's.
     *
     * @param service stays open
     */
    public static WebSearchEngine asWebSearchEngine(SearchService service) {
        return new FusedWebSearch(service);
    }
}
