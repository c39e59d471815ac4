package dev.footnote.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.api.ResearchRequest;
import dev.footnote.api.TokenCount;
import dev.footnote.api.run.Message;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.api.search.EngineReport;
import dev.footnote.api.search.SearchQuality;
import dev.footnote.api.search.SearchResult;
import dev.footnote.testkit.ListedRun;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The money of a run by its events. */
class RunCostTest {

    private final ListedRun run = new ListedRun(ResearchRequest.of("Why?"), Clock.systemUTC());
    private final RunCost cost = new RunCost(run);

    private static BigDecimal usd(String amount) {
        return new BigDecimal(amount);
    }

    @Test
    void model_calls_judging_and_paid_searches_count_each_once() {
        run.add(answered("0.10"));
        assertThat(cost.now()).isEqualByComparingTo("0.10");
        run.add(new ResearchEvent.ClaimsJudged(1, 2, List.of(), TokenCount.ZERO, usd("0.02"), null));
        run.add(searched(EngineReport.Outcome.ANSWERED, "0.005"));
        assertThat(cost.now()).isEqualByComparingTo("0.125");
        assertThat(cost.now()).isEqualByComparingTo("0.125");
    }

    @Test
    void what_came_from_a_cache_or_has_no_known_price_counts_nothing() {
        run.add(answered(null));
        run.add(searched(EngineReport.Outcome.CACHED, "0.005"));
        run.add(searched(EngineReport.Outcome.ANSWERED, null));
        run.add(new ResearchEvent.ClaimsJudged(1, 2, List.of(), TokenCount.ZERO, null, null));
        run.add(new ResearchEvent.ModelCalled(1, List.of(), false));
        assertThat(cost.now()).isZero();
    }

    private static ResearchEvent answered(@Nullable String amount) {
        return new ResearchEvent.ModelAnswered(
                1, Message.user("x"), "", TokenCount.ZERO, amount == null ? null : usd(amount));
    }

    private static ResearchEvent searched(EngineReport.Outcome outcome, @Nullable String amount) {
        EngineReport report = new EngineReport("e", outcome, 1, 5, amount == null ? null : usd(amount), null);
        SearchQuality quality = new SearchQuality(0, 0, 0, List.of(), 0, 0, SearchQuality.Verdict.GOOD, "");
        return new ResearchEvent.SearchDone(
                1, "search:1", new SearchResult(List.of("q"), List.of(), quality, List.of(report), false));
    }
}
