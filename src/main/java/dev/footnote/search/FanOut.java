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

    /** The results that came back in time, in the order of the calls; a report for every call. */
    record Result(List<RankFusion.Ranked> lists, List<EngineReport> reports) {

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
    private record EngineCall(int number, Query query, EngineClient client, boolean allowed, AtomicBoolean begun) {}

    /** The end of a call; without a reply it was cancelled, and without a call the run was. */
    private record Completion(@Nullable EngineCall call, EngineClient.@Nullable Reply reply) {}

    private final List<EngineClient> clients;
    private final SearchSettings settings;
    private final ExecutorService executor;
    private final PageIdentities identities;
    private final Cancellation run;

    /**
     * @param run ends calls that go on after their search has come back
     */
    FanOut(
            List<EngineClient> clients,
            SearchSettings settings,
            ExecutorService executor,
            PageIdentities identities,
            Cancellation run) {
        this.run = run;
        this.clients = clients;
        this.identities = identities;
        this.settings = settings;
        this.executor = executor;
    }

    @SuppressWarnings("try") // closed, not used
    Result run(SearchRequest request, Cancellation cancellation) {
        long start = System.nanoTime();
        List<EngineCall> calls = calls(request);
        LinkedBlockingQueue<Completion> completions = new LinkedBlockingQueue<>();
        SharedToken shared = new SharedToken(run, calls.size());
        for (EngineCall call : calls) {
            send(call, completions, shared);
        }
        TreeMap<Integer, EngineClient.Reply> replies = new TreeMap<>();
        try (Cancellation.Registration ignored = cancellation.onCancel(() -> {
            shared.token.cancel("the search was cancelled");
            completions.add(new Completion(null, null));
        })) {
            collect(request, calls, completions, replies, start);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("interrupted while searching");
        }
        cancellation.throwIfCancelled();
        return sorted(calls, replies, start);
    }

    private List<EngineCall> calls(SearchRequest request) {
        List<EngineCall> calls = new ArrayList<>();
        int limit = Math.min(50, Math.max(10, request.limit()));
        for (String text : new LinkedHashSet<>(request.queries())) {
            if (!text.isBlank()) {
                for (EngineClient client : clients) {
                    Optional<SearchScope> scope = scope(request, client.traits());
                    Query query = new Query(
                            text.strip(), limit, request.page(), request.language(), scope.orElse(SearchScope.ALL));
                    calls.add(new EngineCall(calls.size(), query, client, scope.isPresent(), new AtomicBoolean()));
                }
            }
        }
        return calls;
    }

    /** The operator's lists are about the web, not about the documents that a user gives; empty if nothing can lie within both. */
    private Optional<SearchScope> scope(SearchRequest request, EngineTraits traits) {
        SearchScope asked = DomainList.normal(request.scope());
        return traits.reach() == EngineTraits.Reach.CORPUS
                ? Optional.of(asked)
                : DomainList.both(asked, settings.includeDomains(), settings.excludeDomains());
    }

    private void send(EngineCall call, LinkedBlockingQueue<Completion> completions, SharedToken shared) {
        if (!call.allowed()) {
            shared.ended();
            completions.add(skipped(call, "the operator's lists of domains leave none of those asked for"));
            return;
        }
        try {
            executor.execute(() -> {
                EngineClient.Reply reply = null;
                try {
                    reply = call.client().ask(call.query(), call.begun(), shared.token);
                } catch (CancelledException e) {
                    // the searcher is told by its own token
                } finally {
                    shared.ended();
                    completions.add(new Completion(call, reply));
                }
            });
        } catch (RejectedExecutionException e) {
            shared.ended();
            completions.add(skipped(call, "too much is being searched; try later"));
        }
    }

    private static Completion skipped(EngineCall call, String why) {
        EngineReport report = new EngineReport(call.client().traits().name(), Outcome.SKIPPED, 0, 0, null, why);
        return new Completion(call, new EngineClient.Reply(List.of(), report));
    }

    private void collect(
            SearchRequest request,
            List<EngineCall> calls,
            LinkedBlockingQueue<Completion> completions,
            Map<Integer, EngineClient.Reply> replies,
            long start)
            throws InterruptedException {
        long end = start + settings.deadline().toNanos();
        for (int arrived = 0; arrived < calls.size(); arrived++) {
            Completion completion = completions.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (completion == null || completion.call() == null) {
                return;
            }
            if (completion.reply() != null) {
                replies.put(completion.call().number(), completion.reply());
            }
            Optional<Duration> more =
                    arrived + 1 == calls.size() ? Optional.empty() : patience(request, calls, replies);
            if (more.isPresent()) {
                end = Math.min(end, System.nanoTime() + more.get().toNanos());
            }
        }
    }

    /** How long the others are waited for: short when half are back with all the pages wanted, longer when most are with some; else empty. */
    private Optional<Duration> patience(
            SearchRequest request, List<EngineCall> calls, Map<Integer, EngineClient.Reply> replies) {
        // A corpus answers at once; what it has says nothing of the web that was asked besides.
        long asked = calls.stream().filter(FanOut::isRemote).count();
        long back = calls.stream()
                .filter(call -> isRemote(call) && replies.containsKey(call.number()))
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

    private static boolean isRemote(EngineCall call) {
        return call.client().traits().reach() != EngineTraits.Reach.CORPUS;
    }

    private Result sorted(List<EngineCall> calls, Map<Integer, EngineClient.Reply> replies, long start) {
        List<RankFusion.Ranked> lists = new ArrayList<>();
        List<EngineReport> reports = new ArrayList<>();
        long elapsed = Duration.ofNanos(System.nanoTime() - start).toMillis();
        for (EngineCall call : calls) {
            EngineTraits traits = call.client().traits();
            EngineClient.Reply reply = replies.get(call.number());
            if (reply == null) {
                reports.add(new EngineReport(
                        traits.name(),
                        Outcome.LATE,
                        0,
                        elapsed,
                        lateCost(call),
                        traits.name() + " did not answer in time"));
                continue;
            }
            reports.add(reply.report());
            List<Hit> allowed = reply.hits().stream()
                    .filter(hit -> ScopeRules.allows(call.query().scope(), hit))
                    .toList();
            lists.add(new RankFusion.Ranked(
                    call.query().text(), traits, allowed, QualityAssessor.isAnswer(reply.report())));
        }
        return new Result(lists, reports);
    }

    /** A late call goes on: its answer is paid for, and kept for whoever asks next. One that waits for another's call costs nothing. */
    private static @Nullable BigDecimal lateCost(EngineCall call) {
        boolean shared = !call.begun().get() && call.client().isShared(call.query(), call.begun());
        BigDecimal cost = call.client().traits().costUsd();
        return shared || cost == null || cost.signum() == 0 ? null : cost;
    }

    /** The token of a search's calls: it outlives the search and ends with the run, or when the search is cancelled while it waits. */
    private static final class SharedToken {
        private final Cancellation token = new Cancellation();
        private final Cancellation.Registration link;
        private final AtomicInteger open;

        private SharedToken(Cancellation run, int calls) {
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
