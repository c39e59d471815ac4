package dev.footnote.text;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Values that were made from texts, up to a number of characters of these texts; the least recently used ones are dropped first. For one thread.
 *
 * @param <K> the type of the keys
 * @param <V> the values
 */
public final class RecentlyUsed<K, V> {

    private record Entry<V>(V value, long characters) {}

    private final Map<K, Entry<V>> entries = new LinkedHashMap<>(16, 0.75f, true);
    private final long most;
    private long kept;

    /**
     * Creates an empty cache.
     *
     * @param most characters that are kept; a single value may have more
     */
    public RecentlyUsed(long most) {
        this.most = most;
    }

    /**
     * Returns the value of a key, and makes it if it is not kept.
     *
     * @param key its key
     * @param text from which it is made
     * @param maker makes the value from the text
     */
    public V get(K key, String text, Function<String, V> maker) {
        Entry<V> known = entries.get(key);
        if (known != null) {
            return known.value();
        }
        V made = maker.apply(text);
        kept += text.length();
        Iterator<Entry<V>> oldest = entries.values().iterator();
        while (kept > most && oldest.hasNext()) {
            kept -= oldest.next().characters();
            oldest.remove();
        }
        entries.put(key, new Entry<>(made, text.length()));
        return made;
    }

    /** Returns the number of characters of the texts whose values are kept. */
    public long characters() {
        return kept;
    }
}
