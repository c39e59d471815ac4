package dev.footnote.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.testkit.HostileText;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    private static Optional<Duration> read(String value) {
        return RetryAfter.of(
                new HttpAnswer(
                        429,
                        URI.create("http://a.example/"),
                        List.of(),
                        Map.of("retry-after", List.of(value)),
                        new byte[0],
                        false),
                NOW);
    }

    @Test
    void seconds_and_dates_are_read() {
        assertThat(read("120")).contains(Duration.ofMinutes(2));
        assertThat(read("1.5")).contains(Duration.ofMillis(1500));
        assertThat(read("Tue, 10 Mar 2026 12:01:00 GMT")).contains(Duration.ofMinutes(1));
        assertThat(read("Tue, 10 Mar 2026 11:00:00 GMT")).contains(Duration.ZERO);
        assertThat(read("999999999999999999")).contains(Duration.ofDays(30));
    }

    @Test
    void what_says_nothing_is_nothing() {
        assertThat(read("")).isEmpty();
        assertThat(read("soon")).isEmpty();
        assertThat(read("-5")).isEmpty();
        HostileText.read(RetryAfterTest::read);
    }
}
