package dev.footnote.http;

import dev.footnote.api.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import org.eclipse.jetty.server.ServerConnector;

/**
 * The port that a server will listen on, taken before anything else is done: a port that is in use is told at once. Whoever connects meanwhile waits until the server has started. For one
 * thread.
 */
public final class BoundPort implements AutoCloseable {

    /** Connects that come in a burst wait here; with the usual 50, hundreds at once would wait for the kernel to try again. */
    private static final int ACCEPT_QUEUE = 1_024;

    private final ServerSocketChannel channel;

    private BoundPort(ServerSocketChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the port of the settings.
     *
     * @param settings where to listen
     * @throws InvalidInputException if it cannot listen there, or must not
     */
    public static BoundPort of(HttpSettings settings) {
        HttpServer.keys(settings);
        try {
            return new BoundPort(bound(new InetSocketAddress(settings.host(), settings.port())));
        } catch (IOException e) {
            throw new InvalidInputException(problem(settings, e), e);
        }
    }

    private static ServerSocketChannel bound(InetSocketAddress address) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            // As servers do it: a port that was left a minute ago can be taken again.
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.bind(address, ACCEPT_QUEUE);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static String problem(HttpSettings settings, IOException e) {
        String why =
                e instanceof BindException && String.valueOf(e.getMessage()).contains("in use")
                        ? "is in use by another program"
                        : "cannot be listened on (" + e.getMessage() + ")";
        return "port " + settings.port() + " of " + settings.host() + " " + why
                + "; give another with --port, or 0 for a free one";
    }

    /** Lets a server listen here. */
    void giveTo(ServerConnector connector) {
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        try {
            connector.open(channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves the port, also if a server listens there. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the port could not be left", e);
        }
    }
}
