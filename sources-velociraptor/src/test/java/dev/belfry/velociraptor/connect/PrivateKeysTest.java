package dev.belfry.velociraptor.connect;

import dev.belfry.core.settings.Secret;
import dev.belfry.velociraptor.testing.TestKeys;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Keys in every form, as OpenSSL writes them. */
class PrivateKeysTest {
    private static final Secret PASSPHRASE = new Secret("zwölf tröten");
    /** The JDK opens PKCS#8 with no other. */
    private static final Secret ASCII = new Secret("hunter22");

    @ParameterizedTest
    @CsvSource({
        "rsa, rsa-pkcs1", // as Velociraptor writes it
        "rsa, rsa-aes256", // as Velociraptor writes it with --password
        "rsa, rsa-aes192",
        "rsa, rsa-aes128",
        "rsa, rsa-des3",
        "rsa, rsa-pbes1",
        "rsa, rsa-pbes2",
        "ec, ec-sec1",
        "ec, ec-aes256",
    })
    void readsTheSameKeyFromEveryForm(String kind, String file) throws Exception {
        PrivateKey plain = read(kind, kind.equals("rsa") ? "rsa-pkcs1" : "ec-sec1", null);
        assertThat(read(kind, file, file.contains("pbes") ? ASCII : PASSPHRASE)).isEqualTo(plain);
        assertThat(plain.getAlgorithm()).isEqualToIgnoringCase(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa-aes256", "rsa-des3", "rsa-pbes1", "rsa-pbes2"})
    void refusesAWrongPassphraseAndNone(String file) {
        refuses(() -> read("rsa", file, new Secret("zwolf troten")));
        refuses(() -> read("rsa", file, new Secret("")));
        refuses(() -> read("rsa", file, null));
    }

    @Test
    void readsPkcs8() throws Exception {
        PrivateKey key = read("ec", "ec-sec1", null);
        Pem pkcs8 = new Pem("PRIVATE KEY", "", Base64.getMimeEncoder().encodeToString(key.getEncoded()));
        assertThat(PrivateKeys.read(pkcs8, TestKeys.publicKey("ec"), null)).isEqualTo(key);
    }

    @Test
    void refusesAKeyOfAnotherKindThanTheCertificates() {
        refuses(() -> read("ec", "rsa-pkcs1", null));
        refuses(() -> read("rsa", "ec-sec1", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AES-256-GCM,00112233445566778899aabbccddeeff", "AES-256-CBC,0011", "AES-256-CBC", ""})
    void refusesOtherCiphers(String info) throws Exception {
        Pem pem = pem("rsa-aes256");
        Pem other = new Pem(pem.type(), "Proc-Type: 4,ENCRYPTED\nDEK-Info: " + info + "\n", pem.data());
        refuses(() -> PrivateKeys.read(other, TestKeys.publicKey("rsa"), PASSPHRASE));
    }

    @Test
    void refusesHalfAKey() throws Exception {
        Pem whole = pem("rsa-pkcs1");
        Pem half = new Pem(whole.type(), "", whole.data().substring(0, 800));
        refuses(() -> PrivateKeys.read(half, TestKeys.publicKey("rsa"), null));
    }

    private static void refuses(ThrowingCallable reading) {
        assertThatExceptionOfType(GeneralSecurityException.class).isThrownBy(reading);
    }

    private static PrivateKey read(String kind, String file, @Nullable Secret passphrase) throws Exception {
        return PrivateKeys.read(pem(file), TestKeys.publicKey(kind), passphrase);
    }

    private static Pem pem(String file) throws Exception {
        List<Pem> blocks = Pem.blocks(TestKeys.text(file + ".pem"));
        assertThat(blocks).hasSize(1);
        return blocks.get(0);
    }
}
