package dev.footnote.search.engine;

import dev.footnote.api.InvalidInputException;
import dev.footnote.api.engine.SearchEngine;
import dev.footnote.config.Settings;
import dev.footnote.net.HttpTransport;
import dev.footnote.search.FootnoteWebSearchEngine;
import dev.footnote.search.SearchService;
import dev.footnote.url.WebUrls;
import dev.langchain4j.web.search.WebSearchEngine;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Makes the engines that the settings name, and joins them with LangChain4j's. */
public final class Engines {

    private static final String DUCKDUCKGO = "duckduckgo-html";
    private static final List<String> KEYLESS = List.of("wikipedia", "openalex", "crossref", "arxiv");
    private static final List<String> KEYED = List.of("brave", "tavily", "serper", "exa", "bocha");
    /** They allow more than a trickle only to those who say who they are. */
    private static final List<String> WANT_CONTACT = List.of("wikipedia", "crossref");

    private static final Map<String, Function<EngineConfig, EngineWire>> WIRES = wires();

    private Engines() {}

    private static Map<String, Function<EngineConfig, EngineWire>> wires() {
        Map<String, Function<EngineConfig, EngineWire>> wires = new LinkedHashMap<>();
        wires.put("wikipedia", WikipediaWire::new);
        wires.put("searxng", SearxngWire::new);
        wires.put("arxiv", ArxivWire::new);
        wires.put("openalex", OpenAlexWire::new);
        wires.put("crossref", CrossrefWire::new);
        wires.put("brave", BraveWire::new);
        wires.put("tavily", TavilyWire::new);
        wires.put("serper", SerperWire::new);
        wires.put("exa", ExaWire::new);
        wires.put("bocha", BochaWire::new);
        wires.put(DUCKDUCKGO, DuckDuckGoWire::new);
        return Map.copyOf(wires);
    }

    /**
     * The engines of {@code search.engines}. {@code auto} means every engine whose key (SearXNG: address) is set, else those that
     * need none; never one that has to be chosen.
     *
     * @param settings all settings
     * @param transport carries the calls; stays the caller's
     * @param clock for dates and pacing
     * @param batch true when many questions are asked without anybody watching: vendors without a contract are not asked then
     * @throws InvalidInputException for a name that is unknown, or an engine that lacks a key or address or is not for batches
     */
    public static List<SearchEngine> configured(
            Settings settings, HttpTransport transport, Clock clock, boolean batch) {
        List<String> names = settings.list("search.engines");
        boolean auto = names.isEmpty() || names.equals(List.of("auto"));
        List<String> chosen =
                auto ? automatic(settings, batch) : names.stream().distinct().toList();
        List<SearchEngine> engines = new ArrayList<>();
        for (String name : chosen) {
            if (!auto) {
                check(settings, name, batch);
            }
            engines.add(engine(name, settings, transport, clock, batch));
        }
        return List.copyOf(engines);
    }

    private static List<String> automatic(Settings settings, boolean batch) {
        List<String> names = new ArrayList<>();
        if (settings.optional("search.searxng.base_url").isPresent()) {
            names.add("searxng");
        }
        KEYED.stream()
                .filter(name -> settings.optional("search." + name + ".key").isPresent())
                .forEach(names::add);
        if (names.isEmpty() && settings.flag("search.keyless_vendors") && !batch) {
            names.add("tavily");
        }
        boolean vendorOnly = names.equals(List.of("tavily")) && isKeylessVendor(settings, "tavily");
        if (names.isEmpty() || vendorOnly) {
            KEYLESS.stream()
                    .filter(name -> !batch || isWelcomeInBatches(settings, name))
                    .forEach(names::add);
        }
        return names;
    }

    /** True for a vendor that would be asked without a key. */
    private static boolean isKeylessVendor(Settings settings, String name) {
        return name.equals("tavily") && !hasKey(settings, name);
    }

    private static boolean hasKey(Settings settings, String name) {
        return settings.has("search." + name + ".key")
                && settings.optional("search." + name + ".key").isPresent();
    }

    /** Whoever set the address speaks for the server behind it. */
    private static boolean isWelcomeInBatches(Settings settings, String name) {
        return !WANT_CONTACT.contains(name)
                || settings.optional("search.contact").isPresent()
                || !settings.origin("search." + name + ".base_url").equals(Settings.Origin.DEFAULT);
    }

