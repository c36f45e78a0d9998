package dev.belfry.engine.plugin;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every way to get a plugin wrong that we know of: what its author is told, and that its neighbours never notice. */
class BadPluginsTest {
    private static final String NEWLINE = "\n";

    @TempDir
    Path temp;

    /** In one jar, the service file names a good factory before and after the bad one. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("badFactories")
    void oneBadFactoryIsNamedAndThoseBesideItAreFound(String what, Consumer<JarBuilder> bad, List<String> told) {
        JarBuilder jar = new JarBuilder()
                .source("good.Before", Sources.sink("good.Before", "before"))
                .source("good.After", Sources.sink("good.After", "after"));
        bad.accept(jar);
        Path file = jar.write(temp.resolve("plugins/bad/bad.jar"));

        try (PluginCatalogue catalog = PluginCatalogue.scan(List.of(temp.resolve("plugins")))) {
            assertThat(catalog.problems()).hasSize(1);
            PluginProblem problem = catalog.problems().get(0);
            assertThat(problem.message()).contains(told).doesNotContain(NEWLINE);
            assertThat(problem.path()).isEqualTo(file.getParent());
            assertThat(catalog.sinks().keySet()).containsExactly("after", "before");
        }
    }

    static Stream<Arguments> badFactories() {
        return Stream.of(
                bad(
                        "class missing",
                        jar -> jar.service(PluginKind.SINK, around("x.Missing")),
                        "\"x.Missing\" in META-INF/services/dev.belfry.core.sink.SinkFactory is in none of its jars",
                        "correct the name"),
                bad(
                        "no class name",
                        jar -> jar.service(PluginKind.SINK, around("x.Bad and more")),
                        "\"x.Bad and more\"",
                        "is no class name: one name a line"),
                bad(
                        "name with slashes",
                        jar -> source(jar, Sources.sink("x.Bad", "bad")).service(PluginKind.SINK, around("x/Bad")),
                        "\"x/Bad\"",
                        "is no class name"),
                bad(
                        "not a subtype",
                        jar -> source(jar, "package x; public class Bad {}"),
                        "\"x.Bad\"",
                        "does not implement dev.belfry.core.sink.SinkFactory"),
                bad(
                        "another kind of factory",
                        jar -> source(jar, Sources.rule("x.Bad", "bad")),
                        "is a RuleFactory: name it in META-INF/services/dev.belfry.core.rule.RuleFactory"),
                bad(
                        "core shaded into its jar",
                        jar -> source(
                                        jar,
                                        "package x; public class Bad implements lib.dev.belfry.core.sink.SinkFactory {}")
                                .source(
                                        "lib.dev.belfry.core.sink.SinkFactory",
                                        "package lib.dev.belfry.core.sink; public interface SinkFactory {}"),
                        "implements lib.dev.belfry.core.sink.SinkFactory, a copy of Belfry's core",
                        "scope provided"),
                bad(
                        "not public",
                        jar -> source(jar, Sources.sink("x.Bad", "bad").replace("public final class", "final class")),
                        "is not public"),
                bad(
                        "abstract",
                        jar -> source(
                                jar,
                                Sources.sink("x.Bad", "bad").replace("public final class", "public abstract class")),
                        "is abstract"),
                bad(
                        "private constructor",
                        jar -> source(jar, Sources.sink("x.Bad", "bad", "private Bad() {}")),
                        "has no public constructor without parameters"),
                bad(
                        "constructor with a parameter",
                        jar -> source(jar, Sources.sink("x.Bad", "bad", "public Bad(String to) {}")),
                        "has no public constructor without parameters"),
                bad(
                        "inner class",
                        jar -> source(jar, "package x; public class Bad { public class In extends Base {} }")
                                .source(
                                        "x.Base",
                                        Sources.sink("x.Base", "bad").replace("public final class", "public class"))
                                .service(PluginKind.SINK, around("x.Bad$In")),
                        "is an inner class: make it static"),
                bad(
                        "constructor throws",
                        jar -> source(
                                jar,
                                Sources.sink(
                                        "x.Bad", "bad", "public Bad() { throw new IllegalStateException(\"no!\"); }")),
                        "x.Bad: its constructor failed: java.lang.IllegalStateException: no! (x.Bad.<init>, line"),
                bad(
                        "static initialiser throws",
                        jar -> source(
                                jar, Sources.sink("x.Bad", "bad", "static final int N = Integer.parseInt(\"x\");")),
                        "x.Bad: its constructor failed: java.lang.NumberFormatException",
                        "(x.Bad.<clinit>, line"),
                bad(
                        "constructor calls itself without end",
                        jar -> source(jar, Sources.sink("x.Bad", "bad", "{ new Bad(); }")),
                        "x.Bad: its constructor failed: java.lang.StackOverflowError"),
                bad(
                        "exception that cannot be printed",
                        jar -> source(
                                jar,
                                Sources.sink(
                                        "x.Bad",
                                        "bad",
                                        "static class E extends RuntimeException {"
                                                + " public String getMessage() { throw this; }"
                                                + " public Throwable getCause() { return new E(); }"
                                                + " public StackTraceElement[] getStackTrace() { return null; } }"
                                                + " public Bad() { throw new E(); }")),
                        "x.Bad: its constructor failed: x.Bad$E"),
                bad(
                        "library forgotten",
                        jar -> source(jar, Sources.sink("x.Bad", "bad", "{ new lib.Lib(); }"))
                                .sourceLeftOut("lib.Lib", "package lib; public class Lib {}"),
                        "it needs lib.Lib, which is in none of its jars: put the jar that has it beside the plugin's"),
                bad(
                        "superclass forgotten",
                        jar -> source(
                                        jar,
                                        Sources.sink("x.Bad", "bad")
                                                .replace(
                                                        "class Bad implements", "class Bad extends lib.Lib implements"))
                                .sourceLeftOut("lib.Lib", "package lib; public class Lib {}"),
                        "it needs lib.Lib, which is in none of its jars"),
                bad(
                        "built against a newer core",
                        jar -> source(jar, Sources.sink("x.Bad", "bad", "{ new dev.belfry.core.sink.Later(); }"))
                                .source(
                                        "dev.belfry.core.sink.Later",
                                        "package dev.belfry.core.sink; public class Later {}"),
                        "it needs dev.belfry.core.sink.Later, which is not in this Belfry: build it against belfry-core"),
                bad(
                        "uses the engine",
                        jar -> source(jar, Sources.sink("x.Bad", "bad", "{ new dev.belfry.engine.http.Reach(); }"))
                                .sourceLeftOut(
                                        "dev.belfry.engine.http.Reach",
                                        "package dev.belfry.engine.http; public class Reach {}"),
                        "it needs dev.belfry.engine.http.Reach, which is Belfry's own and hidden from plugins"),
                bad(
                        "compiled for a later Java",
                        jar -> source(jar, Sources.sink("x.Bad", "bad")).change("x.Bad", BadPluginsTest::forLaterJava),
                        "its class files are for Java 99, and this is Java "
                                + Runtime.version().feature(),
                        "compile the plugin with --release " + Runtime.version().feature()),
                bad(
                        "half a class file",
                        jar -> source(jar, Sources.sink("x.Bad", "bad"))
                                .change("x.Bad", half -> Arrays.copyOf(half, 99)),
                        "a class file of it is broken (java.lang.ClassFormatError"),
                bad(
                        "uses Belfry's Jackson",
                        jar -> source(
                                        jar,
                                        Sources.sink(
                                                "x.Bad", "bad", "{ new com.fasterxml.jackson.core.JsonFactory(); }"))
                                .sourceLeftOut(
                                        "com.fasterxml.jackson.core.JsonFactory",
                                        "package com.fasterxml.jackson.core; public class JsonFactory {}"),
                        "it needs com.fasterxml.jackson.core.JsonFactory, which is Belfry's own and hidden",
                        "put a library's jar beside the plugin's"),
                bad(
                        "method gone from core",
                        jar -> source(jar, Sources.sink("x.Bad", "bad", "{ dev.belfry.core.json.JsonNull.gone(); }"))
                                .source(
                                        "dev.belfry.core.json.JsonNull",
                                        "package dev.belfry.core.json; public class JsonNull {"
                                                + " public static void gone() {} }"),
                        "it does not fit the classes it found (java.lang.NoSuchMethodError",
                        "build it against belfry-core"),
                bad(
                        "core's method not implemented",
                        jar -> source(jar, Sources.sink("x.Bad", "bad").replace("String description()", "String old()"))
                                .source(
                                        "dev.belfry.core.plugin.PluginFactory",
                                        "package dev.belfry.core.plugin; public interface PluginFactory<T> {}")
                                .source(
                                        "dev.belfry.core.sink.SinkFactory",
                                        "package dev.belfry.core.sink; import dev.belfry.core.plugin.*;"
                                                + " public interface SinkFactory<T> extends PluginFactory<T> {}")
                                .source("good.Before", Sources.sink("good.Before", "before"))
                                .source("good.After", Sources.sink("good.After", "after")),
                        "x.Bad: description() failed: it does not fit the classes it found (java.lang.AbstractMethodError",
                        "build it against belfry-core"),
                bad(
                        "type() null",
                        jar -> source(jar, Sources.sink("x.Bad", "bad").replace("\"bad\"", "null")),
                        "x.Bad: type() answered null"),
                bad(
                        "type() throws",
                        jar -> source(
                                jar,
                                Sources.sink("x.Bad", "bad").replace("return \"bad\"", "throw new Error(\"off\")")),
                        "x.Bad: type() failed: java.lang.Error: off (x.Bad.type, line"),
                bad(
                        "type() hostile",
                        jar -> source(jar, Sources.sink("x.Bad", "Bad\\u202Etype\\nINFO all is well")),
                        "x.Bad: type() is \"Bad\\u{202e}type\\u{a}INFO all is well\": use lower-case letters, digits"),
                bad(
                        "type() empty",
                        jar -> source(jar, Sources.sink("x.Bad", "")),
                        "type() is \"\": use lower-case letters"),
                bad(
                        "description() null",
                        jar -> source(jar, Sources.sink("x.Bad", "bad").replace("\"Tells nobody.\"", "null")),
                        "x.Bad: description() answered null"),
                bad(
                        "description() empty",
                        jar -> source(jar, Sources.sink("x.Bad", "bad").replace("\"Tells nobody.\"", "\" \"")),
                        "x.Bad: description() is empty"),
                bad(
                        "description() throws",
                        jar -> source(
                                jar,
                                Sources.sink("x.Bad", "bad")
                                        .replace("return \"Tells nobody.\"", "throw new NullPointerException()")),
                        "x.Bad: description() failed: java.lang.NullPointerException"),
                bad(
                        "settings() null",
                        jar -> source(
                                jar, Sources.sink("x.Bad", "bad").replace("return Settings.class", "return null")),
                        "x.Bad: settings() answered null"),
                bad(
                        "settings() no record",
                        jar -> source(
                                jar,
                                Sources.sink("x.Bad", "bad")
                                        .replace("SinkFactory<Bad.Settings>", "SinkFactory")
                                        .replace("Class<Settings> settings()", "Class settings()")
                                        .replace("return Settings.class", "return String.class")
                                        .replace("create(Settings ", "create(Record ")),
                        "x.Bad: settings() is java.lang.String, which is no record: make it one"),
                bad(
                        "component without @Setting",
                        jar -> source(jar, Sources.sink("x.Bad", "bad").replace("@Setting(\"Where to.\") ", "")),
                        "x.Bad: settings(): ",
                        "Settings.to has no @Setting"),
                bad(
                        "component that cannot be configured",
                        jar -> source(jar, Sources.sink("x.Bad", "bad").replace("String to", "java.util.Date to")),
                        "x.Bad: settings(): ",
                        "Settings.to is of a type that cannot be configured: java.util.Date"),
                bad(
                        "fallback that does not fit",
                        jar -> source(
                                jar,
                                Sources.sink("x.Bad", "bad")
                                        .replace(
                                                "@Setting(\"Where to.\") String",
                                                "@Setting(value = \"How many.\", fallback = \"few\") int")),
                        "Settings.to has a fallback that is refused"),
                bad(
                        "component's class forgotten",
                        jar -> source(jar, Sources.sink("x.Bad", "bad").replace("\") String to", "\") lib.Lib to"))
                                .sourceLeftOut("lib.Lib", "package lib; public class Lib {}"),
                        "x.Bad: settings() failed: it needs lib.Lib, which is in none of its jars"));
    }

    private static byte[] forLaterJava(byte[] classFile) {
        byte[] later = classFile.clone();
        later[7] = (byte) (99 + 44);
        return later;
    }

    private static Arguments bad(String what, Consumer<JarBuilder> jar, String... told) {
        return Arguments.of(what, jar, List.of(told));
    }

    private static JarBuilder source(JarBuilder jar, String text) {
        return jar.source("x.Bad", text).service(PluginKind.SINK, around("x.Bad"));
    }

    private static String around(String bad) {
        return "good.Before\n" + bad + "\ngood.After\n";
    }
}
