package dev.footnote.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Hands connections on to a server, until it is told to cut them: what a client sees of a network that breaks. */
final class Relay implements AutoCloseable {

    private final ServerSocket entrance;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile int target;
    private volatile boolean down;

    private Relay(ServerSocket entrance, int target) {
        this.entrance = entrance;
        this.target = target;
    }

    /** Begins to hand on to a port of this machine. */
    static Relay to(int port) throws IOException {
        Relay relay = new Relay(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")), port);
        start(relay::accept);
        return relay;
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** Cuts all connections, and takes no new ones until it is mended. */
    void cut() throws IOException {
        down = true;
        for (Socket socket : open) {
            socket.close();
        }
    }

    /** Takes connections again. */
    void mend(int port) {
        target = port;
        down = false;
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                if (down) {
                    client.close();
                    continue;
                }
                Socket server = new Socket(InetAddress.getByName("127.0.0.1"), target);
                open.add(client);
                open.add(server);
                start(() -> copy(client, server));
                start(() -> copy(server, client));
            } catch (IOException e) {
                if (!entrance.isClosed() && !down) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
        }
    }

    /** Ends when either side is closed; that is how both get to know. */
    private void copy(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[8_192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
                out.flush();
            }
        } catch (IOException e) {
            open.remove(from); // cut, which is what this class is for
        }
        open.remove(from);
        open.remove(to);
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        cut();
    }
}