    private static void check(Settings settings, String name, boolean batch) {
        if (!WIRES.containsKey(name)) {
            throw settings.bad(
                    "search.engines",
                    "there is no engine \"" + name + "\"",
                    "choose among "
                            + String.join(", ", WIRES.keySet().stream().sorted().toList()) + ", or auto");
        }
        boolean allowed = isKeylessVendor(settings, name) && settings.flag("search.keyless_vendors");
        if (KEYED.contains(name) && !hasKey(settings, name) && !allowed) {
            String without =
                    isKeylessVendor(settings, name) ? ", or search.keyless_vendors=true to ask it without one" : "";
            throw settings.bad("search.engines", name + " needs a key", "set search." + name + ".key" + without);
        }
        if (name.equals("searxng")
                && settings.optional("search.searxng.base_url").isEmpty()) {
            throw settings.bad(
                    "search.engines", "searxng needs an address", "set search.searxng.base_url to your instance");
        }
        boolean contractless = name.equals(DUCKDUCKGO) || isKeylessVendor(settings, name);
        if (batch && contractless) {
            throw settings.bad("search.engines", name + " is never asked in batches", "leave it out");
        }
        if (batch && !isWelcomeInBatches(settings, name)) {
            throw settings.bad(
                    "search.engines",
                    name + " wants to know who sends a batch",
                    "set search.contact to your URL or e-mail, or leave it out");
        }
    }

    private static SearchEngine engine(
            String name, Settings settings, HttpTransport transport, Clock clock, boolean batch) {
        String prefix = "search." + name + ".";
        EngineConfig setup = new EngineConfig(
                name,
                address(settings, prefix + "base_url"),
                hasKey(settings, name) ? settings.text(prefix + "key") : "",
                settings.optional("search.contact").orElse(""),
                settings.text("search.wikipedia.language"),
                isKeylessVendor(settings, name)
                        ? BigDecimal.ZERO
                        : settings.decimal(prefix + "cost_usd").orElse(null),
                settings.duration("search.timeout"),
                settings.wholeNumber("search.max_bytes"),
                batch,
                clock);
        Function<EngineConfig, EngineWire> wire = WIRES.get(name);
        if (wire == null) {
            throw new IllegalStateException("engine " + name + " is listed, but no class speaks its dialect");
        }
        boolean unnamed = setup.contact().isBlank()
                && settings.has(prefix + "rate_without_contact")
                && settings.origin(prefix + "base_url").equals(Settings.Origin.DEFAULT);
        RateLimiter pace = EngineRates.pace(settings, prefix + (unnamed ? "rate_without_contact" : "rate"), clock);
        int parallel = Math.max(1, settings.integer(prefix + "parallel"));
        EngineWire spoken = wire.apply(setup);
        return new RateLimitedEngine(
                new HttpSearchEngine(spoken, transport),
                pace,
                parallel,
                settings.duration("search.timeout"),
                spoken.doubtsEmpty(),
                unnamed ? "set search.contact to your URL or e-mail to be allowed more" : "ask it later");
    }

    private static String address(Settings settings, String name) {
        String text = settings.text(name).strip();
        boolean searxng = name.equals("search.searxng.base_url");
        // Other programs want the address of SearXNG's search page with a mark for the query.
        int query = searxng ? text.indexOf('?') : -1;
        String bare = withoutSlashes(query < 0 ? text : text.substring(0, query));
        String base = searxng && bare.endsWith("/search") ? withoutSlashes(bare.substring(0, bare.length() - 7)) : bare;
        try {
            URI url = new URI(base.replace("{lang}", "en"));
            if (WebUrls.web(url.toString()).isPresent() && url.getRawQuery() == null && url.getRawFragment() == null) {
                return base;
            }
        } catch (URISyntaxException e) {
            throw badAddress(settings, name);
        }
        throw badAddress(settings, name);
    }

    private static String withoutSlashes(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '/') {
            end--;
        }
        return text.substring(0, end);
    }

    private static InvalidInputException badAddress(Settings settings, String name) {
        return settings.bad(
                name,
                "this is not an http or https address without a query",
                "write the address of the service, such as https://search.example");
    }

    /**
     * A caller's own engine. Its results carry no dates and no kinds of failure; one without a usable address is left out.
     *
     * @param name unique among the engines in use
     * @param engine called by many threads at once
     */
    public static SearchEngine from(String name, WebSearchEngine engine) {
        return new LangChain4jEngine(name, engine);
    }

    /**
     * A service as LangChain4j sees search engines: each search a session of its own; throws when every engine failed, so that this is
     * not taken for an empty result.
     *
     * @param service stays the caller's
     */
    public static WebSearchEngine asWebSearchEngine(SearchService service) {
        return new FootnoteWebSearchEngine(service);
    }
}
