package dev.belfry.app.run;

import dev.belfry.engine.run.RunListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

class RunListenersTest {
    /** Whoever adds a method to the interface, which has a default, would forget it here. */
    @TestFactory
    Stream<DynamicTest> everythingIsPassedOn() {
        return Arrays.stream(RunListener.class.getMethods())
                .map(method -> dynamicTest(
                        method.getName(),
                        () -> assertThatCode(() -> RunListeners.class.getDeclaredMethod(
                                        method.getName(), method.getParameterTypes()))
                                .doesNotThrowAnyException()));
    }

    @Test
    void allHearInOrder() {
        List<String> heard = new ArrayList<>();
        RunListener all = new RunListeners(List.of(naming("first", heard), naming("second", heard)));
        all.polled("dfir", 3);
        assertThat(heard).containsExactly("first 3", "second 3");
    }

    private static RunListener naming(String name, List<String> heard) {
        return new RunListener() {
            @Override
            public void polled(String source, int events) {
                heard.add(name + " " + events);
            }
        };
    }
}
