package dev.belfry.engine.plugin;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees the JDK, the plugin's own jars, and of Belfry the {@link SharedPackages} alone. Nothing of Belfry's class path
 * lies between, so a plugin's version of a library is the one it gets.
 *
 * <p>The JDK comes before the plugin's jars: a jar that repeats a JDK package, as {@code xml-apis} does, would otherwise
 * cut the plugin in two.
 */
final class PluginClassLoader extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    private static final Logger log = LoggerFactory.getLogger(PluginClassLoader.class);

    private final ClassLoader host;

    PluginClassLoader(String plugin, List<Path> jars, ClassLoader host) {
        super(plugin, urls(jars), getPlatformClassLoader());
        this.host = host;
    }

    private static URL[] urls(List<Path> jars) {
        return jars.stream().map(PluginClassLoader::url).toArray(URL[]::new);
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException everyFileHasOne) {
            throw new IllegalArgumentException(everyFileHasOne);
        }
    }

    /** A shared class that Belfry does not have is not looked for elsewhere: it would fit nothing of Belfry's. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        return SharedPackages.have(name) ? host.loadClass(name) : super.loadClass(name, resolve);
    }

    /** Services are the plugin's own: what an agent or the JDK's installation adds for others is none of its business. */
    @Override
    public @Nullable URL getResource(String name) {
        return isService(name) ? findResource(name) : super.getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return isService(name) ? findResources(name) : super.getResources(name);
    }

    private static boolean isService(String resource) {
        return resource.startsWith(ServiceFile.FOLDER);
    }

    /** Lets go of the jars; a jar that will not close is logged, since nobody could do more about it. */
    @Override
    public void close() {
        try {
            super.close();
        } catch (IOException failed) {
            log.warn("{} could not be closed: {}", this, failed.getMessage());
        }
    }

    @Override
    public String toString() {
        return "class loader of plugin " + getName();
    }
}
