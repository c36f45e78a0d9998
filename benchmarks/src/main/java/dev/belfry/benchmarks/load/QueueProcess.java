package dev.belfry.benchmarks.load;

import dev.belfry.fakes.velociraptor.FakeVelociraptor;
import dev.belfry.fakes.velociraptor.QueueKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A Velociraptor server whose event queue brings many rows, as fast as it can, once somebody listens: {@code QueueProcess
 * ROWS FILE}. Writes the API client file, and says where it is.
 */
public final class QueueProcess {
    static final String ARTIFACT = "Server.Internal.Alerts";
    private static final int LOOK_MILLIS = 50;

    private QueueProcess() {}

    /** Where the process starts. */
    public static void main(String[] arguments) throws IOException {
        int rows = Integer.parseInt(arguments[0]);
        try (FakeVelociraptor server = FakeVelociraptor.start(InstantSource.system())) {
            server.root().defineQueue(ARTIFACT, QueueKind.SERVER_EVENT);
            Thread emitter = new Thread(() -> emit(server, rows), "emitter");
            emitter.setDaemon(true);
            emitter.start();
            Path apiConfig = ApiConfigFile.write(Path.of(arguments[1]), server);
            Child.serve(apiConfig.toAbsolutePath().toString());
        }
    }

    private static void emit(FakeVelociraptor server, int rows) {
        try {
            while (server.root().watchers(ARTIFACT) == 0) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException ending) {
            return;
        }
        for (int i = 0; i < rows; i++) {
            server.root().emit(ARTIFACT, row(i));
        }
    }

    private static Map<String, Object> row(int number) {
        return Map.of(
                "name", "process " + number,
                "CommandLine", "C:\\Windows\\System32\\svchost.exe -k netsvcs -p -s number" + number,
                "Pid", number);
    }
}
