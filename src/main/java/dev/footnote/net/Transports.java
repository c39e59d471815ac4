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
     * @param clock for the age of cached robots.txt files and host records
     */
    public static HttpTransport create(NetSettings s, Clock clock) {
        return GuardedTransport.create(s, clock);
    }
}
