package dev.footnote.net;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import dev.footnote.api.PermanentException;
import dev.footnote.api.TransientException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Walks from hop to hop; guard, robots.txt and limits are asked at each. */
final class GuardedTransport implements HttpTransport {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    /** What another site may see of a call's headers; all others may hold a secret, whatever they are called. */
    private static final Set<String> OPEN_HEADERS = Set.of("accept", "accept-language", "content-type", "user-agent");

    /** Of one call to a site that asks for a moment's patience. */
    private static final int ATTEMPTS = 3;

    /** What a reader of pages should know of a site; the command line shows these lines, and no others, without being asked for more. */
    private static final Logger NOTICES = LoggerFactory.getLogger("dev.footnote.net.notices");

    private static final Duration ROBOTS_TIMEOUT = Duration.ofSeconds(8);

    private final NetSettings settings;
    private final Clock clock;
    private final UrlGuard guard;
    private final UrlGuard publicGuard;
    private final HostLimits limits;
    private final RobotsRules robots;
    private final HttpExchange exchange;

    private GuardedTransport(NetSettings settings, Clock clock, Proxies proxies, UrlGuard guard) {
        this.settings = settings;
        this.clock = clock;
        this.guard = guard;
        this.publicGuard = guard.publicOnly();
        this.limits = new HostLimits(settings.hostConnections(), settings.hostInterval(), Ticker.systemTicker());
        this.robots = new RobotsRules(
                settings.userAgent(),
                settings.robotsAge(),
                () -> clock.millis() * 1_000_000,
                notice -> NOTICES.warn("{}", notice));
        this.exchange = new HttpExchange(settings, proxies);
    }

    static GuardedTransport create(NetSettings settings, Clock clock) {
        Proxies proxies = new Proxies(settings.proxy(), settings.noProxy());
        return new GuardedTransport(
                settings,
                clock,
                proxies,
                new AddressGuard(settings.allowPrivate(), settings.allow(), InetAddress::getAllByName, proxies::serve));
    }

    static GuardedTransport create(NetSettings settings, Clock clock, UrlGuard guard) {
        return new GuardedTransport(settings, clock, new Proxies(settings.proxy(), settings.noProxy()), guard);
    }

    @Override
    public HttpAnswer send(HttpCall call, Cancellation cancellation) {
        long deadline = System.nanoTime() + call.timeout().toNanos();
        List<URI> passed = new ArrayList<>();
        HttpCall hop = call;
        while (true) {
            cancellation.throwIfCancelled();
            HttpAnswer answer = hop(hop, deadline, cancellation);
            String location = answer.header("location").orElse("");
            if (!REDIRECTS.contains(answer.status()) || location.isEmpty() || call.maxRedirects() == 0) {
                return new HttpAnswer(
                        answer.status(), hop.uri(), passed, answer.headers(), answer.body(), answer.truncated());
            }
            passed.add(hop.uri());
            if (passed.size() > call.maxRedirects()) {
                throw new PermanentException(
                        call.uri() + " redirects more than " + call.maxRedirects() + " times; use another source");
            }
            hop = next(hop, answer.status(), Redirects.target(hop.uri(), location));
        }
    }

    private HttpAnswer hop(HttpCall call, long deadline, Cancellation cancellation) {
        String host = AddressGuard.host(call.uri());
        if (call.trusted()) {
            return exchange.send(call, List.of(), deadline, cancellation);
        }
        UrlGuard judge = judge(call);
        judge.check(call.uri());
        if (settings.robots() && !robots.allows(call.uri(), uri -> robotsFile(judge, uri, deadline, cancellation))) {
            throw new ForbiddenAddressException(
                    "robots.txt of " + host + " forbids reading " + call.uri() + "; use another source");
        }
        for (int attempt = 1; ; attempt++) {
            HttpAnswer answer = inTurn(call, host, deadline, cancellation);
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            Optional<Duration> pause =
                    attempt < ATTEMPTS ? pause(answer, settings.retryWait(), left, clock.instant()) : Optional.empty();
            if (pause.isEmpty()) {
                return answer;
            }
            CancellableSleep.await(pause.get(), cancellation);
        }
    }

    private HttpAnswer inTurn(HttpCall call, String host, long deadline, Cancellation cancellation) {
        try {
            HostLimits.Place place = limits.enter(host, deadline, cancellation);
            try {
                return exchange.send(call, judge(call).check(call.uri()), deadline, cancellation);
            } finally {
                place.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("the thread was interrupted while it waited for " + host);
        }
    }

    /**
     * Returns how long to wait before a busy site is asked again; empty if it is not busy, does not say, or wants longer than it may.
     *
     * @param answer of the site
     * @param longest that a site may ask for, see {@code net.retry_wait}
     * @param left time of the call, which the wait must be shorter than
     * @param now the present
     */
    static Optional<Duration> pause(HttpAnswer answer, Duration longest, Duration left, Instant now) {
        if (answer.status() != 429 && answer.status() != 503) {
            return Optional.empty();
        }
        return RetryAfter.of(answer, now).filter(wait -> wait.compareTo(longest) <= 0 && wait.compareTo(left) < 0);
    }

    /** The operator's permissions are for what is read; a page's script could otherwise look around in the operator's network. */
    private UrlGuard judge(HttpCall call) {
        return call.page() == null || Hosts.samePlace(call.page(), call.uri()) ? guard : publicGuard;
    }

    private HttpAnswer robotsFile(UrlGuard judge, URI uri, long deadline, Cancellation cancellation) {
        long mine = Math.min(deadline, System.nanoTime() + ROBOTS_TIMEOUT.toNanos());
        URI at = uri;
        for (int i = 0; ; i++) {
            List<InetAddress> judged = judge.check(at);
            HttpCall call = new HttpCall("GET", at, Map.of(), null, ROBOTS_TIMEOUT, RobotsRules.MAX_BYTES, false, 0);
            HttpAnswer answer = exchange.send(call, judged, mine, cancellation);
            String location = answer.header("location").orElse("");
            if (i == 5 || !REDIRECTS.contains(answer.status()) || location.isEmpty()) {
                return answer;
            }
            at = Redirects.target(at, location);
        }
    }

    /** What is sent to the next hop: secrets stay with the site they were meant for. */
    private static HttpCall next(HttpCall call, int status, URI to) {
        boolean sameSite = to.getRawAuthority() != null
                && to.getRawAuthority().equalsIgnoreCase(call.uri().getRawAuthority())
                && to.getScheme().equalsIgnoreCase(call.uri().getScheme());
        Map<String, String> headers = new HashMap<>(call.headers());
        if (!sameSite) {
            headers.keySet().removeIf(name -> !OPEN_HEADERS.contains(name.toLowerCase(Locale.ROOT)));
        }
        boolean keep = status == 307 || status == 308;
        if (!keep) {
            headers.keySet().removeIf(name -> name.equalsIgnoreCase("content-type"));
        }
        if (keep && !sameSite && call.body() != null) {
            throw new TransientException(
                    call.uri() + " passes a POST on to " + to + ", another site; correct its address");
        }
        // The operator's trust ends with the site it was given to.
        return new HttpCall(
                keep ? call.method() : "GET",
                to,
                headers,
                keep ? call.body() : null,
                call.timeout(),
                call.maxBytes(),
                call.trusted() && sameSite,
                call.maxRedirects(),
                call.page());
    }

    @Override
    public void close() {
        exchange.close();
    }
}
