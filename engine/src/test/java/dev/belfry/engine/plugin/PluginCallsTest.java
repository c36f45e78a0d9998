package dev.belfry.engine.plugin;

import dev.belfry.core.settings.Secret;
import dev.belfry.core.settings.SecretUrl;
import dev.belfry.core.settings.Setting;
import dev.belfry.core.source.SourceException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class PluginCallsTest {
    private static final String TOKEN = "xoxb-1234-planted";
    private static final String URL = "https://hooks.example/services/T0000/0123456789abcdef?sig=fedcba9876543210";

    record Inner(@Setting("") Secret key) {}

    record Settings(
            @Setting("") SecretUrl url,
            @Setting("") Secret token,
            @Setting("") List<Inner> more,
            @Setting("") Map<String, Secret> headers,
            @Setting("") @Nullable Secret absent) {}

    private final ClassLoader loader = new ClassLoader("test", PluginCallsTest.class.getClassLoader()) {};
    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private final PluginCalls calls = Calls.of(
            "soc-slack",
            new Settings(
                    SecretUrl.of(URL),
                    new Secret(TOKEN),
                    List.of(new Inner(new Secret("in-a-list"))),
                    Map.of("X-Key", new Secret("in-a-map")),
                    null),
            loader);

    @AfterEach
    void theThreadIsAsItWas() {
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void runsWithThePluginsLoaderAsContextAndAnswersWhatItAnswers() throws Exception {
        assertThat(calls.<ClassLoader>call("request", PluginCallsTest::context)).isSameAs(loader);
        assertThat(calls.<ClassLoader>create(PluginCallsTest::context)).isSameAs(loader);
        assertThat(calls.<ClassLoader>await("send", PluginCallsTest::context)).isSameAs(loader);
        assertThat(calls.<ClassLoader>read("poll", PluginCallsTest::context)).isSameAs(loader);
        calls.run("close", () -> assertThat(context()).isSameAs(loader));
    }

    @Test
    void aContextLoaderThatAPluginLeavesBehindIsTakenBack() {
        calls.run("close", () -> Thread.currentThread().setContextClassLoader(null));
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatAPluginMayThrow")
    void whateverAPluginThrowsIsAFailureThatNamesEntryCallAndPlugin(Throwable thrown, String told) {
        Stream<Runnable> ways = Stream.of(
                () -> calls.call("request", () -> sneak(thrown)),
                () -> calls.run("request", () -> sneak(thrown)),
                () -> uncheck(() -> calls.await("request", () -> sneak(thrown))),
                () -> uncheck(() -> calls.read("request", () -> sneak(thrown))));
        assertThat(ways).allSatisfy(way -> {
            PluginFailure failure = catchThrowableOfType(PluginFailure.class, way::run);
            assertThat(failure.name()).isEqualTo("soc-slack");
            assertThat(failure.method()).isEqualTo("request");
            assertThat(failure.getMessage())
                    .startsWith("sink soc-slack: request failed: ")
                    .contains(told)
                    .endsWith(". A defect of plugin sinks-slack 1.2")
                    .doesNotContain("\n");
        });
    }

    static Stream<Arguments> whatAPluginMayThrow() {
        return Stream.of(
                Arguments.of(new IllegalStateException("no topic"), "java.lang.IllegalStateException: no topic (dev."),
                Arguments.of(new NullPointerException(), "java.lang.NullPointerException (dev."),
                Arguments.of(new IOException("sneaked"), "java.io.IOException: sneaked"),
                Arguments.of(new AssertionError("off"), "java.lang.AssertionError: off"),
                Arguments.of(new StackOverflowError(), "java.lang.StackOverflowError"),
                Arguments.of(new NoClassDefFoundError("lib/Lib"), "it needs lib.Lib, which is in none of its jars"),
                Arguments.of(new NoSuchMethodError("gone()"), "it does not fit the classes it found"),
                Arguments.of(
                        new ExceptionInInitializerError(new IllegalStateException("at load")),
                        "java.lang.IllegalStateException: at load"),
                Arguments.of(new NoClassDefFoundError("Could not initialize class x.Y"), "initialize class x.Y"),
                Arguments.of(new IllegalStateException("two\nlines \u202E"), "two\\u{a}lines \\u{202e}"));
    }

    @Test
    void whatTheWholeProcessHasToHearOfGoesThrough() {
        OutOfMemoryError memory = new OutOfMemoryError("planned");
        assertThatThrownBy(() -> calls.call("step", () -> sneak(memory))).isSameAs(memory);
        assertThatThrownBy(() -> calls.call("step", () -> sneak(new ExceptionInInitializerError(memory))))
                .isSameAs(memory);
    }

    @Test
    void anEndlessRecursionIsAFailure() {
        assertThatThrownBy(() -> calls.call("step", () -> endless(0))).isInstanceOf(PluginFailure.class);
    }

    @Test
    @SuppressWarnings("NullAway") // A plugin without null checks answers null where it must not.
    void nullForAnAnswerIsAFailure() {
        assertThatThrownBy(() -> calls.call("key", () -> null))
                .isInstanceOf(PluginFailure.class)
                .hasMessage("sink soc-slack: key answered null. A defect of plugin sinks-slack 1.2");
        assertThat(calls.call("wakeAt", () -> Optional.ofNullable(null))).isEmpty();
    }

    @Test
    void aRefusalToBeCreatedIsTheUsersToRead() {
        assertThatThrownBy(
                        () -> calls.create(() -> sneak(new IllegalArgumentException("url and topic exclude " + TOKEN))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("url and topic exclude ***");
        assertThatThrownBy(() -> calls.create(() -> sneak(new IllegalArgumentException())))
                .isInstanceOf(PluginFailure.class);
        assertThatThrownBy(() -> calls.create(() -> sneak(new IllegalStateException("x"))))
                .isInstanceOf(PluginFailure.class)
                .hasMessageContaining("create failed");
    }

    @Test
    void aSourceThatCannotReadSaysSoItself() {
        SourceException thrown =
                new SourceException(SourceException.Kind.BLOCKED, "refused " + URL, new IOException("by " + TOKEN));
        SourceException heard =
                catchThrowableOfType(SourceException.class, () -> calls.read("poll", () -> sneak(thrown)));
        assertThat(heard.kind()).isEqualTo(SourceException.Kind.BLOCKED);
        assertThat(heard).hasMessage("refused https://hooks.example/***");
        assertThat(printed(heard)).doesNotContain(TOKEN, URL).contains("java.io.IOException: by ***");
    }

    @Test
    void anInterruptGoesThroughWhereItMayAndIsKeptWhereItMayNot() {
        assertThatThrownBy(() -> calls.await("send", () -> sneak(new InterruptedException())))
                .isInstanceOf(InterruptedException.class);
        assertThatThrownBy(() -> calls.read("poll", () -> sneak(new InterruptedException())))
                .isInstanceOf(InterruptedException.class);
        assertThatThrownBy(() -> calls.call("step", () -> sneak(new InterruptedException())))
                .isInstanceOf(PluginFailure.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void noSecretOfItsEntryIsShownByAFailureOrItsCauses() {
        Exception cause = new IOException("in-a-map, in-a-list and " + TOKEN);
        Exception thrown = new IllegalStateException("POST " + URL + " or 0123456789abcdef or fedcba9876543210", cause);
        PluginFailure failure =
                catchThrowableOfType(PluginFailure.class, () -> calls.call("request", () -> sneak(thrown)));
        assertThat(printed(failure))
                .contains("POST https://hooks.example/*** or *** or ***", "***, *** and ***")
                .doesNotContain(URL, TOKEN, "in-a-map", "in-a-list", "0123456789abcdef", "fedcba9876543210");
    }

    @Test
    void anAddressThatCannotBeReadIsTheUsualLeak() {
        Supplier<URI> broken = () -> URI.create(URL + " {");
        PluginFailure failure = catchThrowableOfType(PluginFailure.class, () -> calls.call("request", broken));
        assertThat(printed(failure)).doesNotContain("0123456789abcdef", "fedcba9876543210");
    }

    @Test
    void whatAPluginSaysIsOneLineWithoutSecrets() {
        assertThat(calls.clean("answered 403\nfor " + TOKEN)).isEqualTo("answered 403\\u{a}for ***");
        assertThat(calls.clean("x".repeat(10_000))).hasSize(500);
        assertThat(calls.clean("\u202E".repeat(10_000))).hasSize(497);
    }

    @Test
    void printingAFailureRunsNoCodeOfThePlugin() {
        PluginFailure failure =
                catchThrowableOfType(PluginFailure.class, () -> calls.call("request", () -> sneak(new Hostile())));
        assertThat(printed(failure)).contains("PluginCallsTest$Hostile");
        assertThat(failure.getCause()).isNotInstanceOf(Hostile.class);
    }

    @Test
    void saysWhoseCallsTheyAre() {
        assertThat(calls).hasToString("sink soc-slack");
    }

    private static ClassLoader context() {
        return Thread.currentThread().getContextClassLoader();
    }

    private static long endless(long n) {
        return n < 0 ? n : endless(n + 1) + 1;
    }

    private static String printed(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /** Throws anything, as byte code may. */
    @SuppressWarnings("unchecked") // The cast is the trick: it is gone at run time.
    private static <E extends Throwable> Object sneak(Throwable thrown) throws E {
        throw (E) requireNonNull(thrown);
    }

    private static void uncheck(PluginCode<?> code) {
        try {
            code.run();
        } catch (Throwable thrown) {
            PluginCallsTest.<RuntimeException>sneak(thrown);
        }
    }

    /** Throws whenever somebody looks at it, and has no end. */
    private static final class Hostile extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException("looked");
        }

        @Override
        public synchronized Throwable getCause() {
            return new Hostile();
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            return new StackTraceElement[] {};
        }

        @Override
        @SuppressWarnings("OverrideThrowableToString") // So that it throws when printed.
        public String toString() {
            throw new IllegalStateException("printed");
        }
    }
}
