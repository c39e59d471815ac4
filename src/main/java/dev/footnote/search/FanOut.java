package dev.footnote.search;

import dev.footnote.api.Cancellation;
import dev.footnote.api.CancelledException;
import dev.footnote.api.engine.EngineTraits;
import dev.footnote.api.search.EngineReport;
import dev.footnote.api.search.EngineReport.Outcome;
import dev.footnote.api.search.Hit;
import dev.footnote.api.search.Query;
import dev.footnote.api.search.SearchScope;
import dev.footnote.url.DomainList;
import dev.footnote.url.PageIdentities;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks all engines all queries at once and comes back when there is enough, or when time is up. */
final class FanOut {

    /** What came back in time, in the order of asking; a report for everything asked. */
    record Catch(List<RankFusion.Ranked> lists, List<EngineReport> reports) {

        /** The queries that at least one engine answered, be it with nothing. */
        Set<String> answered() {
            return lists.stream()
                    .filter(RankFusion.Ranked::answered)
                    .map(RankFusion.Ranked::query)
                    .collect(Collectors.toSet());
        }
    }

    /**
     * A query for an engine.
     *
     * @param allowed false if the operator's lists leave nothing to ask for
     * @param begun true once the call is on its way
     */
    private record Errand(int number, Query query, EngineClient desk, boolean allowed, AtomicBoolean begun) {}

    /** An errand's end; without a reply it was cancelled, and without an errand the run was. */
    private record Arrival(@Nullable Errand errand, EngineClient.@Nullable Reply reply) {}

    private final List<EngineClient> desks;
    private final SearchSettings settings;
    private final ExecutorService executor;
    private final PageIdentities identities;
    private final Cancellation run;

    /**
     * @param run ends calls that go on after their search has come back
     */
    FanOut(
            List<EngineClient> desks,
            SearchSettings settings,
            ExecutorService executor,
            PageIdentities identities,
            Cancellation run) {
        this.run = run;
        this.desks = desks;
        this.identities = identities;
        this.settings = settings;
        this.executor = executor;
    }

    @SuppressWarnings("try") // closed, not used
    Catch run(SearchRequest request, Cancellation cancellation) {
        long start = System.nanoTime();
        List<Errand> errands = errands(request);
        LinkedBlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
        Calls calls = new Calls(run, errands.size());
        for (Errand errand : errands) {
            send(errand, arrivals, calls);
        }
        TreeMap<Integer, EngineClient.Reply> replies = new TreeMap<>();
        try (Cancellation.Registration ignored = cancellation.onCancel(() -> {
            calls.token.cancel("the search was cancelled");
            arrivals.add(new Arrival(null, null));
        })) {
            collect(request, errands, arrivals, replies, start);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("interrupted while searching");
        }
        cancellation.throwIfCancelled();
        return sorted(errands, replies, start);
    }

    private List<Errand> errands(SearchRequest request) {
        List<Errand> errands = new ArrayList<>();
        int limit = Math.min(50, Math.max(10, request.limit()));
        for (String text : new LinkedHashSet<>(request.queries())) {
            if (!text.isBlank()) {
                for (EngineClient desk : desks) {
                    Optional<SearchScope> scope = scope(request, desk.traits());
                    Query query = new Query(
                            text.strip(), limit, request.page(), request.language(), scope.orElse(SearchScope.ALL));
                    errands.add(new Errand(errands.size(), query, desk, scope.isPresent(), new AtomicBoolean()));
                }
            }
        }
        return errands;
    }

    /** The operator's lists are about the web, not about the documents that a user gives; empty if nothing can lie within both. */
    private Optional<SearchScope> scope(SearchRequest request, EngineTraits traits) {
        SearchScope asked = DomainList.normal(request.scope());
        return traits.reach() == EngineTraits.Reach.CORPUS
                ? Optional.of(asked)
                : DomainList.both(asked, settings.includeDomains(), settings.excludeDomains());
    }

    private void send(Errand errand, LinkedBlockingQueue<Arrival> arrivals, Calls calls) {
        if (!errand.allowed()) {
            calls.ended();
            arrivals.add(skipped(errand, "the operator's lists of domains leave none of those asked for"));
            return;
        }
        try {
            executor.execute(() -> {
                EngineClient.Reply reply = null;
                try {
                    reply = errand.desk().ask(errand.query(), errand.begun(), calls.token);
                } catch (CancelledException e) {
                    // the searcher is told by its own token
                } finally {
                    calls.ended();
                    arrivals.add(new Arrival(errand, reply));
                }
            });
        } catch (RejectedExecutionException e) {
            calls.ended();
            arrivals.add(skipped(errand, "too much is being searched; try later"));
        }
    }

