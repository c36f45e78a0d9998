package dev.belfry.velociraptor.query;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LogVerdictTest {
    private static final Place PLACE =
            new Place("velo.example:8001", "api.config.yaml", "VelociraptorServer", "bot", "root");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Starting query execution.\n",
                "Time 0: q0: Sending response part 0 697 B (2 rows).\n",
                "WARN:careful\n",
                "DEFAULT:plain, not found\n",
                "DEBUG:Query Stats: not found\n",
                "ALERT:{\"name\":\"permission denied\"}\n",
                ""
            })
    void letsChatterPass(String log) {
        assertThat(LogVerdict.isComplaint(log)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ERROR:boom\n",
                "VQL Error: |SELEC : 1:1: unexpected token\n",
                "clients: PermissionDenied: Permission denied: [READ_RESULTS]\n",
                "collect: <red>Timeout Error:</> Collection timed out after 2s\n",
                "Artifact No.Such not known\n",
                "clients: Unexpected arg foo\n",
                "clients: Invalid search operator LABEL\n",
                "label: Command can only run on the server\n",
                "parse_json_array: invalid character\n",
                "label: Field client_id is required.\n",
                "Query should be specified.\n"
            })
    void hearsComplaints(String log) {
        assertThat(LogVerdict.isComplaint(log)).isTrue();
    }

    @Test
    void makesWhatTheServerSaysVisible() {
        String hostile = "ERROR:\u202e\u0007" + "x".repeat(10_000);
        assertThat(LogVerdict.of(hostile, new Query("clients", "", Map.of()), PLACE)
                        .what())
                .contains("\\u{202e}\\u{7}")
                .hasSizeLessThan(700);
    }
}
