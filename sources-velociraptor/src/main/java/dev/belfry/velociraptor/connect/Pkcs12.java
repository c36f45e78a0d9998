package dev.belfry.velociraptor.connect;

import dev.belfry.core.settings.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a PKCS#12 file holds, as {@code velociraptor config api_client --pkcs12} writes one beside the API client file.
 *
 * @param chain our certificate first, then who signed it, as far as the file has them
 */
record Pkcs12(PrivateKey key, List<X509Certificate> chain) {
    Pkcs12 {
        chain = List.copyOf(chain);
    }

    /**
     * Reads a file.
     *
     * @throws GeneralSecurityException when it holds no key with a certificate
     * @throws IOException when it cannot be read, is broken, or the passphrase is wrong
     */
    static Pkcs12 read(Path file, @Nullable Secret passphrase) throws GeneralSecurityException, IOException {
        // Without --password Velociraptor takes the empty one.
        char[] password = passphrase == null ? new char[0] : passphrase.reveal().toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        for (String alias : Collections.list(store.aliases())) {
            if (store.getKey(alias, password) instanceof PrivateKey key) {
                return new Pkcs12(key, chain(store.getCertificateChain(alias)));
            }
        }
        throw new GeneralSecurityException("no key");
    }

    private static List<X509Certificate> chain(Certificate @Nullable [] chain) throws GeneralSecurityException {
        List<X509Certificate> certificates = new ArrayList<>();
        if (chain != null) {
            for (Certificate certificate : chain) {
                certificates.add((X509Certificate) certificate);
            }
        }
        if (certificates.isEmpty()) {
            throw new GeneralSecurityException("no certificate");
        }
        return certificates;
    }
}
