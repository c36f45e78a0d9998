package dev.belfry.velociraptor.clients;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Settings of which a test says only what matters to it. */
record TestSettings(
        Path apiConfig,
        List<String> labels,
        @Nullable Then then,
        Duration every,
        @Nullable URI guiUrl,
        List<String> orgs) {
    static TestSettings of(Path apiConfig, String... labels) {
        return new TestSettings(apiConfig, List.of(labels), null, Duration.ofMinutes(1), null, List.of("root"));
    }

    TestSettings in(String... ids) {
        return new TestSettings(apiConfig, labels, then, every, guiUrl, List.of(ids));
    }

    TestSettings adding(String... marks) {
        return new TestSettings(apiConfig, labels, new Then(null, List.of(marks)), every, guiUrl, orgs);
    }

    TestSettings gui(@Nullable URI address) {
        return new TestSettings(apiConfig, labels, then, every, address, orgs);
    }

    VelociraptorClientsSettings make() {
        return new VelociraptorClientsSettings(apiConfig, null, null, null, labels, then, every, guiUrl, null, orgs);
    }
}
