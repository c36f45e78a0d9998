package dev.belfry.architecture;

import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

/** A ban that catches nothing would pass for ever. */
class BanTest {
    private static final Set<String> MEMBERS = membersOf(
            "java.io.ByteArrayOutputStream",
            "java.io.FileReader",
            "java.io.FileWriter",
            "java.io.InputStreamReader",
            "java.io.OutputStreamWriter",
            "java.io.PrintStream",
            "java.io.PrintWriter",
            "java.lang.Math",
            "java.lang.Runtime",
            "java.lang.String",
            "java.lang.System",
            "java.lang.Thread",
            "java.lang.Throwable",
            "java.nio.charset.Charset",
            "java.text.NumberFormat",
            "java.time.Clock",
            "java.time.Instant",
            "java.time.InstantSource",
            "java.time.format.DateTimeFormatter",
            "java.util.Collection",
            "java.util.Date",
            "java.util.Locale",
            "java.util.Random",
            "java.util.Scanner",
            "java.util.Timer",
            "java.util.UUID",
            "java.util.concurrent.CompletableFuture",
            "java.util.concurrent.Executors",
            "java.util.concurrent.ForkJoinPool",
            "java.util.concurrent.ThreadLocalRandom",
            "java.util.concurrent.TimeUnit",
            "java.util.logging.Logger");

    @ParameterizedTest
    @EnumSource
    void namesWhatExists(Ban ban) {
        assertThat(ban.targets()).allSatisfy(target -> assertThat(MEMBERS).anyMatch(target.asMatchPredicate()));
    }

    @Test
    void seesCallsAndReferences() {
        var offender = new ClassFileImporter().importClasses(Offender.class);
        assertThat(Ban.SLEEPING.rule().evaluate(offender).hasViolation()).isTrue();
        assertThat(Ban.CLOCKS_AND_DICE.rule().evaluate(offender).hasViolation()).isTrue();
        assertThat(Ban.THE_PROCESS.rule().evaluate(offender).hasViolation()).isFalse();
    }

    private static Set<String> membersOf(String... classes) {
        return Stream.of(classes)
                .flatMap(name -> new ClassFileImporter().importClasses(load(name)).stream())
                .flatMap(type -> type.getMembers().stream())
                .map(JavaMember::getFullName)
                .collect(toSet());
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private record Offender(LongSupplier clock) {
        Offender() throws InterruptedException {
            this(System::nanoTime);
            Thread.sleep(clock.getAsLong());
        }
    }
}
