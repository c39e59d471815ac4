package dev.footnote.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands until it is turned. Safe for many threads. */
public final class TurnedClock extends Clock {

    private volatile Instant now = Instant.parse("2026-03-10T12:00:00Z");

    /** Turns it on. */
    public synchronized void on(Duration time) {
        now = now.plus(time);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public Instant instant() {
        return now;
    }
}
