package dev.footnote.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.corpus.CorpusSettings;
import dev.footnote.doctor.DoctorSettings;
import dev.footnote.http.HttpSettings;
import dev.footnote.http.batches.BatchSettings;
import dev.footnote.http.limit.KeyLimits;
import dev.footnote.llm.endpoint.ChatSettings;
import dev.footnote.net.NetSettings;
import dev.footnote.offline.OfflineSettings;
import dev.footnote.page.PageCacheSettings;
import dev.footnote.page.format.PageSettings;
import dev.footnote.page.render.RendererSettings;
import dev.footnote.research.heavy.HeavySettings;
import dev.footnote.research.mode.ModeSettings;
import dev.footnote.research.state.ResearchSettings;
import dev.footnote.search.SearchSettings;
import dev.footnote.trajectory.JudgeLimits;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each limit that is set arrives where it is used, and nowhere else: a loader that ignores or mistakes one is found here. */
class SettingsReachTest {

    private static Stream<Arguments> rows(Function<Settings, Record> block, String... namesValuesComponents) {
        return Stream.iterate(0, i -> i < namesValuesComponents.length, i -> i + 3)
                .map(i -> Arguments.of(
                        namesValuesComponents[i], namesValuesComponents[i + 1], namesValuesComponents[i + 2], block));
    }

