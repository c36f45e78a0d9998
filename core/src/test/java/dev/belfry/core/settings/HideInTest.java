package dev.belfry.core.settings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class HideInTest {
    private static final SecretUrl URL = SecretUrl.of(
            "https://hooks.example:443/services/T0/XXXXYYYYZZZZ/a%2Fb%2Fccccdddd?sp=%2Ftriggers&sig=ppppqqqqrrrr");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no https://hooks.example:443/services/T0/XXXXYYYYZZZZ/a%2Fb%2Fccccdddd?sp=%2Ftriggers&sig=ppppqqqqrrrr",
                "no /services/T0/XXXXYYYYZZZZ/a%2Fb%2Fccccdddd?sp=%2Ftriggers&sig=ppppqqqqrrrr",
                "no XXXXYYYYZZZZ, a/b/ccccdddd, sig is ppppqqqqrrrr",
                "https:\\/\\/hooks.example\\/services\\/T0\\/XXXXYYYYZZZZ",
            })
    void hidesAnAddressAndItsParts(String text) {
        assertThat(URL.hideIn(text)).contains("***").doesNotContain("XXXXYYYYZZZZ", "ccccdddd", "ppppqqqqrrrr");
    }

    @Test
    void leavesTheRestOfTheTextAlone() {
        assertThat(URL.hideIn("hooks.example answered T0")).isEqualTo("hooks.example answered T0");
        assertThat(SecretUrl.of("https://hooks.example").hideIn("gone")).isEqualTo("gone");
    }

    @Test
    void hidesASecret() {
        assertThat(new Secret("s3cr3t").hideIn("Bearer s3cr3t is not s3cr3t")).isEqualTo("Bearer *** is not ***");
    }

    @Test
    void leavesATextWholeForWhatIsTooShortToBeSecret() {
        assertThat(new Secret("").hideIn("abc")).isEqualTo("abc");
        assertThat(new Secret("abc").hideIn("abc")).isEqualTo("abc");
    }
}
