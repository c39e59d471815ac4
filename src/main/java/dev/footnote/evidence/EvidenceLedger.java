package dev.footnote.evidence;

import dev.footnote.api.Source;
import dev.footnote.api.run.SourceInfo;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Holds the sources that a run has read, by number. It is kept outside of the model's window, so that no fold and no restart loses a source. Safe for many threads.
 */
public final class EvidenceLedger {

    private final Object lock = new Object();
    private final TreeMap<Integer, Entry> entries = new TreeMap<>();
    private final Map<String, Integer> byAddress = new HashMap<>();
    private final Map<URI, Integer> exact = new HashMap<>();
    private final Map<String, TreeSet<Integer>> byText = new HashMap<>();

    private record Entry(SourceInfo info, Source source) {}

    /** Decides whether two addresses lead to the same page, and which of them is shown. */
    public interface PageRules {
        /**
         * Returns what all addresses of a page have in common.
         *
         * @param url of the web
         */
        String identity(URI url);

        /**
         * Returns the best address of a page to show to readers.
         *
         * @param urls at least one, the preferred first
         */
        URI best(List<URI> urls);
    }

    private final PageRules rules;
    private final @Nullable EvidenceLedger whole;

    /**
     * The result of adding a source.
     *
     * @param info the source with its number
     * @param isNew false if the same text was already read there
     * @param isChanged true if the source is new, or now has other addresses than before
     */
    public record Added(SourceInfo info, boolean isNew, boolean isChanged) {}

    /** Creates an empty ledger for which only addresses that differ in the case of scheme or host or in the fragment are one page. */
    public EvidenceLedger() {
        this(new PageRules() {
            @Override
            public String identity(URI url) {
                return plainKey(url);
            }

            @Override
            public URI best(List<URI> urls) {
                return urls.get(0);
            }
        });
    }

    /**
     * Creates an empty ledger.
     *
     * @param rules tell which addresses are one page
     */
    public EvidenceLedger(PageRules rules) {
        this.rules = rules;
        this.whole = null;
    }

    private EvidenceLedger(EvidenceLedger whole) {
        this.rules = whole.rules;
        this.whole = whole;
    }

    /**
     * Creates an empty ledger for one of several trajectories of a run. Its sources are in this ledger as well, and have the numbers that they have here.
     */
    public EvidenceLedger part() {
        return new EvidenceLedger(this);
    }

    /**
     * Gives a source its number: the one it has if the same text was read before at an address of the same page, else the next. The same address with
     * another text is another source.
     *
     * @param source frozen
     * @param aliases other addresses that led to it
     */
    public Added add(Source source, List<URI> aliases) {
        EvidenceLedger all = whole;
        return all == null ? addHere(source, aliases) : addToBoth(all, source, aliases);
    }

    private Added addToBoth(EvidenceLedger all, Source source, List<URI> aliases) {
        SourceInfo info = all.add(source, aliases).info();
        synchronized (lock) {
            Entry before = entries.get(info.number());
            put(info, source.at(info.url()));
            return new Added(
                    info, before == null, before == null || !before.info().equals(info));
        }
    }

    private Added addHere(Source source, List<URI> aliases) {
        synchronized (lock) {
            Optional<Entry> known = known(source, aliases);
            Set<URI> all = new LinkedHashSet<>();
            known.ifPresent(e -> all.add(e.info().url()));
            all.add(source.url());
            known.ifPresent(e -> all.addAll(e.info().aliases()));
            all.addAll(aliases);
            int number =
                    known.map(e -> e.info().number()).orElseGet(() -> entries.isEmpty() ? 1 : entries.lastKey() + 1);
            Source kept = known.map(Entry::source).orElse(source);
            URI best = known.isEmpty() ? source.url() : rules.best(List.of(kept.url(), source.url()));
            all.remove(best);
            Source shown = best.equals(kept.url()) ? kept : kept.at(best);
            SourceInfo info = SourceInfo.of(number, shown, List.copyOf(all));
            put(info, shown);
            boolean changed = known.isEmpty() || !known.get().info().equals(info);
            return new Added(info, known.isEmpty(), changed);
        }
    }

    private Optional<Entry> known(Source source, List<URI> aliases) {
        Set<String> addresses = new LinkedHashSet<>();
        addresses.add(key(source.url()));
        aliases.forEach(a -> addresses.add(key(a)));
        return byText.getOrDefault(source.sha256(), new TreeSet<>()).stream()
                .map(entries::get)
                .filter(e -> addresses.contains(key(e.info().url()))
                        || e.info().aliases().stream().anyMatch(a -> addresses.contains(key(a))))
                .findFirst();
    }

    private void put(SourceInfo info, Source source) {
        entries.put(info.number(), new Entry(info, source));
        byText.computeIfAbsent(source.sha256(), sha256 -> new TreeSet<>()).add(info.number());
        exact.put(info.url(), info.number());
        info.aliases().forEach(a -> exact.put(a, info.number()));
        info.aliases().forEach(a -> byAddress.put(key(a), info.number()));
        byAddress.put(key(info.url()), info.number());
    }

    /**
     * Puts a source back under the number it had, when a run is rebuilt from its events.
     *
     * @param info as recorded
     * @param text the text that its hash stands for
     */
    public void restore(SourceInfo info, String text) {
        synchronized (lock) {
            put(info, info.with(text));
        }
    }

    /**
     * The source last read at an address, its own or an alias.
     *
     * @param url any address; the fragment of a web address does not count
     */
    public Optional<SourceInfo> byUrl(URI url) {
        synchronized (lock) {
            return Optional.ofNullable(byAddress.get(key(url))).flatMap(this::info);
        }
    }

    /**
     * The source last read at exactly this address, its own or an alias.
     *
     * @param url compared as it stands, which is quicker than {@link #byUrl}
     */
    public Optional<SourceInfo> readAt(URI url) {
        synchronized (lock) {
            return Optional.ofNullable(exact.get(url)).flatMap(this::info);
        }
    }

    /**
     * A source with its text.
     *
     * @param number the run's own, from 1
     */
    public Optional<Source> source(int number) {
        synchronized (lock) {
            return Optional.ofNullable(entries.get(number)).map(Entry::source);
        }
    }

    /**
     * A source without its text.
     *
     * @param number the run's own, from 1
     */
    public Optional<SourceInfo> info(int number) {
        synchronized (lock) {
            return Optional.ofNullable(entries.get(number)).map(Entry::info);
        }
    }

    /** All sources so far, in the order of their numbers. */
    public List<SourceInfo> all() {
        synchronized (lock) {
            List<SourceInfo> infos = new ArrayList<>();
            entries.values().forEach(e -> infos.add(e.info()));
            return infos;
        }
    }

    private String key(URI url) {
        boolean web = url.getRawAuthority() != null && url.toString().regionMatches(true, 0, "http", 0, 4);
        return web ? rules.identity(url) : plainKey(url);
    }

    /**
     * Scheme and host in lower case, no fragment; addresses that are not the web's stay as they are, for in a corpus the
     * fragment names a record of a file.
     */
    private static String plainKey(URI url) {
        String text = url.toString();
        String authority = url.getRawAuthority();
        if (authority == null || !text.regionMatches(true, 0, "http", 0, 4)) {
            return text;
        }
        int hash = text.indexOf('#');
        text = hash < 0 ? text : text.substring(0, hash);
        int end = text.indexOf("//") + 2 + authority.length();
        String path = text.substring(end);
        return text.substring(0, end).toLowerCase(Locale.ROOT) + (path.startsWith("/") ? path : "/" + path);
    }
}
