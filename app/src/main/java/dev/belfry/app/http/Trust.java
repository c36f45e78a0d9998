package dev.belfry.app.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;

/** Whose certificates are believed: the system's CAs, and those a user adds. Checks cannot be switched off. */
public final class Trust {
    private final List<X509Certificate> added;

    private Trust(List<X509Certificate> added) {
        this.added = List.copyOf(added);
    }

    /** The Java runtime's CAs (or those of {@code javax.net.ssl.trustStore}). */
    public static Trust ofSystem() {
        return new Trust(List.of());
    }

    /**
     * The system's CAs and those in a PEM file.
     *
     * @throws IOException when the file cannot be read or holds no certificate; the message names it and says why
     */
    public static Trust ofSystemAnd(Path pem) throws IOException {
        try (InputStream in = Files.newInputStream(pem)) {
            List<X509Certificate> certificates =
                    x509(CertificateFactory.getInstance("X.509").generateCertificates(in));
            if (certificates.isEmpty()) {
                throw new IOException("there is no certificate in " + pem);
            }
            return new Trust(certificates);
        } catch (CertificateException unreadable) {
            throw new IOException(pem + " is no PEM file of certificates (-----BEGIN CERTIFICATE-----)", unreadable);
        }
    }

    void addTo(OkHttpClient.Builder client) {
        if (added.isEmpty()) {
            return;
        }
        HandshakeCertificates certificates = certificates();
        client.sslSocketFactory(certificates.sslSocketFactory(), certificates.trustManager());
    }

    /** What makes TLS connections that believe the same certificates. */
    public SSLSocketFactory sockets() {
        return certificates().sslSocketFactory();
    }

    private HandshakeCertificates certificates() {
        HandshakeCertificates.Builder both = new HandshakeCertificates.Builder().addPlatformTrustedCertificates();
        added.forEach(both::addTrustedCertificate);
        return both.build();
    }

    private static List<X509Certificate> x509(Collection<? extends Certificate> certificates) {
        List<X509Certificate> found = new ArrayList<>();
        for (Certificate certificate : certificates) {
            if (certificate instanceof X509Certificate x509) {
                found.add(x509);
            }
        }
        return found;
    }
}
