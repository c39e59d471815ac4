package dev.footnote.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import dev.footnote.api.PermanentException;
import dev.footnote.api.TransientException;
import dev.footnote.evidence.SourceFreezer;
import dev.footnote.testkit.TurnedClock;
import dev.footnote.threads.OwnThread;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CachingPageReaderTest {

    private static final URI MOVED = URI.create("https://p.example/moved");
    private static final URI PAGE = URI.create("https://p.example/page");
    private static final URI GONE = URI.create("https://p.example/gone");
    private static final URI DOWN = URI.create("https://p.example/down");

    private final List<URI> asked = new ArrayList<>();
    private final TurnedClock clock = new TurnedClock();

    private PageCache cache(long bytes, PageReader reader) {
        return PageReaders.cached(
                reader, new PageCacheSettings(bytes, Duration.ofMinutes(30), Duration.ofMinutes(2)), clock);
    }

    private PageCache cache() {
        return cache(1_000_000, new Site());
    }

    private class Site implements PageReader {
        @Override
        public boolean reads(URI url) {
            return url.getHost() != null;
        }

        @Override
        public Page read(URI url, Cancellation cancellation) {
            cancellation.throwIfCancelled();
            asked.add(url);
            if (url.equals(GONE)) {
                throw new PermanentException("gone");
            }
            if (url.equals(DOWN)) {
                throw new TransientException("down");
            }
            URI landed = url.equals(MOVED) ? PAGE : url;
            return new Page(
                    SourceFreezer.freeze(landed, "t", null, clock.instant(), "en", "text of " + landed),
                    List.of(),
                    List.of(),
                    false);
        }
    }

    private static Page read(PageCache cache, URI url) {
        return cache.read(url, new Cancellation());
    }

    @Test
    void a_page_is_fetched_once_whatever_the_fragment_and_keeps_the_time_of_its_fetch() {
        PageCache cache = cache();
        Page first = read(cache, PAGE);
        clock.on(Duration.ofSeconds(60));
        Page second = read(cache, URI.create(PAGE + "#part-2"));

        assertThat(second).isSameAs(first);
        assertThat(second.source().fetchedAt()).isEqualTo(clock.instant().minusSeconds(60));
        assertThat(asked).hasSize(1);
        assertThat(cache.report().hits()).isEqualTo(1);
        assertThat(cache.report().misses()).isEqualTo(1);
        assertThat(cache.report().hitRate()).isEqualTo(0.5);
        assertThat(cache.report().bytes()).isPositive();
    }

    @Test
    void the_address_that_a_redirect_led_to_is_known_too() {
        PageCache cache = cache();
        read(cache, MOVED);
        read(cache, PAGE);
        assertThat(asked).containsExactly(MOVED);
    }

    @Test
    void a_page_is_fetched_anew_when_its_time_is_over() {
        PageCache cache = cache();
        read(cache, PAGE);
        clock.on(Duration.ofMinutes(31));
        read(cache, PAGE);
        assertThat(asked).hasSize(2);
    }

    @Test
    void that_a_page_is_gone_is_remembered_for_a_shorter_while() {
        PageCache cache = cache();
        assertThatThrownBy(() -> read(cache, GONE)).hasMessage("gone");
        assertThatThrownBy(() -> read(cache, GONE)).hasMessage("gone");
        assertThat(asked).hasSize(1);
        clock.on(Duration.ofMinutes(3));
        assertThatThrownBy(() -> read(cache, GONE)).hasMessage("gone");
        assertThat(asked).hasSize(2);
    }

    @Test
    void a_passing_failure_and_a_cancelled_read_are_not_remembered() {
        PageCache cache = cache();
        assertThatThrownBy(() -> read(cache, DOWN)).isInstanceOf(TransientException.class);
        assertThatThrownBy(() -> read(cache, DOWN)).isInstanceOf(TransientException.class);
        assertThat(asked).hasSize(2);

        Cancellation over = new Cancellation();
        over.cancel("over");
        assertThatThrownBy(() -> cache.read(PAGE, over)).isInstanceOf(CancelledException.class);
        assertThat(read(cache, PAGE).source().text()).contains("page");
    }

    @Test
    void nothing_is_kept_where_there_is_no_memory_for_it() {
        PageCache cache = cache(0, new Site());
        read(cache, PAGE);
        read(cache, PAGE);
        assertThat(asked).hasSize(2);
    }

    @Test
    void a_prefetched_page_counts_as_read_once_and_never_as_a_hit_of_its_own() {
        PageCache cache = cache();
        cache.prefetch(PAGE, new Cancellation());
        cache.prefetch(PAGE, new Cancellation());
        cache.prefetch(MOVED, new Cancellation());
        cache.prefetch(DOWN, new Cancellation());
        assertThat(cache.report().hits() + cache.report().misses()).isZero();

        read(cache, PAGE);
        read(cache, PAGE);

        assertThat(asked).containsExactly(PAGE, MOVED, DOWN);
        assertThat(cache.prefetched().started()).isEqualTo(3);
        assertThat(cache.prefetched().fetched()).isEqualTo(2);
        assertThat(cache.prefetched().read()).isEqualTo(1);
        assertThat(cache.report().hits()).isEqualTo(2);
    }

    @Test
    void a_read_waits_for_the_prefetch_under_way_and_goes_alone_when_that_is_cancelled() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        Site site = new Site();
        PageCache cache = cache(1_000_000, new Site() {
            @Override
            public Page read(URI url, Cancellation cancellation) {
                if (begun.getCount() > 0) {
                    cancellation.onCancel(cancelled::countDown);
                    begun.countDown();
                    await(cancelled);
                    cancellation.throwIfCancelled();
                }
                return site.read(url, cancellation);
            }
        });
        Cancellation run = new Cancellation();
        CompletableFuture<Void> early = OwnThread.run(() -> cache.prefetch(PAGE, run));
        await(begun);
        CompletableFuture<Page> real = OwnThread.supply(() -> read(cache, PAGE));
        run.cancel("over");

        assertThat(real.get(20, TimeUnit.SECONDS).source().url()).isEqualTo(PAGE);
        assertThatThrownBy(() -> early.get(20, TimeUnit.SECONDS)).hasRootCauseInstanceOf(CancelledException.class);
        assertThat(asked).containsExactly(PAGE);
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody came");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
