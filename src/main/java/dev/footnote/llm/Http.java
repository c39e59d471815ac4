package dev.footnote.llm;

import dev.footnote.api.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Builds the HTTP client of an endpoint. */
final class Http {

    private Http() {}

    static HttpClient client(ChatSettings settings, boolean local, Executor executor) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .executor(executor);
        if (!local) {
            ProxySelector chosen = settings.proxy().map(Http::proxy).orElseGet(ProxySelector::getDefault);
            builder.proxy(new SomeDirect(chosen, settings.noProxy()));
        }
        settings.caFile().ifPresent(file -> builder.sslContext(trusting(file)));
        return builder.build();
    }

    /** Reaches some hosts without the proxy: this machine, and those that the user names. */
    private static final class SomeDirect extends ProxySelector {
        private final ProxySelector others;
        private final List<String> direct;

        private SomeDirect(ProxySelector others, List<String> direct) {
            this.others = others;
            this.direct = direct;
        }

        @Override
        public List<Proxy> select(URI uri) {
            String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
            return isThisMachine(host) || direct.stream().anyMatch(name -> covers(name, host))
                    ? List.of(Proxy.NO_PROXY)
                    : others.select(uri);
        }

        private static boolean isThisMachine(String host) {
            return host.equals("localhost")
                    || host.endsWith(".localhost")
                    || host.equals("[::1]")
                    || host.matches("127(\\.\\d+){3}");
        }

        private static boolean covers(String name, String host) {
            String plain = name.toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", "");
            return plain.equals("*") || host.equals(plain) || (!plain.isEmpty() && host.endsWith("." + plain));
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {
            others.connectFailed(uri, address, failure);
        }
    }

    private static ProxySelector proxy(String text) {
        try {
            URI uri = URI.create(text.contains("://") ? text : "http://" + text);
            if (uri.getHost() != null) {
                return ProxySelector.of(new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? 8080 : uri.getPort()));
            }
        } catch (IllegalArgumentException e) {
            // told below, in the same words
        }
        throw new UsageException("chat.proxy is not an address; write one such as http://proxy.example:3128");
    }

    private static SSLContext trusting(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int n = 0;
            for (X509Certificate known : trust(null).getAcceptedIssuers()) {
                store.setCertificateEntry("known" + n++, known);
            }
            for (Certificate more : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("more" + n++, more);
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust(store)}, null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new UsageException(
                    "chat.ca_file is \"" + file + "\": no certificates can be read from it (" + e.getMessage()
                            + "); give a PEM file",
                    e);
        }
    }

    private static X509TrustManager trust(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509;
            }
        }
        throw new GeneralSecurityException("this JVM has no X.509 trust manager");
    }
}
