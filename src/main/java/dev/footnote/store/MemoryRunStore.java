package dev.footnote.store;

import dev.footnote.api.ResearchRequest;
import dev.footnote.api.run.RecordedEvent;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.run.RunLog;
import dev.footnote.api.run.RunStore;
import dev.footnote.api.run.SourceStore;
import dev.footnote.api.run.StoredRun;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Runs kept in memory. An ended run is forgotten after its time to live, or when more ended runs than the cap are kept, the longest ended
 * first; live runs never are. Safe for many threads.
 */
public final class MemoryRunStore implements RunStore {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Long> numbers = new HashMap<>();
    private final TreeMap<Long, StoredRun> runs = new TreeMap<>();
    private final LinkedHashMap<String, Instant> endedAt = new LinkedHashMap<>();
    private final int maxEnded;
    private final Duration timeToLive;
    private final Clock clock;
    private long created;

    /**
     * An empty store.
     *
     * @param maxEnded ended runs that are kept, from 0
     * @param timeToLive how long an ended run is kept
     * @param clock tells the time
     */
    public MemoryRunStore(int maxEnded, Duration timeToLive, Clock clock) {
        this.maxEnded = maxEnded;
        this.timeToLive = timeToLive;
        this.clock = clock;
    }

    @Override
    public StoredRun create(String id, String owner, ResearchRequest request) {
        lock.lock();
        try {
            forget();
            if (numbers.containsKey(id)) {
                throw new IllegalArgumentException("there is a run " + id + " already; ids are given once");
            }
            StoredRun run =
                    new StoredRun(id, owner, clock.instant(), request, new MemoryRunLog(clock), new MemorySources());
            numbers.put(id, ++created);
            runs.put(created, run);
            return run;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<StoredRun> find(String id) {
        lock.lock();
        try {
            forget();
            return Optional.ofNullable(numbers.get(id)).map(runs::get);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<StoredRun> list(String owner, int limit, @Nullable String before) {
        lock.lock();
        try {
            forget();
            Long end = before == null ? null : numbers.get(before);
            return (end == null ? runs : runs.headMap(end, false))
                    .descendingMap().values().stream()
                            .filter(run -> run.owner().equals(owner))
                            .limit(limit)
                            .toList();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void ended(String id) {
        lock.lock();
        try {
            if (numbers.containsKey(id)) {
                endedAt.putIfAbsent(id, clock.instant());
            }
            forget();
        } finally {
            lock.unlock();
        }
    }

    private void forget() {
        Instant oldest = clock.instant().minus(timeToLive);
        Iterator<Map.Entry<String, Instant>> ended = endedAt.entrySet().iterator();
        int surplus = endedAt.size() - maxEnded;
        while (ended.hasNext()) {
            Map.Entry<String, Instant> run = ended.next();
            if (surplus-- <= 0 && !run.getValue().isBefore(oldest)) {
                return;
            }
            Long number = numbers.remove(run.getKey());
            if (number != null) {
                runs.remove(number);
            }
            ended.remove();
        }
    }

    private static final class MemoryRunLog implements RunLog {

        private final ReentrantLock lock = new ReentrantLock();
        private final List<RecordedEvent> events = new ArrayList<>();
        private final Clock clock;

        MemoryRunLog(Clock clock) {
            this.clock = clock;
        }

        @Override
        public RecordedEvent append(int trajectory, ResearchEvent event) {
            lock.lock();
            try {
                RecordedEvent recorded = new RecordedEvent(events.size() + 1L, clock.instant(), trajectory, event);
                events.add(recorded);
                return recorded;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public List<RecordedEvent> from(long seq) {
            lock.lock();
            try {
                int first = (int) Math.min(events.size(), Math.max(1, seq) - 1);
                return List.copyOf(events.subList(first, events.size()));
            } finally {
                lock.unlock();
            }
        }
    }

    private static final class MemorySources implements SourceStore {

        private final Map<String, String> texts = new ConcurrentHashMap<>();

        @Override
        public void put(String sha256, String text) {
            texts.putIfAbsent(sha256, text);
        }

        @Override
        public Optional<String> get(String sha256) {
            return Optional.ofNullable(texts.get(sha256));
        }
    }
}
