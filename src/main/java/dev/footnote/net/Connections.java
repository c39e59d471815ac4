package dev.footnote.net;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.net.URIAuthority;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Sends single requests over HTTP/1.1, plain or TLS, and follows nothing. A connection goes to an address that was judged before the call and to no other:
 * the client's own look-up of names is replaced, so that whoever owns a name cannot change it in between. Safe for many threads.
 */
final class Connections implements AutoCloseable {

    /** Of one line, and of all headers; servers themselves take 8 to 64 KB. */
    private static final int MAX_LINE = 64 * 1024;

    private static final int MAX_HEADERS = 500;
    private static final int MAX_CONNECTIONS = 512;
    private static final int MAX_PER_HOST = 64;
    private static final TimeValue KEEP_OPEN = TimeValue.ofSeconds(30);

    /** What the calls of each thread may connect to; the client looks names up on the caller's thread. */
    private final ThreadLocal<List<InetAddress>> judged = ThreadLocal.withInitial(List::of);

    private final CloseableHttpClient client;
    private final NetSettings settings;

    /**
     * @param settings how to connect
     * @param proxies which calls go through a proxy
     * @param tls null for what the JVM trusts
     */
    Connections(NetSettings settings, Proxies proxies, @Nullable SSLContext tls) {
        this.settings = settings;
        this.client = HttpClients.custom()
                .setConnectionManager(pool(settings, tls))
                .setRoutePlanner(new DefaultRoutePlanner(null) {
                    @Override
                    protected @Nullable HttpHost determineProxy(HttpHost target, HttpContext context) {
                        return proxy(proxies, target);
                    }
                })
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableDefaultUserAgent()
                .build();
    }

    private PoolingHttpClientConnectionManager pool(NetSettings settings, @Nullable SSLContext tls) {
        PoolingHttpClientConnectionManagerBuilder builder = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new Judged())
                .setMaxConnTotal(MAX_CONNECTIONS)
                .setMaxConnPerRoute(MAX_PER_HOST)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                        .setValidateAfterInactivity(TimeValue.ofMilliseconds(200))
                        .setTimeToLive(KEEP_OPEN)
                        .build())
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxLineLength(MAX_LINE)
                                .setMaxHeaderCount(MAX_HEADERS)
                                .build())
                        .charCodingConfig(CharCodingConfig.custom()
                                .setCharset(StandardCharsets.ISO_8859_1)
                                .build())
                        .build());
        if (tls != null) {
            builder.setTlsSocketStrategy(new DefaultClientTlsStrategy(tls));
        }
        return builder.build();
    }

    private static @Nullable HttpHost proxy(Proxies proxies, HttpHost target) {
        for (Proxy proxy : proxies.select(URI.create(target.toURI()))) {
            if (proxy.type() == Proxy.Type.HTTP && proxy.address() instanceof InetSocketAddress at) {
                return new HttpHost(at.getHostString(), at.getPort());
            }
        }
        return null;
    }

    /** Gives the judged addresses of a host; looks up all that nobody judged, such as proxies and what the operator configured. */
    private final class Judged implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            List<InetAddress> addresses = judged.get();
            return addresses.isEmpty() ? InetAddress.getAllByName(host) : addresses.toArray(InetAddress[]::new);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    /**
     * Makes a request that can be sent once, and cancelled from any thread.
     *
     * @throws IllegalArgumentException if it cannot be sent as it is
     */
    Request request(HttpCall call, List<InetAddress> addresses) {
        HttpUriRequestBase request = new HttpUriRequestBase(call.method(), URI.create("http://unused/"));
        HttpHost host = new HttpHost(
                call.uri().getScheme().toLowerCase(Locale.ROOT), Hosts.of(call.uri()), Hosts.port(call.uri()));
        request.setScheme(host.getSchemeName());
        request.setAuthority(new URIAuthority(host.getHostName(), host.getPort()));
        request.setPath(target(call.uri()));
        headers(call).forEach(request::setHeader);
        byte[] body = call.body();
        if (body != null) {
            request.setEntity(new ByteArrayEntity(body, null));
        }
        Timeout whole = Timeout.of(call.timeout());
        request.setConfig(RequestConfig.custom()
                .setProtocolUpgradeEnabled(false)
                .setExpectContinueEnabled(false)
                .setConnectionRequestTimeout(whole)
                .setResponseTimeout(whole)
                .setDefaultKeepAlive(KEEP_OPEN.toMilliseconds(), TimeUnit.MILLISECONDS)
                .build());
        return new Request(request, host, addresses, call.maxBytes());
    }

    /** Path and query exactly as the address has them; only characters that are not ASCII are escaped. */
    private static String target(URI uri) {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String target = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        if (target.chars().allMatch(c -> c < 128)) {
            return target;
        }
        StringBuilder out = new StringBuilder();
        for (byte b : target.getBytes(StandardCharsets.UTF_8)) {
            out.append(b >= 0 ? String.valueOf((char) b) : String.format(Locale.ROOT, "%%%02X", b & 0xFF));
        }
        return out.toString();
    }

    private Map<String, String> headers(HttpCall call) {
        Map<String, String> headers = new HashMap<>();
        call.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        headers.putIfAbsent("user-agent", settings.userAgent());
        headers.putIfAbsent("accept-encoding", "gzip, deflate");
        headers.forEach((name, value) -> {
            if (value.chars().anyMatch(c -> c == '\r' || c == '\n')) {
                throw new IllegalArgumentException("the header " + name + " has a line break");
            }
        });
        return headers;
    }

    /** One request on its way. */
    final class Request {
        private final HttpUriRequestBase request;
        private final HttpHost host;
        private final List<InetAddress> addresses;
        private final long limit;

        private Request(HttpUriRequestBase request, HttpHost host, List<InetAddress> addresses, long limit) {
            this.request = request;
            this.host = host;
            this.addresses = List.copyOf(addresses);
            this.limit = limit;
        }

        /** Sends it and reads the response; blocks. */
        RawResponse send() throws IOException {
            judged.set(addresses);
            ClassicHttpResponse response = null;
            try {
                response = client.executeOpen(host, request, HttpClientContext.create());
                Map<String, List<String>> headers = new HashMap<>();
                for (Header header : response.getHeaders()) {
                    headers.computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                            .add(Optional.ofNullable(header.getValue()).orElse(""));
                }
                return new RawResponse(response.getCode(), headers, body(response.getEntity()));
            } finally {
                judged.remove();
                // What goes wrong after the body has come is nobody's concern.
                Closer.closeQuietly(response);
            }
        }

        private RawResponse.Bytes body(@Nullable HttpEntity entity) throws IOException {
            if (entity == null) {
                return new RawResponse.Bytes(new byte[0], false);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            boolean truncated;
            try {
                truncated = copy(entity.getContent(), out);
            } catch (ConnectionClosedException | TruncatedChunkException e) {
                throw new EOFException("its answer broke off after " + out.size() + " bytes");
            }
            if (truncated) {
                cancel(); // else closing would read the rest
            }
            return new RawResponse.Bytes(out.toByteArray(), truncated);
        }

        /** Copies up to the limit; returns true if there was more. */
        private boolean copy(InputStream in, ByteArrayOutputStream out) throws IOException {
            byte[] buffer = new byte[8192];
            while (out.size() < limit) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, limit - out.size()));
                if (read < 0) {
                    return false;
                }
                out.write(buffer, 0, read);
            }
            return in.read() >= 0;
        }

        /** Closes its connection. */
        void cancel() {
            request.cancel();
        }
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }
}
