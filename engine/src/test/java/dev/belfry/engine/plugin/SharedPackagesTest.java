package dev.belfry.engine.plugin;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SharedPackagesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev.belfry.core.json.Json",
                "dev.belfry.core.sink.Outcome$Retry",
                "org.slf4j.Logger",
                "org.slf4j.spi.LoggingEventBuilder",
                "org.jspecify.annotations.Nullable"
            })
    void areShared(String className) {
        assertThat(SharedPackages.have(className)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev.belfry.corelib.Json",
                "dev.belfry.engine.Driver",
                "org.slf4j.ext.XLogger",
                "org.slf4j.bridge.SLF4JBridgeHandler",
                "org.slf4jx.Logger",
                "Unpackaged",
                ""
            })
    void areNot(String className) {
        assertThat(SharedPackages.have(className)).isFalse();
    }
}
