package dev.footnote.net;

import java.time.Clock;

/** Makes transports. */
public final class Transports {

    private Transports() {}

    /**
     * Creates a transport. Calls that are not trusted pass the address guard, robots.txt and the limits for each host, at every
     * hop; trusted calls pass none of them.
     *
     * @param s settings
     * @param clock ages what is remembered of robots.txt and hosts
     */
    public static HttpTransport create(NetSettings s, Clock clock) {
        return GuardedTransport.create(s, clock);
    }
}
