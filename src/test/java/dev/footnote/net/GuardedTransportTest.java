package dev.footnote.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a busy site is waited for. */
class GuardedTransportTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    private static Optional<Duration> pause(int status, Map<String, List<String>> headers, int longest, int left) {
        HttpAnswer answer =
                new HttpAnswer(status, URI.create("http://a.example/"), List.of(), headers, new byte[0], false);
        return GuardedTransport.pause(answer, Duration.ofSeconds(longest), Duration.ofSeconds(left), NOW);
    }

    @ParameterizedTest(name = "asked for {0}, at most {1} s, with {2} s left: {3}")
    @CsvSource({
        "0, 2, 60, true",
        "2, 2, 60, true",
        "3, 2, 60, false",
        "86400, 2, 100000, false",
        "'Tue, 10 Mar 2026 12:00:02 GMT', 2, 60, true",
        "'Tue, 10 Mar 2026 12:00:03 GMT', 2, 60, false",
        "0, 0, 60, true",
        "1, 0, 60, false",
        "4, 60, 5, true",
        "5, 60, 5, false",
        "9, 60, 5, false",
        "0, 60, 0, false",
        "0, 60, -1, false"
    })
    void no_longer_than_the_setting_and_the_time_of_the_call_allow(
            String asked, int longest, int left, boolean waited) {
        for (int status : new int[] {429, 503}) {
            Optional<Duration> pause = pause(status, Map.of("retry-after", List.of(asked)), longest, left);
            assertThat(pause.isPresent()).as("status %d", status).isEqualTo(waited);
            pause.ifPresent(wait -> assertThat(wait).isLessThanOrEqualTo(Duration.ofSeconds(longest)));
        }
    }

    @Test
    void only_a_busy_site_that_says_how_long_is_waited_for() {
        Map<String, List<String>> moment = Map.of("retry-after", List.of("1"));
        assertThat(pause(429, moment, 5, 60)).contains(Duration.ofSeconds(1));
        assertThat(pause(429, Map.of(), 5, 60)).isEmpty();
        assertThat(pause(503, Map.of("retry-after", List.of("soon")), 5, 60)).isEmpty();
        for (int status : new int[] {200, 301, 403, 404, 500, 502, 504}) {
            assertThat(pause(status, moment, 5, 60)).as("status %d", status).isEmpty();
        }
    }
}
