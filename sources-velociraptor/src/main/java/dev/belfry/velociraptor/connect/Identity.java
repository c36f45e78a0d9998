package dev.belfry.velociraptor.connect;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** Who Belfry is to a server, and by which authority they know each other. Never shows its key. */
public final class Identity {
    private final X509Certificate certificate;
    private final PrivateKey key;
    private final List<X509Certificate> authorities;
    private final String user;

    /** @param authorities at least one */
    Identity(X509Certificate certificate, PrivateKey key, List<X509Certificate> authorities, String configuredName) {
        this.certificate = certificate;
        this.key = key;
        this.authorities = List.copyOf(authorities);
        this.user = commonName(certificate, configuredName);
    }

    /** The name the server knows us by, which is the certificate's, whatever the file calls itself. */
    public String user() {
        return user;
    }

    /** The SHA-256 of the CA certificate in hex: what a server keeps when its address and certificate change. */
    String serverFingerprint() throws GeneralSecurityException {
        byte[] der = authorities.get(0).getEncoded();
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der));
    }

    /** When our certificate ends. */
    Instant end() {
        return certificate.getNotAfter().toInstant();
    }

    /** Whether our certificate is not valid yet. */
    boolean isEarly(Instant now) {
        return now.isBefore(certificate.getNotBefore().toInstant());
    }

    Instant start() {
        return certificate.getNotBefore().toInstant();
    }

    boolean isIssuedByAuthority() {
        return authorities.stream().anyMatch(this::isIssuedBy);
    }

    private boolean isIssuedBy(X509Certificate authority) {
        try {
            certificate.verify(authority.getPublicKey());
            return certificate.getIssuerX500Principal().equals(authority.getSubjectX500Principal());
        } catch (GeneralSecurityException foreign) {
            return false;
        }
    }

    /** Whether the key is the certificate's; taken on trust where it cannot be told. */
    boolean ownsKey() {
        try {
            byte[] anything = {1};
            Signature signature = Signature.getInstance("SHA256with" + (isElliptic() ? "ECDSA" : key.getAlgorithm()));
            signature.initSign(key);
            signature.update(anything);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(anything);
            return signature.verify(signed);
        } catch (NoSuchAlgorithmException unusualKey) {
            return true;
        } catch (GeneralSecurityException mismatch) {
            return false;
        }
    }

    private boolean isElliptic() {
        return key.getAlgorithm().equals("EC");
    }

    /** Our certificate and key, for a key manager; no password guards what never leaves memory. */
    KeyStore ownStore() throws GeneralSecurityException {
        KeyStore store = Stores.empty();
        store.setKeyEntry("belfry", key, new char[0], new X509Certificate[] {certificate});
        return store;
    }

    /** The authorities, for a trust manager. */
    KeyStore trustStore() throws GeneralSecurityException {
        KeyStore store = Stores.empty();
        for (int i = 0; i < authorities.size(); i++) {
            store.setCertificateEntry("ca" + i, authorities.get(i));
        }
        return store;
    }

    private static String commonName(X509Certificate certificate, String fallback) {
        try {
            for (Rdn part : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
                if (part.getType().equalsIgnoreCase("CN")) {
                    return String.valueOf(part.getValue());
                }
            }
        } catch (InvalidNameException unreadable) {
            return fallback;
        }
        return fallback;
    }

    @Override
    public String toString() {
        return "Identity of " + user;
    }
}
