package dev.footnote.evidence;

import dev.footnote.api.Source;
import dev.footnote.api.SourceInfo;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** What a run has read, numbered from 1 in the order of reading. Safe for many threads. */
public final class EvidenceLedger {

    private final ReentrantLock lock = new ReentrantLock();
    private final List<SourceInfo> infos = new ArrayList<>();
    private final Map<Integer, Source> sources = new HashMap<>();
    private final Map<URI, Integer> byUrl = new HashMap<>();

    /** An empty ledger. */
    public EvidenceLedger() {}

    /**
     * A source's place in the ledger.
     *
     * @param info with its number
     * @param isNew false if it stood there already
     */
    public record Added(SourceInfo info, boolean isNew) {}

    /**
     * Enters a source, unless the same text was read from the same address.
     *
     * @param source frozen
     * @param aliases other addresses that led to it
     */
    public Added add(Source source, List<URI> aliases) {
        lock.lock();
        try {
            for (SourceInfo info : infos) {
                if (info.sha256().equals(source.sha256()) && info.url().equals(source.url())) {
                    aliases.forEach(alias -> byUrl.putIfAbsent(alias, info.number()));
                    return new Added(info, false);
                }
            }
            Set<URI> others = new LinkedHashSet<>(aliases);
            others.remove(source.url());
            SourceInfo info = SourceInfo.of(infos.size() + 1, source, List.copyOf(others));
            enter(info, source);
            return new Added(info, true);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Enters a source again, when a run is rebuilt from its events.
     *
     * @param info as recorded; numbers must come in order
     * @param text the frozen text
     */
    public void restore(SourceInfo info, String text) {
        lock.lock();
        try {
            if (info.number() != infos.size() + 1) {
                throw new IllegalArgumentException(
                        "source " + info.number() + " cannot follow " + infos.size() + " sources; the record is torn");
            }
            enter(info, info.with(text));
        } finally {
            lock.unlock();
        }
    }

    private void enter(SourceInfo info, Source source) {
        infos.add(info);
        sources.put(info.number(), source);
        byUrl.putIfAbsent(info.url(), info.number());
        info.aliases().forEach(alias -> byUrl.putIfAbsent(alias, info.number()));
    }

    /**
     * The source that was read from an address.
     *
     * @param url its own address or one that led to it
     */
    public Optional<SourceInfo> byUrl(URI url) {
        lock.lock();
        try {
            return Optional.ofNullable(byUrl.get(url)).map(number -> infos.get(number - 1));
        } finally {
            lock.unlock();
        }
    }

    /**
     * A source with its text.
     *
     * @param number from 1
     */
    public Optional<Source> source(int number) {
        lock.lock();
        try {
            return Optional.ofNullable(sources.get(number));
        } finally {
            lock.unlock();
        }
    }

    /**
     * All of a source but its text.
     *
     * @param number from 1
     */
    public Optional<SourceInfo> info(int number) {
        lock.lock();
        try {
            return number < 1 || number > infos.size() ? Optional.empty() : Optional.of(infos.get(number - 1));
        } finally {
            lock.unlock();
        }
    }

    /** All sources in the order of their numbers. */
    public List<SourceInfo> all() {
        lock.lock();
        try {
            return List.copyOf(infos);
        } finally {
            lock.unlock();
        }
    }
}
