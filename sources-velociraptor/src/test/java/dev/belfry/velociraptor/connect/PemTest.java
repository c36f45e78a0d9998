package dev.belfry.velociraptor.connect;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PemTest {
    @Test
    void findsBlocksBetweenOtherText() {
        String text =
                "subject=x\n-----BEGIN A-----\nAQI=\n-----END A-----\nnoise\r\n-----BEGIN B-----\r\nAw==\r\n-----END B-----";
        assertThat(Pem.blocks(text)).extracting(Pem::type).containsExactly("A", "B");
        assertThat(Pem.blocks(text).get(0).der()).containsExactly(1, 2);
        assertThat(Pem.blocks(text).get(1).der()).containsExactly(3);
    }

    @Test
    void findsNothingInNothing() {
        assertThat(Pem.blocks("")).isEmpty();
        assertThat(Pem.blocks("-----BEGIN A-----\nAQI=\n-----END B-----")).isEmpty();
    }

    @Test
    void tellsEncryptedKeys() {
        String old = "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\nAQI=\n"
                + "-----END RSA PRIVATE KEY-----";
        String modern = "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAQI=\n-----END ENCRYPTED PRIVATE KEY-----";
        assertThat(Pem.blocks(old)).singleElement().matches(Pem::isEncrypted);
        assertThat(Pem.blocks(modern)).singleElement().matches(Pem::isEncrypted);
        assertThat(Pem.blocks("-----BEGIN RSA PRIVATE KEY-----\nAQI=\n-----END RSA PRIVATE KEY-----"))
                .singleElement()
                .matches(pem -> !pem.isEncrypted());
    }

    @Test
    void showsNoData() {
        assertThat(Pem.blocks("-----BEGIN A-----\nSECRET==\n-----END A-----").toString())
                .doesNotContain("SECRET");
    }
}
