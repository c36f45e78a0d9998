package dev.belfry.velociraptor.connect;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AddressTest {
    @ParameterizedTest
    @CsvSource({
        "velo.example:8001, velo.example, 8001",
        "127.0.0.1:1, 127.0.0.1, 1",
        "[::1]:8001, ::1, 8001",
        "::1:8001, ::1, 8001",
    })
    void readsHostAndPort(String text, String host, int port) {
        assertThat(Address.parse(text)).isEqualTo(new Address.Host(host, port));
    }

    @ParameterizedTest
    @CsvSource({"unix:///run/velo.sock", "unix:/run/velo.sock"})
    void readsAUnixSocket(String text) {
        assertThat(Address.parse(text)).isEqualTo(new Address.Unix(Path.of("/run/velo.sock")));
        assertThat(Address.parse(text).text()).isEqualTo("unix:///run/velo.sock");
    }

    @ParameterizedTest
    @CsvSource({
        "unix://velo.sock, absolute path",
        "unix:, absolute path",
        "velo.example, host:port",
        ":8001, host:port",
        "velo.example:, port number",
        "velo.example:https, port number",
        "velo.example:0, no port can have",
        "velo.example:65536, no port can have",
        "velo.example:-1, no port can have",
    })
    void saysWhatIsWrong(String text, String words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Address.parse(text))
                .withMessageContaining(words);
    }
}
