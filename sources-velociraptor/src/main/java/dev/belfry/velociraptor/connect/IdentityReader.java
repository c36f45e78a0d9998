package dev.belfry.velociraptor.connect;

import dev.belfry.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Reads the certificates and the key of an API client file. Says of a broken key that it is broken, and no more. */
final class IdentityReader {
    private final Path file;

    IdentityReader(Path file) {
        this.file = file;
    }

    Identity read(JsonObject keys) throws VelociraptorException {
        List<X509Certificate> authorities = certificates(keys, "ca_certificate");
        X509Certificate own = certificates(keys, "client_cert").get(0);
        PrivateKey key = key(keys, own.getPublicKey().getAlgorithm());
        return new Identity(own, key, authorities, keys.text("name").orElse("belfry"));
    }

    private List<X509Certificate> certificates(JsonObject keys, String name) throws VelociraptorException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Pem pem : Pem.blocks(keys.text(name).orElse(""))) {
            if (pem.type().equals("CERTIFICATE")) {
                certificates.add(certificate(name, pem));
            }
        }
        if (certificates.isEmpty()) {
            throw unusable(name, "holds no PEM certificate");
        }
        return certificates;
    }

    private X509Certificate certificate(String name, Pem pem) throws VelociraptorException {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(pem.der()));
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            throw unusable(name, "is no certificate").because(broken);
        }
    }

    private PrivateKey key(JsonObject keys, String algorithm) throws VelociraptorException {
        String name = "client_private_key";
        List<Pem> blocks = Pem.blocks(keys.text(name).orElse(""));
        if (blocks.isEmpty()) {
            throw unusable(name, "holds no PEM key");
        }
        if (blocks.get(0).isEncrypted()) {
            throw unusable(name, "is encrypted, which Belfry cannot read: leave out --password");
        }
        try {
            return PrivateKeys.read(blocks.get(0), algorithm);
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            // Without its cause: what a key reader says of a key may hold some of it.
            throw unusable(name, "is no PKCS#1 or PKCS#8 key that this machine can read");
        }
    }

    private VelociraptorException unusable(String name, String what) {
        return VelociraptorException.lasting(file + ": " + name + " " + what, Remedies.newFile("belfry"));
    }
}
