package dev.footnote.search;

import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import dev.footnote.api.EngineReport;
import dev.footnote.api.EngineReport.Outcome;
import dev.footnote.api.Hit;
import dev.footnote.api.Query;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Asks all engines all queries at once and comes back when there is enough, or when time is up. */
final class Sweep {

    /** What came back in time, in the order of asking; a report for everything asked. */
    record Catch(List<Fusion.Ranked> lists, List<EngineReport> reports) {}

    private record Errand(int number, Query query, Desk desk) {}

    /** An errand's end; without a reply it was cancelled, and without an errand the run was. */
    private record Arrival(@Nullable Errand errand, Desk.@Nullable Reply reply) {}

    private final List<Desk> desks;
    private final SearchSettings settings;
    private final ExecutorService executor;

    Sweep(List<Desk> desks, SearchSettings settings, ExecutorService executor) {
        this.desks = desks;
        this.settings = settings;
        this.executor = executor;
    }

    @SuppressWarnings("try") // closed, not used
    Catch run(SearchRequest request, Cancellation cancellation) {
        long start = System.nanoTime();
        List<Errand> errands = errands(request);
        LinkedBlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
        for (Errand errand : errands) {
            send(errand, arrivals, cancellation);
        }
        TreeMap<Integer, Desk.Reply> replies = new TreeMap<>();
        try (Cancellation.Registration ignored = cancellation.onCancel(() -> arrivals.add(new Arrival(null, null)))) {
            collect(request, errands.size(), arrivals, replies, start);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("interrupted while searching");
        }
        cancellation.throwIfCancelled();
        return sorted(request, errands, replies, start);
    }

    private List<Errand> errands(SearchRequest request) {
        List<Errand> errands = new ArrayList<>();
        int limit = Math.min(50, Math.max(10, request.limit()));
        for (String text : new java.util.LinkedHashSet<>(request.queries())) {
            if (!text.isBlank()) {
                Query query = new Query(text.strip(), limit, request.page(), request.language(), request.scope());
                desks.forEach(desk -> errands.add(new Errand(errands.size(), query, desk)));
            }
        }
        return errands;
    }

    private void send(Errand errand, LinkedBlockingQueue<Arrival> arrivals, Cancellation cancellation) {
        try {
            executor.execute(() -> {
                Desk.Reply reply = null;
                try {
                    reply = errand.desk().ask(errand.query(), cancellation);
                } catch (CancelledException e) {
                    // the searcher is told by its own token
                } finally {
                    arrivals.add(new Arrival(errand, reply));
                }
            });
        } catch (RejectedExecutionException e) {
            EngineReport report = new EngineReport(
                    errand.desk().traits().name(),
                    Outcome.SKIPPED,
                    0,
                    0,
                    null,
                    "too much is being searched; try later");
            arrivals.add(new Arrival(errand, new Desk.Reply(List.of(), report)));
        }
    }

    private void collect(
            SearchRequest request,
            int errands,
            LinkedBlockingQueue<Arrival> arrivals,
            Map<Integer, Desk.Reply> replies,
            long start)
            throws InterruptedException {
        long end = start + settings.deadline().toNanos();
        boolean enough = false;
        for (int arrived = 0; arrived < errands; arrived++) {
            Arrival arrival = arrivals.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (arrival == null || arrival.errand() == null) {
                return;
            }
            if (arrival.reply() != null) {
                replies.put(arrival.errand().number(), arrival.reply());
            }
            if (!enough && isEnough(request, errands, replies)) {
                enough = true;
                end = Math.min(end, System.nanoTime() + settings.grace().toNanos());
            }
        }
    }

    /** Half of the errands are back, and with them as many pages as were wanted. */
    private static boolean isEnough(SearchRequest request, int errands, Map<Integer, Desk.Reply> replies) {
        if (replies.size() * 2 < errands) {
            return false;
        }
        Set<String> pages = new HashSet<>();
        replies.values().forEach(reply -> reply.hits().forEach(hit -> pages.add(CanonicalUrls.identity(hit.url()))));
        return pages.size() >= request.limit();
    }

    private Catch sorted(SearchRequest request, List<Errand> errands, Map<Integer, Desk.Reply> replies, long start) {
        List<Fusion.Ranked> lists = new ArrayList<>();
        List<EngineReport> reports = new ArrayList<>();
        long elapsed = Duration.ofNanos(System.nanoTime() - start).toMillis();
        for (Errand errand : errands) {
            EngineTraits traits = errand.desk().traits();
            Desk.Reply reply = replies.get(errand.number());
            if (reply == null) {
                reports.add(new EngineReport(
                        traits.name(), Outcome.LATE, 0, elapsed, null, traits.name() + " did not answer in time"));
                continue;
            }
            reports.add(reply.report());
            List<Hit> allowed = reply.hits().stream()
                    .filter(hit -> Scopes.allows(request.scope(), hit))
                    .toList();
            lists.add(new Fusion.Ranked(errand.query().text(), traits, allowed));
        }
        return new Catch(lists, reports);
    }
}
