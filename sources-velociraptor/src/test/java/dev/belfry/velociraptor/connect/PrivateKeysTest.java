package dev.belfry.velociraptor.connect;

import java.security.GeneralSecurityException;
import java.util.List;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PrivateKeysTest {
    private static final HeldCertificate RSA =
            new HeldCertificate.Builder().rsa2048().build();

    @Test
    void readsPkcs1AsVelociraptorWritesIt() throws GeneralSecurityException {
        assertThat(PrivateKeys.read(pem(RSA.privateKeyPkcs1Pem()), "RSA"))
                .isEqualTo(RSA.keyPair().getPrivate());
    }

    @Test
    void readsPkcs8() throws GeneralSecurityException {
        assertThat(PrivateKeys.read(pem(RSA.privateKeyPkcs8Pem()), "RSA"))
                .isEqualTo(RSA.keyPair().getPrivate());
    }

    @Test
    void readsPkcs8OfEllipticCurves() throws GeneralSecurityException {
        HeldCertificate elliptic = new HeldCertificate.Builder().ecdsa256().build();
        assertThat(PrivateKeys.read(pem(elliptic.privateKeyPkcs8Pem()), "EC").getEncoded())
                .isEqualTo(elliptic.keyPair().getPrivate().getEncoded());
    }

    @Test
    void refusesOtherKinds() {
        String pem = RSA.privateKeyPkcs1Pem().replace("RSA PRIVATE KEY", "EC PRIVATE KEY");
        assertThatExceptionOfType(GeneralSecurityException.class).isThrownBy(() -> PrivateKeys.read(pem(pem), "EC"));
    }

    @Test
    void refusesHalfAKey() {
        Pem whole = pem(RSA.privateKeyPkcs1Pem());
        Pem half = new Pem(whole.type(), "", whole.data().substring(0, 800));
        assertThatExceptionOfType(GeneralSecurityException.class).isThrownBy(() -> PrivateKeys.read(half, "RSA"));
    }

    private static Pem pem(String text) {
        List<Pem> blocks = Pem.blocks(text);
        assertThat(blocks).hasSize(1);
        return blocks.get(0);
    }
}
