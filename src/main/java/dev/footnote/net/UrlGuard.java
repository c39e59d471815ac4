package dev.footnote.net;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;

/** Judges addresses before they are called. Safe for many threads. */
interface UrlGuard {

    /**
     * Lets an address pass.
     *
     * @return what its host resolves to, each judged: a connection may go there and nowhere else; empty where nothing is judged, as the operator wants
     *     it or a proxy resolves names
     * @throws dev.footnote.api.PermanentException when it may not be called
     * @throws dev.footnote.api.TransientException when its host is unknown
     */
    List<InetAddress> check(URI uri);

    /** Returns a guard that lets nothing pass but the public web, whatever the operator allows; a guard that the operator cannot widen is one itself. */
    default UrlGuard publicOnly() {
        return this;
    }
}
