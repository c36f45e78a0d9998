package dev.belfry.app.http;

import dev.belfry.core.http.HttpRequest;
import dev.belfry.core.settings.SecretUrl;
import java.util.Map;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RequestsTest {
    private static Request request(String method, String url, Map<String, String> headers) throws Unsendable {
        return Requests.of(new HttpRequest(method, SecretUrl.of(url), headers, null), new Trail());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/workflows/a%2Fb/triggers/manual/paths/invoke?api-version=1&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=A-_b",
                "/services/T0/B0/xyz",
                "/a%2fb%2F/;p=1,2/@:!$&'()*+,;=~/",
                "/?q=%20+%2B%27&empty=&flag&==",
                "/%E2%82%AC/%00/%7e",
                "//double//slash/",
                "/?",
                "/a?b?c"
            })
    void theAddressIsSentByteForByte(String target) throws Exception {
        Request request = request("POST", "https://prod.example:443" + target, Map.of());

        assertThat(request.url().toString()).isEqualTo("https://prod.example" + target);
        assertThat(request.url().port()).isEqualTo(443);
    }

    @ParameterizedTest
    @CsvSource({
        "https://HOOKS.example, https://hooks.example/",
        "https://hooks.example?a=b, https://hooks.example/?a=b",
        "https://[2001:DB8::1]:8443/x, https://[2001:db8::1]:8443/x"
    })
    void hostAndEmptyPathMayBeWrittenAsOneLikes(String written, String meant) throws Exception {
        assertThat(request("POST", written, Map.of()).url()).hasToString(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "https://hooks.example/a/../s3cr3t, 23",
        "https://hooks.example/./s3cr3t, 23",
        "https://hooks.example/%2e%2e/s3cr3t, 23",
        "https://hooks.example/s3cr3t?it='s, 33",
        "https://hooks.example/s3cr3t#part, 29",
        "https://hooks.example/s3cr3tä, 29"
    })
    void anAddressThatWouldBeChangedIsRefused(String url, int character) {
        assertThatThrownBy(() -> request("POST", url, Map.of()))
                .isInstanceOf(Unsendable.class)
                .hasMessageContaining("from character " + character + " on")
                .hasMessageNotContaining("s3cr3t");
    }

    @Test
    void aPortThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> request("POST", "https://hooks.example:70000/s3cr3t", Map.of()))
                .isInstanceOf(Unsendable.class)
                .hasMessage("the address has a host or port that does not exist");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host", "content-length", "Transfer-Encoding", "ACCEPT-ENCODING", "Connection", "Expect"})
    void headersOfTheHostAreNotTheSinks(String name) {
        assertThatThrownBy(() -> request("POST", "https://hooks.example/", Map.of(name, "s3cr3t")))
                .isInstanceOf(Unsendable.class)
                .hasMessage("the header " + name + " is set by Belfry itself; leave it out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3cr3t\r\nX-Evil: 1", "s3cr3t\n", "s3cr3t\u0000", "s3cr3tü"})
    void aHeaderCannotStartAnother(String value) {
        assertThatThrownBy(() -> request("POST", "https://hooks.example/", Map.of("X-Token", value)))
                .isInstanceOf(Unsendable.class)
                .hasMessage("the header X-Token has a character that may not be sent; use printable ASCII");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "X Y", "X:Y", "X\r\nY", "Ü"})
    void aHeadersNameIsChecked(String name) {
        assertThatThrownBy(() -> request("POST", "https://hooks.example/", Map.of(name, "s3cr3t")))
                .isInstanceOf(Unsendable.class)
                .hasMessageNotContaining("s3cr3t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "post", "POST /evil HTTP/1.1\r\nX: y", "GET ", "P\u00d6ST"})
    void aMethodIsOneWordInUpperCase(String method) {
        assertThatThrownBy(() -> request(method, "https://hooks.example/", Map.of()))
                .isInstanceOf(Unsendable.class)
                .hasMessage("the method is not one: use POST, PUT or another in upper case");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void whatCarriesNoBodyIsRefusedWithOne(String method) {
        HttpRequest request = new HttpRequest(method, SecretUrl.of("https://hooks.example/"), Map.of(), "s3cr3t");

        assertThatThrownBy(() -> Requests.of(request, new Trail())).hasMessage("a " + method + " cannot carry a body");
    }
}
