package dev.footnote.http.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.footnote.api.Budget;
import dev.footnote.api.InvalidInputException;
import dev.footnote.api.ResearchRequest;
import dev.footnote.api.TokenCount;
import dev.footnote.api.run.Message;
import dev.footnote.api.run.ResearchEvent;
import dev.footnote.config.Settings;
import dev.footnote.http.exchange.ProblemException;
import dev.footnote.testkit.ListedRun;
import dev.footnote.testkit.TurnedClock;
import dev.footnote.threads.OwnThread;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyUsageTest {

    private static final Duration LATER = Duration.ofSeconds(30);
    private static final ResearchRequest QUESTION = ResearchRequest.of("Who designed the bridge?");

    private final TurnedClock clock = new TurnedClock();

    private KeyUsage usage(int runs, int requests, String usd) {
        return new KeyUsage(new KeyLimits(runs, requests, usd == null ? null : new BigDecimal(usd)), clock);
    }

    private static ProblemException refused(Runnable call, String name) {
        ProblemException refusal = catchThrowableOfType(ProblemException.class, call::run);
        assertThat(refusal).isNotNull();
        assertThat(refusal.problem().status()).isEqualTo(429);
        assertThat(refusal.problem().name()).isEqualTo(name);
        return refusal;
    }

    @Test
    void requests_of_a_minute_are_counted_for_each_key_alone() {
        KeyUsage usage = usage(0, 2, null);
        usage.request("ann");
        clock.on(Duration.ofMillis(20_500));
        usage.request("ann");
        assertThat(usage.left("ann")).isEqualTo("\"requests\";r=0;t=40");
        assertThat(refused(() -> usage.request("ann"), "key-requests").retryAfter())
                .isEqualTo(Duration.ofSeconds(40));
        usage.request("eve");
        assertThat(usage.left("eve")).isEqualTo("\"requests\";r=1;t=60");
        clock.on(Duration.ofSeconds(40));
        usage.request("ann");
        assertThat(usage.left("ann")).isEqualTo("\"requests\";r=1;t=60");
    }

    @Test
    void runs_at_once_are_counted_until_they_leave_which_they_do_once() {
        KeyUsage usage = usage(2, 0, null);
        KeyUsage.Place first = usage.take("ann", LATER);
        usage.take("ann", LATER);
        usage.take("eve", LATER);
        assertThat(refused(() -> usage.take("ann", LATER), "key-runs").retryAfter())
                .isEqualTo(LATER);
        first.leave();
        first.leave();
        usage.take("ann", LATER);
        refused(() -> usage.take("ann", LATER), "key-runs");
        assertThat(usage.left("ann")).isEqualTo("\"runs\";r=0");
        assertThat(usage.left("eve")).isEqualTo("\"runs\";r=1");
    }

    @Test
    void money_counts_as_it_is_spent_and_a_run_gets_no_more_than_what_is_left() {
        KeyUsage usage = usage(0, 0, "1.00");
        ListedRun run = spending();
        KeyUsage.Place place = usage.take("ann", LATER);
        assertThat(place.within(QUESTION).budget().maxCostUsd()).isEqualByComparingTo("1.00");
        place.follow(run);
        spend(run, "0.30");
        KeyUsage.Place second = usage.take("ann", LATER);
        assertThat(second.within(QUESTION).budget().maxCostUsd()).isEqualByComparingTo("0.70");
        spend(run, "0.80");
        assertThat(refused(() -> usage.take("ann", LATER), "key-money").retryAfter())
                .isEqualTo(Duration.ofHours(12));
        assertThat(usage.left("ann")).isEqualTo("\"money\";r=0;t=43200");
        place.leave();
        refused(() -> usage.take("ann", LATER), "key-money");
        usage.take("eve", LATER);
        clock.on(Duration.ofHours(12));
        assertThat(usage.left("ann")).isEqualTo("\"money\";r=100;t=86400");
        usage.take("ann", LATER);
    }

    @Test
    void a_smaller_limit_of_the_callers_own_stays_and_other_limits_are_kept() {
        KeyUsage.Place place = usage(0, 0, "5").take("ann", LATER);
        ResearchRequest small = QUESTION.withBudget(new Budget(7, null, new BigDecimal("0.01"), null));
        assertThat(place.within(small)).isEqualTo(small);
        ResearchRequest large = QUESTION.withBudget(new Budget(7, null, new BigDecimal("50"), null));
        assertThat(place.within(large).budget()).isEqualTo(new Budget(7, null, new BigDecimal("5"), null));
    }

    @Test
    void without_limits_nothing_is_refused_changed_or_told() {
        KeyUsage usage = new KeyUsage(KeyLimits.NONE, clock);
        for (int i = 0; i < 1_000; i++) {
            usage.request("");
            assertThat(usage.take("", LATER).within(QUESTION)).isSameAs(QUESTION);
        }
        assertThat(usage.policy()).isEmpty();
        assertThat(usage.left("")).isEmpty();
    }

    @Test
    void the_policy_names_quota_unit_and_window_of_each_limit() {
        assertThat(usage(4, 60, "2.50").policy())
                .isEqualTo("\"requests\";q=60;w=60, \"runs\";q=4;qu=\"concurrent-requests\", "
                        + "\"money\";q=250;qu=\"usd-cents\";w=86400");
        assertThat(usage(0, 60, null).policy()).isEqualTo("\"requests\";q=60;w=60");
    }

    @ParameterizedTest
    @CsvSource({
        "http.key_runs, -1",
        "http.key_runs, many",
        "http.key_requests, -5",
        "http.key_cost_usd, 0",
        "http.key_cost_usd, -1",
        "http.key_cost_usd, much"
    })
    void a_limit_that_is_none_is_refused_by_name(String name, String value) {
        assertThatThrownBy(
                        () -> KeyLimits.from(Settings.load(new Settings.Inputs(null, Map.of(), Map.of(name, value)))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(name);
    }

    @Test
    void nothing_is_limited_by_default() {
        assertThat(KeyLimits.from(Settings.defaults())).isEqualTo(KeyLimits.NONE);
    }

    /** A run that has spent what the test says. */
    private ListedRun spending() {
        return new ListedRun(QUESTION, clock);
    }

    private static void spend(ListedRun run, String usd) {
        run.add(new ResearchEvent.ModelAnswered(1, Message.user("x"), "", TokenCount.ZERO, new BigDecimal(usd)));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, , false", "1, 0, , true", "0, 1, , true", "0, 0, 0.01, true", "2, 3, 4, true"})
    void something_is_limited_where_one_limit_is_set(int runs, int requests, String usd, boolean any) {
        KeyUsage usage = usage(runs, requests, usd);
        assertThat(usage.limits().any()).isEqualTo(any);
        assertThat(usage.left("ann").isEmpty()).isNotEqualTo(any);
        assertThat(usage.policy().isEmpty()).isNotEqualTo(any);
    }

    @Test
    void a_request_for_just_what_is_left_stays_as_it_is() {
        KeyUsage.Place place = usage(0, 0, "1.00").take("ann", LATER);
        for (String asked : new String[] {"0.50", "1.00", "1.000"}) {
            ResearchRequest request = QUESTION.withBudget(new Budget(3, null, new BigDecimal(asked), null));
            assertThat(place.within(request)).as(asked).isSameAs(request);
        }
        ResearchRequest more = QUESTION.withBudget(new Budget(3, null, new BigDecimal("1.01"), null));
        assertThat(place.within(more).budget()).isEqualTo(new Budget(3, null, new BigDecimal("1.00"), null));
    }

    @Test
    void a_lock_is_given_back_by_each_call() throws Exception {
        KeyUsage usage = usage(3, 9, "1.00");
        usage.request("ann");
        KeyUsage.Place place = usage.take("ann", LATER);
        place.follow(spending());
        usage.left("ann");
        place.leave();
        CompletableFuture<String> other = OwnThread.supply(() -> {
            usage.request("eve");
            return usage.left("eve");
        });
        assertThat(other.get(10, TimeUnit.SECONDS)).startsWith("\"requests\";r=8");
    }
}
