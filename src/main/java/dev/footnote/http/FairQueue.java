package dev.footnote.http;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What waits, by owner. The next one is that of the owner of whom the fewest are going, and among equals of the one who has not had a turn for the longest; of one owner the oldest. So an owner
 * who asks for much waits for himself and holds up nobody else. Not safe for many threads.
 *
 * @param <T> what waits
 */
final class FairQueue<T> {

    /** In the order of their last turns. */
    private final Map<String, Deque<T>> waiting = new LinkedHashMap<>();

    private final Map<String, Integer> going = new HashMap<>();
    private int size;

    void add(String owner, T item) {
        waiting.computeIfAbsent(owner, k -> new ArrayDeque<>()).add(item);
        size++;
    }

    /** Takes out the next one, which counts as going from now on; null if nothing waits. */
    @Nullable
    T next() {
        String owner = null;
        for (String candidate : waiting.keySet()) {
            if (owner == null || going(candidate) < going(owner)) {
                owner = candidate;
            }
        }
        if (owner == null) {
            return null;
        }
        Deque<T> own = waiting.remove(owner);
        if (own == null) {
            return null;
        }
        T item = own.remove();
        if (!own.isEmpty()) {
            waiting.put(owner, own);
        }
        going.merge(owner, 1, Integer::sum);
        size--;
        return item;
    }

    /** One of an owner's that was going has ended. */
    void ended(String owner) {
        going.computeIfPresent(owner, (k, count) -> count == 1 ? null : count - 1);
    }

    /** Takes out one that waits; false if it does not. */
    boolean remove(String owner, T item) {
        Deque<T> own = waiting.get(owner);
        if (own == null || !own.remove(item)) {
            return false;
        }
        if (own.isEmpty()) {
            waiting.remove(owner);
        }
        size--;
        return true;
    }

    /** How many of an owner's wait or are going. */
    int held(String owner) {
        Deque<T> own = waiting.get(owner);
        return going(owner) + (own == null ? 0 : own.size());
    }

    private int going(String owner) {
        return going.getOrDefault(owner, 0);
    }

    int size() {
        return size;
    }

    List<T> all() {
        List<T> out = new ArrayList<>();
        waiting.values().forEach(out::addAll);
        return out;
    }
}