    /** A setting, a value other than its default, the component that holds it, and the block. */
    static Stream<Arguments> limits() {
        return Stream.of(
                        rows(
                                PageSettings::from,
                                "page.timeout",
                                "7s",
                                "timeout",
                                "page.max_bytes",
                                "77",
                                "maxBytes",
                                "page.max_redirects",
                                "3",
                                "maxRedirects",
                                "page.max_chars",
                                "78",
                                "maxChars",
                                "page.max_links",
                                "79",
                                "maxLinks",
                                "page.max_pdf_pages",
                                "80",
                                "maxPages"),
                        rows(
                                RendererSettings::from,
                                "page.renderer_program",
                                "my-browser",
                                "program",
                                "page.renderer_sandbox",
                                "false",
                                "sandbox",
                                "page.renderer_start",
                                "7s",
                                "start",
                                "page.renderer_timeout",
                                "8s",
                                "timeout",
                                "page.renderer_quiet",
                                "9s",
                                "quiet",
                                "page.renderer_requests",
                                "71",
                                "maxRequests",
                                "page.renderer_bytes",
                                "72",
                                "maxBytes",
                                "page.renderer_memory",
                                "73",
                                "memory",
                                "page.renderer_at_once",
                                "3",
                                "atOnce",
                                "page.renderer_idle",
                                "11s",
                                "idle",
                                "page.timeout",
                                "12s",
                                "loadTimeout",
                                "page.max_bytes",
                                "74",
                                "loadBytes"),
                        rows(
                                PageCacheSettings::from,
                                "page.cache_bytes",
                                "81",
                                "",
                                "page.cache_time",
                                "7m",
                                "",
                                "page.cache_failure_time",
                                "8m",
                                ""),
                        rows(
                                CorpusSettings::from,
                                "corpus.max_file_bytes",
                                "8388608",
                                "maxFileBytes",
                                "corpus.max_line_bytes",
                                "8388608",
                                "maxLineBytes",
                                "corpus.hop_sources",
                                "2",
                                "hopSources",
                                "corpus.lock_wait",
                                "7s",
                                "lockWait"),
                        rows(
                                NetSettings::from,
                                "net.connect_timeout",
                                "7s",
                                "connectTimeout",
                                "net.allow_private",
                                "true",
                                "allowPrivate",
                                "net.robots",
                                "false",
                                "robots",
                                "net.robots_age",
                                "7h",
                                "robotsAge",
                                "net.host_connections",
                                "5",
                                "hostConnections",
                                "net.host_interval",
                                "7ms",
                                "hostInterval",
                                "net.retry_wait",
                                "7s",
                                "retryWait"),
                        rows(
                                SearchSettings::from,
                                "search.deadline",
                                "17s",
                                "deadline",
                                "search.grace",
                                "7ms",
                                "grace",
                                "search.patience",
                                "7s",
                                "patience",
                                "search.per_host",
                                "4",
                                "perHost",
                                "search.breaker_failures",
                                "4",
                                "breakerFailures",
                                "search.breaker_pause",
                                "7m",
                                "breakerPause",
                                "search.blocked_pause",
                                "7h",
                                "blockedPause",
                                "search.retry_wait",
                                "7s",
                                "retryWait",
                                "search.cache_bytes",
                                "77",
                                "cacheBytes",
                                "search.cache_time",
                                "7h",
                                "cacheTime",
                                "search.cache_empty_time",
                                "7m",
                                "cacheEmptyTime",
                                "search.cache_folder_time",
                                "7h",
                                "cacheFolderTime",
                                "search.learnt_redirects",
                                "77",
                                "learntRedirects"),
                        rows(
                                ResearchSettings::from,
                                "research.end_grace",
                                "7s",
                                "endGrace",
                                "research.quote_rounds",
                                "7",
                                "quoteRounds",
                                "research.prose_turns",
                                "7",
                                "proseTurns",
                                "research.read_chars",
                                "777",
                                "readChars",
                                "research.search_hits",
                                "7",
                                "searchHits",
                                "research.tool_timeout",
                                "7s",
                                "toolTimeout",
                                "research.bad_call_limit",
                                "7",
                                "badCallLimit",
                                "research.equal_calls",
                                "7",
                                "equalCalls",
                                "research.prefetch",
                                "7",
                                "prefetch",
                                "research.max_steps",
                                "7",
                                "budget",
                                "research.max_tokens",
                                "7777",
                                "budget",
                                "research.max_cost_usd",
                                "0.77",
                                "budget",
                                "research.max_time",
                                "7m",
                                "budget",
                                "research.warn_at",
                                "0.7",
                                "warnAt",
                                "research.fold_at",
                                "0.6",
                                "foldAt"),
                        rows(
                                ModeSettings::from,
                                "research.fast_steps",
                                "7",
                                "fastSteps",
                                "research.sure_from",
                                "0.7",
                                "sureFrom"),
                        rows(
                                HeavySettings::from,
                                "research.trajectories",
                                "7",
                                "trajectories",
                                "research.agree_at",
                                "0.7",
                                "agreeAt",
                                "research.trajectory_wait",
                                "7s",
                                "patience",
                                "research.trajectory_time",
                                "0.7",
                                "timeShare",
                                "research.delegations",
                                "7",
                                "delegations",
                                "research.delegated_steps",
                                "7",
                                "delegatedSteps",
                                "research.delegated_time",
                                "7s",
                                "delegatedTime"),
                        rows(
                                OfflineSettings::from,
                                "offline.rounds",
                                "7",
                                "rounds",
                                "offline.reads",
                                "7",
                                "reads",
                                "offline.parts",
                                "7",
                                "parts",
                                "offline.hops",
                                "7",
                                "hops",
                                "offline.claims",
                                "7",
                                "claims",
                                "offline.min_coverage",
                                "0.7",
                                "minCoverage",
                                "offline.min_coverage_han",
                                "0.7",
                                "minCoverageHan",
                                "offline.min_confidence",
                                "0.7",
                                "minConfidence",
                                "offline.min_confidence_han",
                                "0.7",
                                "minConfidenceHan"),
                        rows(
                                JudgeLimits::from,
                                "runs.min_support",
                                "0.7",
                                "support",
                                "runs.max_wasted",
                                "0.7",
                                "wasted",
                                "runs.max_repeated",
                                "0.7",
                                "repeated",
                                "runs.near_budget",
                                "0.7",
                                "budget"),
                        rows(
                                DoctorSettings::from,
                                "doctor.max_time",
                                "7s",
                                "maxTime",
                                "doctor.max_tokens",
                                "7777",
                                "maxTokens",
                                "doctor.max_cost_usd",
                                "0.77",
                                "maxCost"),
                        rows(
                                ChatSettings::from,
                                "chat.connect_timeout",
                                "7s",
                                "connectTimeout",
                                "chat.idle_timeout",
                                "7s",
                                "idleTimeout",
                                "chat.total_timeout",
                                "7m",
                                "totalTimeout",
                                "chat.finish_grace",
                                "7s",
                                "finishGrace",
                                "chat.list_timeout",
                                "7s",
                                "listTimeout",
                                "chat.max_event_bytes",
                                "7777",
                                "maxEventBytes",
                                "chat.max_answer_bytes",
                                "7777",
                                "maxAnswerBytes",
                                "chat.attempts",
                                "7",
                                "attempts",
                                "chat.empty_attempts",
                                "7",
                                "emptyAttempts",
                                "chat.unreachable_attempts",
                                "7",
                                "unreachableAttempts",
                                "chat.backoff",
                                "7ms",
                                "backoff",
                                "chat.max_backoff",
                                "7m",
                                "maxBackoff",
                                "chat.max_retry_after",
                                "7m",
                                "maxRetryAfter",
                                "chat.patience",
                                "7m",
                                "patience"),
                        rows(
                                HttpSettings::from,
                                "http.threads",
                                "77",
                                "threads",
                                "http.max_body_bytes",
                                "7777",
                                "maxBodyBytes",
                                "http.max_runs",
                                "7",
                                "maxRuns",
                                "http.queue",
                                "7",
                                "queue",
                                "http.lookups",
                                "7",
                                "lookups",
                                "http.retry_after",
                                "7s",
                                "retryAfter",
                                "http.stuck_after",
                                "7m",
                                "stuckAfter",
                                "http.unwatched_after",
                                "7s",
                                "unwatchedAfter",
                                "http.idle_timeout",
                                "7s",
                                "idleTimeout",
                                "http.shutdown_grace",
                                "7s",
                                "shutdownGrace",
                                "http.page_size",
                                "7",
                                "pageSize"),
                        rows(
                                BatchSettings::from,
                                "http.batches",
                                "7",
                                "kept",
                                "http.batch_questions",
                                "7",
                                "questions",
                                "http.batch_bytes",
                                "7777",
                                "bytes",
                                "http.batch_wait",
                                "7s",
                                "pause",
                                "http.keep_alive",
                                "7s",
                                "keepAlive",
                                "batch.concurrency",
                                "7",
                                "concurrency",
                                "batch.max_line_chars",
                                "7777",
                                "reading",
                                "batch.max_carried_chars",
                                "77",
                                "reading"),
                        rows(
                                KeyLimits::from,
                                "http.key_runs",
                                "7",
                                "",
                                "http.key_requests",
                                "7",
                                "",
                                "http.key_cost_usd",
                                "0.77",
                                ""))
                .flatMap(rows -> rows);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("limits")
    void a_limit_that_is_set_changes_what_it_names_and_nothing_else(
            String name, String value, String component, Function<Settings, Record> block) {
        Record usual = block.apply(with(Map.of("chat.seed", "1")));
        Record set = block.apply(with(Map.of("chat.seed", "1", name, value)));
        List<RecordComponent> changed = Arrays.stream(usual.getClass().getRecordComponents())
                .filter(c -> !Objects.equals(value(usual, c), value(set, c)))
                .toList();
        assertThat(changed).hasSize(1);
        if (!component.isEmpty()) {
            assertThat(changed.get(0).getName()).isEqualTo(component);
        }
        String seen = String.valueOf(value(set, changed.get(0)));
        String digits = value.replaceAll("[a-z]", "");
        assertThat(seen).containsAnyOf(value, digits, "0.00" + digits);
    }

    private static Settings with(Map<String, String> flags) {
        return Settings.load(new Settings.Inputs(null, Map.of(), flags));
    }

    private static Object value(Record block, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(block);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
