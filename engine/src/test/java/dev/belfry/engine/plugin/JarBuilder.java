package dev.belfry.engine.plugin;

import dev.belfry.core.sink.SinkFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Compiles and packs a plugin as its author's build would, or as it had better not. */
final class JarBuilder {
    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

    private final Map<String, String> sources = new LinkedHashMap<>();
    private final List<String> leftOut = new ArrayList<>();
    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private final Manifest manifest = new Manifest();
    private final Map<String, UnaryOperator<byte[]>> changes = new LinkedHashMap<>();

    JarBuilder() {
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    }

    private static Path coreClasses() {
        try {
            return Path.of(SinkFactory.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException everyFileHasOne) {
            throw new IllegalArgumentException(everyFileHasOne);
        }
    }

    /** A class to compile and pack. */
    JarBuilder source(String className, String text) {
        sources.put(className, text);
        return this;
    }

    /** A class that is there when the plugin is compiled, and not when it runs. */
    JarBuilder sourceLeftOut(String className, String text) {
        leftOut.add(className);
        return source(className, text);
    }

    JarBuilder service(PluginKind kind, String text) {
        return entry(kind.serviceFile(), text);
    }

    JarBuilder entry(String name, String text) {
        entries.put(name, text.getBytes(UTF_8));
        return this;
    }

    JarBuilder version(String version) {
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
        return this;
    }

    /** Does something to a compiled class. */
    JarBuilder change(String className, UnaryOperator<byte[]> change) {
        changes.put(className, change);
        return this;
    }

    Path write(Path jar) {
        try {
            Files.createDirectories(jar.getParent());
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
                for (Map.Entry<String, byte[]> entry : packed().entrySet()) {
                    add(out, entry.getKey(), entry.getValue());
                }
            }
            return jar;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Map<String, byte[]> packed() throws IOException {
        Map<String, byte[]> packed = new LinkedHashMap<>(entries);
        compiled().byName().forEach((name, bytes) -> {
            if (!leftOut.contains(name)) {
                UnaryOperator<byte[]> change = changes.getOrDefault(name, UnaryOperator.identity());
                packed.put(name.replace('.', '/') + ".class", change.apply(bytes.toByteArray()));
            }
        });
        return packed;
    }

    private CompiledClasses compiled() throws IOException {
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        try (CompiledClasses compiled = new CompiledClasses(JAVAC.getStandardFileManager(said, null, UTF_8))) {
            List<Source> units = sources.entrySet().stream()
                    .map(source -> new Source(source.getKey(), source.getValue()))
                    .toList();
            if (!units.isEmpty()
                    && !JAVAC.getTask(null, compiled, said, options(), null, units)
                            .call()) {
                throw new IllegalArgumentException(said.getDiagnostics().toString());
            }
            return compiled;
        }
    }

    private List<String> options() {
        return List.of("-proc:none", "--release", "17", "-cp", coreClasses().toString());
    }

    private static void add(JarOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(content);
        out.closeEntry();
    }

    /** Source text in memory. */
    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String className, String text) {
            super(URI.create("string:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
