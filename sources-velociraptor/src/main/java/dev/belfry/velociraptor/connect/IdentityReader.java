package dev.belfry.velociraptor.connect;

import dev.belfry.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the certificates and the key of an API client file, or of the PKCS#12 file that stands in for them. Says of a
 * broken key that it is broken, and no more.
 */
final class IdentityReader {
    private final ApiAccess access;

    IdentityReader(ApiAccess access) {
        this.access = access;
    }

    Identity read(JsonObject keys) throws VelociraptorException {
        String name = keys.text("name").orElse("belfry");
        Path pkcs12 = access.pkcs12();
        if (pkcs12 != null) {
            Pkcs12 own = pkcs12(pkcs12);
            return new Identity(own.chain().get(0), own.key(), authorities(keys, own), name);
        }
        List<X509Certificate> authorities = certificates(keys, "ca_certificate");
        X509Certificate own = certificates(keys, "client_cert").get(0);
        return new Identity(own, key(keys, own.getPublicKey()), authorities, name);
    }

    private List<X509Certificate> authorities(JsonObject keys, Pkcs12 own) throws VelociraptorException {
        if (keys.text("ca_certificate").isEmpty() && own.chain().size() > 1) {
            return own.chain().subList(own.chain().size() - 1, own.chain().size());
        }
        return certificates(keys, "ca_certificate");
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

    private PrivateKey key(JsonObject keys, PublicKey of) throws VelociraptorException {
        String name = "client_private_key";
        List<Pem> blocks = Pem.blocks(keys.text(name).orElse(""));
        if (blocks.isEmpty()) {
            throw unusable(name, "holds no PEM key");
        }
        Pem pem = blocks.get(0);
        if (pem.isEncrypted() && access.passphrase() == null) {
            throw VelociraptorException.lasting(
                    access.apiConfig() + ": " + name + " is encrypted",
                    "Give its passphrase to the source, such as passphrase: ${env:VELOCIRAPTOR_PASSPHRASE}.");
        }
        try {
            return PrivateKeys.read(pem, of, access.passphrase());
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            // Without its cause: what a key reader says of a key may hold some of it.
            throw pem.isEncrypted()
                    ? locked(access.apiConfig() + ": " + name)
                    : unusable(name, "is no PKCS#1, SEC 1 or PKCS#8 key that this machine can read");
        }
    }

    private Pkcs12 pkcs12(Path file) throws VelociraptorException {
        if (!Files.exists(file)) {
            throw VelociraptorException.lasting(file + ": does not exist", "Correct the setting pkcs12.");
        }
        try {
            return Pkcs12.read(file, access.passphrase());
        } catch (IOException unreadable) {
            throw locked(file.toString());
        } catch (GeneralSecurityException unusable) {
            throw VelociraptorException.lasting(
                    file + ": holds no private key with its certificate",
                    "Make it on the server, with config api_client --pkcs12.");
        }
    }

    /** A wrong passphrase and a broken file look alike. */
    private static VelociraptorException locked(String what) {
        return VelociraptorException.lasting(
                what + " cannot be opened: the passphrase is wrong, or it is broken",
                "Correct the setting passphrase.");
    }

    private VelociraptorException unusable(String name, String what) {
        return VelociraptorException.lasting(access.apiConfig() + ": " + name + " " + what, Remedies.newFile("belfry"));
    }
}
