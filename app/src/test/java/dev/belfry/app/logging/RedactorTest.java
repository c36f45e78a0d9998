package dev.belfry.app.logging;

import dev.belfry.core.settings.Secret;
import dev.belfry.core.settings.SecretUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RedactorTest {
    private final Redactor redactor = new Redactor();

    @Test
    void hidesAValueHoweverItIsWritten() {
        redactor.hide(new Secret("p\"ss w/rd+ü"));

        assertThat(redactor.apply("a p\"ss w/rd+ü b")).isEqualTo("a *** b");
        assertThat(redactor.apply("?x=p%22ss+w%2Frd%2B%C3%BC&y")).isEqualTo("?x=***&y");
        assertThat(redactor.apply("?x=p%22ss%20w%2Frd%2B%C3%BC&y")).isEqualTo("?x=***&y");
        assertThat(redactor.apply("{\"x\":\"p\\\"ss w/rd+ü\"}")).isEqualTo("{\"x\":\"***\"}");
    }

    @Test
    void hidesAValueWrittenWithEscapesInItsPlainFormToo() {
        redactor.hide(new Secret("abc%2Fdef"));

        assertThat(redactor.apply("abc/def abc%2Fdef")).isEqualTo("*** ***");
    }

    @Test
    void leavesShortValuesAlone() {
        redactor.hide(new Secret("12345"));
        redactor.hide(new Secret(""));

        assertThat(redactor.apply("at 12345 there")).isEqualTo("at 12345 there");
    }

    @Test
    void aValueWithinAnotherLeavesNoRest() {
        redactor.hide(new Secret("secret"));
        redactor.hide(new Secret("secret-and-more"));

        assertThat(redactor.apply("secret-and-more secret")).isEqualTo("*** ***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX failed",
                "POST /services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX HTTP/1.1",
                "no_service: XXXXXXXXXXXXXXXXXXXXXXXX"
            })
    void hidesAnAddressAndWhatInItIsAToken(String text) {
        redactor.hide(SecretUrl.of("https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX"));

        assertThat(redactor.apply(text)).contains("***").doesNotContain("XXX");
    }

    @Test
    void hidesASignatureInAnAddress() {
        redactor.hide(SecretUrl.of("https://x.example:443/a%2Fb?sp=%2Frun&sig=abcdefghijklmnopqrstuvwxyz-_%2B"));

        assertThat(redactor.apply("sig abcdefghijklmnopqrstuvwxyz-_%2B")).isEqualTo("sig ***");
        assertThat(redactor.apply("sig abcdefghijklmnopqrstuvwxyz-_+")).isEqualTo("sig ***");
        assertThat(redactor.apply("https://x.example:443/other /run")).isEqualTo("https://x.example:443/other /run");
    }

    @Test
    void hidesEachLineOfAKey() {
        redactor.hide(new Secret("-----BEGIN KEY-----\nMIIEpAIBAAKCAQEAabc\nshort\n-----END KEY-----\n"));

        assertThat(redactor.apply("at MIIEpAIBAAKCAQEAabc: short")).isEqualTo("at ***: short");
    }
}
