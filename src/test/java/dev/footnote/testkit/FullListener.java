package dev.footnote.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** A port whose queue of connections is full: the system answers nobody who wants another one. */
public final class FullListener implements AutoCloseable {

    private static final int WAITING = 8;

    private final ServerSocket socket;
    private final List<SocketChannel> waiting = new ArrayList<>();

    private FullListener(ServerSocket socket) {
        this.socket = socket;
    }

    public static FullListener open() throws IOException {
        FullListener made = new FullListener(new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1")));
        for (int i = 0; i < WAITING; i++) {
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.connect(new InetSocketAddress("127.0.0.1", made.port()));
            made.waiting.add(channel);
        }
        return made;
    }

    public int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : waiting) {
            channel.close();
        }
        socket.close();
    }
}
