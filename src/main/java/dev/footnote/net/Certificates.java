package dev.footnote.net;

import dev.footnote.api.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Makes TLS contexts that trust certificates of a file besides those of the JVM. */
public final class Certificates {

    private Certificates() {}

    /**
     * Returns a context that trusts the JVM's certificates and those of a file.
     *
     * @param setting the setting that names the file, for the message
     * @param file PEM
     * @throws InvalidInputException if the file cannot be read or holds no certificates
     */
    public static SSLContext trusting(String setting, Path file) {
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
            throw new InvalidInputException(
                    setting + " is \"" + file + "\": no certificates can be read from it (" + e.getMessage()
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
