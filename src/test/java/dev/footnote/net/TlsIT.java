package dev.footnote.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.api.Cancellation;
import dev.footnote.api.InvalidInputException;
import dev.footnote.api.TransientException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls over TLS go to the judged address as plain ones do, and trust what the operator gives; the server has a certificate of its own making. */
class TlsIT {

    private static final char[] PASSWORD = "password".toCharArray();

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private ServerSocket server;
    private Path pem;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws Exception {
        Path store = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "k",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=pages.invalid",
                        "-ext",
                        "SAN=DNS:pages.invalid",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD),
                        "-validity",
                        "30")
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor())
                .as(new String(keytool.getInputStream().readAllBytes(), ISO_8859_1))
                .isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        String encoded =
                Base64.getMimeEncoder().encodeToString(keys.getCertificate("k").getEncoded());
        pem = Files.writeString(
                folder.resolve("ca.pem"), "-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n");
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        server = context.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        threads.shutdownNow();
    }

    private void accept() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
                StringBuilder request = new StringBuilder();
                for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                    request.append(line).append('\n');
                }
                requests.add(request.toString());
                socket.getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi"
                                .getBytes(ISO_8859_1));
            } catch (IOException e) {
                // the client does not trust it, or the test is over
            }
        }
    }

    private HttpAnswer get(String host, Optional<Path> caFile) {
        NetSettings settings = new NetSettings(
                "Footnote/0.1",
                Duration.ofSeconds(5),
                caFile,
                List.of(),
                false,
                false,
                Duration.ofHours(1),
                2,
                Duration.ZERO,
                Duration.ofSeconds(2),
                Optional.empty(),
                List.of());
        URI uri = URI.create("https://" + host + ":" + server.getLocalPort() + "/a?b=1");
        HttpCall call = new HttpCall("GET", uri, Map.of(), null, Duration.ofSeconds(10), 1000, false, 0);
        try (HttpTransport transport = GuardedTransport.create(
                settings, Clock.systemUTC(), judged -> List.of(InetAddress.getLoopbackAddress()))) {
            return transport.send(call, new Cancellation());
        }
    }

    @Test
    void the_connection_goes_to_the_judged_address_without_another_look_at_the_name() {
        assertThat(get("pages.invalid", Optional.of(pem)).status()).isEqualTo(200);
        assertThat(requests).hasSize(1);
        assertThat(requests.get(0))
                .startsWith("GET /a?b=1 HTTP/1.1\n")
                .contains("Host: pages.invalid:" + server.getLocalPort())
                .doesNotContainIgnoringCase("content-length");
    }

    @Test
    void a_certificate_that_nobody_trusts_is_told_with_the_setting_that_would_help() {
        assertThatThrownBy(() -> get("pages.invalid", Optional.empty()))
                .isInstanceOf(TransientException.class)
                .hasMessageContaining("net.ca_file");
        assertThat(requests).isEmpty();
    }

    @Test
    void a_trusted_certificate_of_another_name_is_refused() {
        assertThatThrownBy(() -> get("other.invalid", Optional.of(pem))).isInstanceOf(TransientException.class);
        assertThat(requests).as("what was sent").allMatch(String::isEmpty);
    }

    @Test
    void a_file_without_certificates_is_told_by_the_name_of_its_setting() throws IOException {
        Path empty = Files.writeString(folder.resolve("x.pem"), "no certificate");
        assertThatThrownBy(() -> get("pages.invalid", Optional.of(empty)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("net.ca_file");
    }
}
