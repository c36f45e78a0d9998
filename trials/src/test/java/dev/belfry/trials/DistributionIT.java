package dev.belfry.trials;

import dev.belfry.fakes.http.FakeSlack;
import dev.belfry.fakes.http.FakeTeams;
import dev.belfry.fakes.http.Fault;
import dev.belfry.fakes.velociraptor.FakeClient;
import dev.belfry.fakes.velociraptor.FakeVelociraptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The archive, unpacked where nothing in it can be written, by somebody with a configuration of their own. */
class DistributionIT {
    private static final Map<String, String> ENVIRONMENT =
            Map.of("SLACK_WEBHOOK_URL", "https://hooks.slack.com/services/T0/B0/x");
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    static Path temp;

    private static Belfry belfry;

    @TempDir
    Path work;

    static List<Path> javas() throws IOException {
        Set<Path> javas = new TreeSet<>(Set.of(Path.of(System.getProperty("java.home"))));
        Path installed = Path.of("/usr/lib/jvm");
        if (System.getenv("JAVA_HOME_25") != null) {
            javas.add(Path.of(System.getenv("JAVA_HOME_25")));
        } else if (Files.isDirectory(installed)) {
            try (Stream<Path> homes = Files.list(installed)) {
                homes.filter(home -> home.getFileName().toString().contains("25"))
                        .filter(home -> Files.isExecutable(home.resolve("bin/java")))
                        .forEach(javas::add);
            }
        }
        return List.copyOf(javas);
    }

    @BeforeAll
    static void unpack() throws IOException, InterruptedException {
        belfry = Belfry.unpackedInto(Files.createDirectory(temp.resolve("a folder")));
        forEachFile(DistributionIT::takeRightToWrite);
    }

    @AfterAll
    static void makeDeletable() throws IOException {
        forEachFile(file -> Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x")));
    }

    private interface FileAction {
        void on(Path file) throws IOException;
    }

    private static void forEachFile(FileAction action) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(belfry.home())) {
            all = files.toList();
        }
        for (Path file : all) {
            action.on(file);
        }
    }

    private static void takeRightToWrite(Path file) throws IOException {
        Set<PosixFilePermission> rights = new HashSet<>(Files.getPosixFilePermissions(file));
        rights.remove(PosixFilePermission.OWNER_WRITE);
        Files.setPosixFilePermissions(file, rights);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "run", "demo", "check", "doctor", "preview", "send", "status", "deliveries", "plugins"})
    void everyCommandHasHelp(String command) throws Exception {
        String[] arguments = command.isEmpty() ? new String[] {"--help"} : new String[] {command, "--help"};
        Ended ended = belfry.run(work, Map.of(), arguments);
        assertThat(ended.status()).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).startsWith("Usage: belfry " + command);
    }

    @ParameterizedTest
    @MethodSource("javas")
    void itsOwnConfigurationIsRight(Path java) throws Exception {
        Ended ended = belfry.on(java)
                .run(
                        work,
                        ENVIRONMENT,
                        "check",
                        "--config",
                        belfry.home().resolve("conf/belfry.yaml").toString());
        assertThat(ended.said()).startsWith("ok ").contains("1 source, 1 rule, 1 sink");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.status()).isZero();
    }

    @ParameterizedTest
    @MethodSource("javas")
    void doesItsJobWithoutAWarning(Path java) throws Exception {
        Set<Path> before = files();
        InstantSource clock = InstantSource.system();
        try (FakeVelociraptor velociraptor = FakeVelociraptor.start(clock);
                FakeSlack slack = FakeSlack.start(clock);
                FakeTeams teams = FakeTeams.start(clock)) {
            slack.faults(request -> request == 2 ? FakeSlack.rateLimited(Duration.ofSeconds(1)) : Fault.none());
            IntStream.range(0, 5).forEach(number -> enrol(velociraptor, clock, number));
            configure(velociraptor, slack, teams);
            try (Running running = belfry.on(java).start(work, Map.of(), "run")) {
                Until.within(
                        LONG,
                        () -> IntStream.range(0, 5)
                                .allMatch(number ->
                                        velociraptor.root().labels(id(number)).isEmpty()),
                        running::said);
                assertThat(running.terminate()).isEqualTo(Running.TERMINATED);
                assertThat(running.said()).doesNotContain("WARN", "ERROR");
            }
            assertThat(slack.messages()).hasSize(5);
            assertThat(teams.messages()).hasSize(5);
        }
        assertThat(files()).as("files of the installation").isEqualTo(before);
    }

    private static void enrol(FakeVelociraptor velociraptor, InstantSource clock, int number) {
        velociraptor.root().enrol(FakeClient.of(id(number), "LT-" + number, clock.instant()));
        velociraptor.root().setLabel(id(number), "Slack", "alice");
        velociraptor.root().connect(id(number));
    }

    private static String id(int number) {
        return "C.000000000000000" + number;
    }

    private void configure(FakeVelociraptor velociraptor, FakeSlack slack, FakeTeams teams) throws IOException {
        new Setting(work)
                .apiConfig(velociraptor.apiConfig())
                .configuration(Setting.yaml("{type: slack, url: \"" + slack.url() + "\"}")
                        + "  teams: {type: teams, url: \"" + teams.url() + "\"}\n");
    }

    private static Set<Path> files() throws IOException {
        Set<Path> files = new TreeSet<>();
        forEachFile(files::add);
        return files;
    }

    @Test
    void saysWhichCommandsThereAre() throws Exception {
        Ended ended = belfry.run(work, Map.of());
        Plain.assertThat(ended).endedWith(64).saysOnce("Which command?");
    }
}
