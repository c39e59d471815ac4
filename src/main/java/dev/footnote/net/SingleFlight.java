package dev.footnote.net;

import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * One call for all who ask the same at the same time. Safe for many threads; blocks its callers while the call is under way.
 *
 * @param <K> the type of the keys; calls with equal keys are the same
 * @param <V> the type of the results
 */
public final class SingleFlight<K, V> {

    private final ConcurrentHashMap<K, Flight<V>> flights = new ConcurrentHashMap<>();

    /** A call that is under way, and whose it is. */
    private record Flight<V>(Object asker, CompletableFuture<V> answer) {}

    /** Nothing is under way at first. */
    public SingleFlight() {}

    /**
     * The outcome of a call.
     *
     * @param value of the call
     * @param own true if the asker made the call, false if another's was waited for
     */
    public record Shared<V>(V value, boolean own) {}

    /** True while somebody's call for a key is under way. */
    public boolean isUnderWay(K key) {
        return flights.containsKey(key);
    }

    /**
     * Returns true while a call for a key is under way that another asker than the given one makes.
     *
     * @param key equal for calls that are the same
     * @param asker as given to {@link #get(Object, Object, Supplier, Cancellation)}, compared by identity
     */
    public boolean isAnothers(K key, Object asker) {
        Flight<V> flight = flights.get(key);
        return flight != null && !same(flight.asker(), asker);
    }

    @SuppressWarnings("ReferenceEquality") // an asker is one object, whatever it equals
    private static boolean same(Object one, Object other) {
        return one == other;
    }

    /**
     * Makes a call, or waits for the one that is under way. An exception of that call is thrown to all who wait for it; only when its own asker was cancelled do
     * those who wait make a call of their own.
     *
     * @param key equal for calls that are the same
     * @param call made on the asker's thread
     * @param cancellation ends the waiting; the call itself has to listen to it by itself
     * @throws CancelledException when the asker was cancelled
     */
    public Shared<V> get(K key, Supplier<V> call, Cancellation cancellation) {
        return get(key, new Object(), call, cancellation);
    }

    /**
     * Makes a call, or waits for the one that is under way, as {@link #get(Object, Supplier, Cancellation)} does.
     *
     * @param key equal for calls that are the same
     * @param asker who asks, for {@link #isAnothers}
     * @param call made on the asker's thread
     * @param cancellation ends the waiting; the call itself has to listen to it by itself
     * @throws CancelledException when the asker was cancelled
     */
    public Shared<V> get(K key, Object asker, Supplier<V> call, Cancellation cancellation) {
        while (true) {
            cancellation.throwIfCancelled();
            Flight<V> mine = new Flight<>(asker, new CompletableFuture<>());
            Flight<V> other = flights.putIfAbsent(key, mine);
            if (other == null) {
                return new Shared<>(lead(key, mine, call), true);
            }
            try {
                return new Shared<>(follow(other.answer(), cancellation), false);
            } catch (CancelledException e) {
                // The leader's end, unless it was ours: the next turn tells.
            }
        }
    }

    private V lead(K key, Flight<V> flight, Supplier<V> call) {
        try {
            V value = call.get();
            flights.remove(key, flight);
            flight.answer().complete(value);
            return value;
        } catch (RuntimeException | Error e) {
            // Out of the way first: whoever wakes up and asks again must not find this end again.
            flights.remove(key, flight);
            flight.answer().completeExceptionally(e);
            throw e;
        }
    }

    @SuppressWarnings("try") // closed, not used
    private static <V> V follow(CompletableFuture<V> flight, Cancellation cancellation) {
        CompletableFuture<V> wait = flight.copy();
        try (Cancellation.Registration ignored = cancellation.onCancel(() -> wait.cancel(false))) {
            return wait.join();
        } catch (CancellationException e) {
            throw new CancelledException("waiting was cancelled");
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
