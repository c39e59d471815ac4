package dev.footnote.evidence;

import dev.footnote.api.Source;
import dev.footnote.api.SourceInfo;
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

/**
 * What a run has read, by number. It stands outside the model's window, so that no fold and no restart loses a source.
 * Safe for many threads.
 */
public final class EvidenceLedger {

    private final Object lock = new Object();
    private final TreeMap<Integer, Entry> entries = new TreeMap<>();
    private final Map<String, Integer> byAddress = new HashMap<>();

    private record Entry(SourceInfo info, Source source) {}

    /**
     * What came of adding a source.
     *
     * @param info the source with its number
     * @param isNew false if the same text was already read there
     */
    public record Added(SourceInfo info, boolean isNew) {}

    /** An empty ledger. */
    public EvidenceLedger() {}

    /**
     * Gives a source its number: the one it has if the same text was read before at one of these addresses, else the next.
     * The same address with another text is another source.
     *
     * @param source frozen
     * @param aliases other addresses that led to it
     */
    public Added add(Source source, List<URI> aliases) {
        synchronized (lock) {
            Optional<Entry> known = known(source, aliases);
            int number =
                    known.map(e -> e.info().number()).orElseGet(() -> entries.isEmpty() ? 1 : entries.lastKey() + 1);
            Source kept = known.map(Entry::source).orElse(source);
            Set<URI> all = new LinkedHashSet<>();
            known.ifPresent(e -> all.addAll(e.info().aliases()));
            all.addAll(aliases);
            all.add(source.url());
            all.remove(kept.url());
            SourceInfo info = SourceInfo.of(number, kept, List.copyOf(all));
            put(info, kept);
            return new Added(info, known.isEmpty());
        }
    }

    private Optional<Entry> known(Source source, List<URI> aliases) {
        Set<String> addresses = new LinkedHashSet<>();
        addresses.add(key(source.url()));
        aliases.forEach(a -> addresses.add(key(a)));
        return entries.values().stream()
                .filter(e -> e.source().sha256().equals(source.sha256()))
                .filter(e -> addresses.contains(key(e.info().url()))
                        || e.info().aliases().stream().anyMatch(a -> addresses.contains(key(a))))
                .findFirst();
    }

    private void put(SourceInfo info, Source source) {
        entries.put(info.number(), new Entry(info, source));
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

    /**
     * Scheme and host in lower case, no fragment; addresses that are not the web's stay as they are, for in a corpus the
     * fragment names a record of a file.
     */
    private static String key(URI url) {
        String text = url.toString();
        String authority = url.getRawAuthority();
        if (authority == null || !text.regionMatches(true, 0, "http", 0, 4)) {
            return text;
        }
        int hash = text.indexOf('#');
        text = hash < 0 ? text : text.substring(0, hash);
        int end = text.indexOf("//") + 2 + authority.length();
        String path = text.substring(end);
        return text.substring(0, end).toLowerCase(Locale.ROOT) + (path.isEmpty() ? "/" : path);
    }
}