    private static Arrival skipped(Errand errand, String why) {
        EngineReport report = new EngineReport(errand.desk().traits().name(), Outcome.SKIPPED, 0, 0, null, why);
        return new Arrival(errand, new EngineClient.Reply(List.of(), report));
    }

    private void collect(
            SearchRequest request,
            List<Errand> errands,
            LinkedBlockingQueue<Arrival> arrivals,
            Map<Integer, EngineClient.Reply> replies,
            long start)
            throws InterruptedException {
        long end = start + settings.deadline().toNanos();
        for (int arrived = 0; arrived < errands.size(); arrived++) {
            Arrival arrival = arrivals.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (arrival == null || arrival.errand() == null) {
                return;
            }
            if (arrival.reply() != null) {
                replies.put(arrival.errand().number(), arrival.reply());
            }
            Optional<Duration> more = patience(request, errands, replies);
            if (more.isPresent()) {
                end = Math.min(end, System.nanoTime() + more.get().toNanos());
            }
        }
    }

    /** How long the others are waited for: short when half are back with all the pages wanted, longer when most are with some; else empty. */
    private Optional<Duration> patience(
            SearchRequest request, List<Errand> errands, Map<Integer, EngineClient.Reply> replies) {
        // A corpus answers at once; what it has says nothing of the web that was asked besides.
        long asked = errands.stream().filter(FanOut::isRemote).count();
        long back = errands.stream()
                .filter(errand -> isRemote(errand) && replies.containsKey(errand.number()))
                .count();
        if (back * 2 < asked) {
            return Optional.empty();
        }
        Set<String> pages = new HashSet<>();
        replies.values().forEach(reply -> reply.hits().forEach(hit -> pages.add(identities.of(hit.url()))));
        if (pages.size() >= request.limit()) {
            return Optional.of(settings.grace());
        }
        return back * 4 >= asked * 3 && !pages.isEmpty() ? Optional.of(settings.patience()) : Optional.empty();
    }

    private static boolean isRemote(Errand errand) {
        return errand.desk().traits().reach() != EngineTraits.Reach.CORPUS;
    }

    private Catch sorted(List<Errand> errands, Map<Integer, EngineClient.Reply> replies, long start) {
        List<RankFusion.Ranked> lists = new ArrayList<>();
        List<EngineReport> reports = new ArrayList<>();
        long elapsed = Duration.ofNanos(System.nanoTime() - start).toMillis();
        for (Errand errand : errands) {
            EngineTraits traits = errand.desk().traits();
            EngineClient.Reply reply = replies.get(errand.number());
            if (reply == null) {
                reports.add(new EngineReport(
                        traits.name(),
                        Outcome.LATE,
                        0,
                        elapsed,
                        lateCost(errand),
                        traits.name() + " did not answer in time"));
                continue;
            }
            reports.add(reply.report());
            List<Hit> allowed = reply.hits().stream()
                    .filter(hit -> ScopeRules.allows(errand.query().scope(), hit))
                    .toList();
            lists.add(new RankFusion.Ranked(
                    errand.query().text(), traits, allowed, QualityAssessor.isAnswer(reply.report())));
        }
        return new Catch(lists, reports);
    }

    /** A late call goes on: its answer is paid for, and kept for whoever asks next. One that waits for another's call costs nothing. */
    private static @Nullable BigDecimal lateCost(Errand errand) {
        boolean shared = !errand.begun().get() && errand.desk().isShared(errand.query());
        BigDecimal cost = errand.desk().traits().costUsd();
        return shared || cost == null || cost.signum() == 0 ? null : cost;
    }

    /** The token of a search's calls: it outlives the search and ends with the run, or when the search is cancelled while it waits. */
    private static final class Calls {
        private final Cancellation token = new Cancellation();
        private final Cancellation.Registration link;
        private final AtomicInteger open;

        private Calls(Cancellation run, int calls) {
            this.open = new AtomicInteger(calls);
            this.link = run.onCancel(() -> token.cancel("the run has ended"));
        }

        private void ended() {
            if (open.decrementAndGet() == 0) {
                link.close();
            }
        }
    }
}
