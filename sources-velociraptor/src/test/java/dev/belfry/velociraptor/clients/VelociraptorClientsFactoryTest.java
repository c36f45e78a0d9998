package dev.belfry.velociraptor.clients;

import dev.belfry.core.source.Source;
import dev.belfry.core.source.SourceFactory;
import dev.belfry.velociraptor.testing.TestContext;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class VelociraptorClientsFactoryTest {
    @Test
    void isFoundAsAService() {
        assertThat(ServiceLoader.load(SourceFactory.class))
                .extracting(factory -> factory.type())
                .contains("velociraptor-clients");
    }

    @Test
    void createsWithoutLookingAtTheFile() {
        VelociraptorClientsSettings settings =
                TestSettings.of(Path.of("nowhere", "api.config.yaml"), "Slack").make();
        try (Source source =
                new VelociraptorClientsFactory().create(settings, new TestContext(InstantSource.system()))) {
            assertThat(source).isNotNull();
        }
    }
}
