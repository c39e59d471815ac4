package dev.footnote.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.InvalidInputException;
import dev.footnote.doctor.DoctorSettings;
import dev.footnote.http.HttpSettings;
import dev.footnote.http.batches.BatchSettings;
import dev.footnote.http.limit.KeyLimits;
import dev.footnote.net.NetSettings;
import dev.footnote.offline.OfflineSettings;
import dev.footnote.page.PageCacheSettings;
import dev.footnote.page.format.PageSettings;
import dev.footnote.research.mode.ModeSettings;
import dev.footnote.research.state.ResearchSettings;
import dev.footnote.search.SearchSettings;
import dev.footnote.trajectory.JudgeLimits;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SettingRangesTest {

    private static Settings with(String name, String value) {
        return Settings.load(new Settings.Inputs(null, Map.of(), Map.of(name, value)));
    }

    private static Arguments row(Function<Settings, Object> block, String name, String refused, String taken) {
        return Arguments.of(block, name, refused, taken);
    }

    /** A block of settings, one of them, a value just out of its range, and the nearest one in it. */
    static Stream<Arguments> limits() {
        return Stream.of(
                row(ResearchSettings::from, "research.quote_rounds", "-1", "0"),
                row(ResearchSettings::from, "research.search_hits", "0", "1"),
                row(ResearchSettings::from, "research.search_hits", "51", "50"),
                row(ResearchSettings::from, "research.bad_call_limit", "0", "1"),
                row(ResearchSettings::from, "research.bad_call_limit", "1001", "1000"),
                row(ResearchSettings::from, "research.equal_calls", "2", "3"),
                row(ResearchSettings::from, "research.prefetch", "-1", "0"),
                row(ModeSettings::from, "research.fast_steps", "0", "1"),
                row(ModeSettings::from, "research.sure_from", "1.01", "1"),
                row(ModeSettings::from, "research.sure_from", "-0.01", "0"),
                row(OfflineSettings::from, "offline.parts", "0", "1"),
                row(OfflineSettings::from, "offline.hops", "-1", "0"),
                row(OfflineSettings::from, "offline.min_coverage", "NaN", "0"),
                row(OfflineSettings::from, "offline.min_confidence", "1.01", "1"),
                row(OfflineSettings::from, "offline.min_confidence_han", "-0.1", "0"),
                row(PageSettings::from, "page.max_bytes", "0", "1"),
                row(PageSettings::from, "page.max_chars", "2147483648", "2147483647"),
                row(PageSettings::from, "page.max_pdf_pages", "0", "1"),
                row(PageSettings::from, "page.max_redirects", "-1", "0"),
                row(PageSettings::from, "page.max_links", "-1", "0"),
                row(PageCacheSettings::from, "page.cache_bytes", "-1", "0"),
                row(NetSettings::from, "net.host_connections", "0", "1"),
                row(NetSettings::from, "net.host_connections", "1000", "999"),
                row(SearchSettings::from, "search.breaker_failures", "0", "1"),
                row(DoctorSettings::from, "doctor.repeats", "101", "100"),
                row(DoctorSettings::from, "doctor.answer_tokens", "255", "256"),
                row(HttpSettings::from, "http.port", "65536", "65535"),
                row(HttpSettings::from, "http.max_runs", "0", "1"),
                row(HttpSettings::from, "http.queue", "-1", "0"),
                row(HttpSettings::from, "http.threads", "7", "8"),
                row(HttpSettings::from, "http.page_size", "101", "100"),
                row(HttpSettings::from, "http.idle_timeout", "0s", "1ms"),
                row(BatchSettings::from, "http.batches", "0", "1"),
                row(BatchSettings::from, "batch.concurrency", "0", "1"),
                row(BatchSettings::from, "batch.max_line_chars", "0", "1"),
                row(BatchSettings::from, "batch.max_carried_chars", "-1", "0"),
                row(KeyLimits::from, "http.key_runs", "-1", "0"),
                row(KeyLimits::from, "http.key_requests", "-1", "0"),
                row(JudgeLimits::from, "runs.max_wasted", "1.5", "1"));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void a_value_out_of_range_is_refused_by_name_and_the_nearest_one_is_taken(
            Function<Settings, Object> block, String name, String refused, String taken) {
        assertThatThrownBy(() -> block.apply(with(name, refused)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(name + " is \"" + refused + "\"");
        assertThat(block.apply(with(name, taken))).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 999, give 1 to 999",
        "1000, 1, 999, give 1 to 999",
        "0, 1, 2147483647, give 1 or more",
        "2147483648, 1, 2147483647, give 1 to 2147483647"
    })
    void the_remedy_names_the_range(String value, long least, long most, String remedy) {
        Settings settings = with("store.max_runs", value);
        assertThatThrownBy(() -> settings.wholeNumber("store.max_runs", least, most))
                .hasMessage("store.max_runs is \"" + value + "\" (from "
                        + settings.origin("store.max_runs").source() + "): out of range; " + remedy);
    }

    @ParameterizedTest
    @MethodSource("noNumbers")
    void what_is_no_number_is_said_to_be_none(String value) {
        assertThatThrownBy(() -> with("net.host_connections", value).integer("net.host_connections", 1, 9))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("not a whole number");
    }

    static List<String> noNumbers() {
        return List.of("two", "1.5", "1e3", "0x10", "99999999999999999999");
    }
}
