package dev.footnote.llm.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportedLimitsTest {

    private static final Duration MOST = Duration.ofMinutes(5);

    private final ReportedLimits limits =
            new ReportedLimits(Clock.fixed(Instant.parse("2026-11-01T10:00:00Z"), ZoneOffset.UTC));

    /** Headers as "name: value; name: value". */
    private static HttpHeaders headers(String lines) {
        Map<String, List<String>> out = new HashMap<>();
        for (String line : lines.split(" & ", -1)) {
            int colon = line.indexOf(':');
            out.put(line.substring(0, colon), List.of(line.substring(colon + 1).strip()));
        }
        return HttpHeaders.of(out, (name, value) -> true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x-ratelimit-remaining-requests: 0 & x-ratelimit-reset-requests: 12s | 12000",
                "x-ratelimit-remaining-requests: 0 & x-ratelimit-reset-requests: 1m30.5s | 90500",
                "x-ratelimit-remaining-requests: 0 & x-ratelimit-reset-requests: 250ms | 250",
                "X-RateLimit-Remaining-Tokens: 0 & X-RateLimit-Reset-Tokens: 7 | 7000",
                "X-RateLimit-Remaining-Tokens: -5 & X-RateLimit-Reset-Tokens: 0.5 | 500",
                "X-RateLimit-Remaining: 0 & X-RateLimit-Reset: 1793527210 | 10000",
                "X-RateLimit-Remaining: 0 & X-RateLimit-Reset: 1793527203500 | 3500",
                "RateLimit-Remaining: 0 & RateLimit-Reset: 4 | 4000",
                "RateLimit: \"default\";r=0;t=9 | 9000",
                "RateLimit: limit=100, remaining=0, reset=8 | 8000",
                "x-ratelimit-remaining-requests: 0 & x-ratelimit-reset-requests: 2s & x-ratelimit-remaining-tokens: 0 & x-ratelimit-reset-tokens: 3s | 3000",
                "x-ratelimit-remaining-requests: 1 & x-ratelimit-reset-requests: 12s | 0",
                "RateLimit: \"default\";r=3;t=9 | 0",
                "x-ratelimit-remaining-requests: 0 | 0",
                "x-ratelimit-remaining-requests: 0 & x-ratelimit-reset-requests: soon | 0",
                "x-ratelimit-remaining-requests: none & x-ratelimit-reset-requests: 3s | 0",
                "x-ratelimit-remaining-requests: 0 & x-ratelimit-reset-requests: -3 | 0",
                "X-RateLimit-Remaining: 0 & X-RateLimit-Reset: 1793520000 | 0",
                "x-ratelimit-remaining-requests: 0 & x-ratelimit-reset-requests: 2h | 0",
                "Content-Type: text/plain | 0",
            })
    void a_used_up_limit_is_waited_for_in_every_form_and_within_bounds(String given, long millis) {
        limits.heard(headers(given));
        assertThat(limits.wait(MOST)).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void a_shorter_wait_does_not_replace_a_longer_one() {
        limits.heard(headers("RateLimit: r=0;t=20"));
        limits.heard(headers("RateLimit: r=0;t=2"));
        limits.heard(headers("RateLimit: r=9;t=2"));
        assertThat(limits.wait(MOST)).isEqualTo(Duration.ofSeconds(20));
    }
}
