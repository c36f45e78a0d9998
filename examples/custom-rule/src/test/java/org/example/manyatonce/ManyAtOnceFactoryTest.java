package org.example.manyatonce;

import dev.belfry.core.rule.RuleFactory;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ManyAtOnceFactoryTest {
    @Test
    void isFoundAsAService() {
        assertThat(ServiceLoader.load(RuleFactory.class))
                .hasAtLeastOneElementOfType(ManyAtOnceFactory.class)
                .extracting(RuleFactory::type)
                .contains("many-at-once");
    }
}
