package dev.belfry.engine.plugin;

import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.Optional;

/** From a name in a service file to an object of that class. */
final class FactoryClass {
    private final Declaration declaration;
    private final ClassLoader loader;

    FactoryClass(Declaration declaration, ClassLoader loader) {
        this.declaration = declaration;
        this.loader = loader;
    }

    /**
     * Makes the factory.
     *
     * @throws Unfit when the class is none that {@link java.util.ServiceLoader} could make
     * @throws Throwable what the plugin's own code threw
     */
    Object make() throws Throwable {
        Class<?> type = load();
        checkKind(type);
        return constructor(type).newInstance();
    }

    private Class<?> load() throws Unfit {
        if (!declaration.isClassName()) {
            throw unfit("is no class name: one name a line, comments after #");
        }
        try {
            return loader.loadClass(declaration.className());
        } catch (ClassNotFoundException missing) {
            throw unfit("is in none of its jars: correct the name, or the packaging");
        }
    }

    private Unfit unfit(String why) {
        return new Unfit(
                "\"" + declaration.className() + "\" in " + declaration.kind().serviceFile() + " " + why);
    }

    private void checkKind(Class<?> type) throws Unfit {
        Class<?> service = declaration.kind().service();
        if (service.isAssignableFrom(type)) {
            return;
        }
        for (PluginKind other : PluginKind.values()) {
            if (other.service().isAssignableFrom(type)) {
                throw unfit("is a " + other.service().getSimpleName() + ": name it in " + other.serviceFile());
            }
        }
        Optional<Class<?>> copy = copyOf(service, type);
        if (copy.isPresent()) {
            throw unfit("implements " + copy.get().getName() + ", a copy of Belfry's core that was packed into its jar:"
                    + " give belfry-core the scope provided, and keep it out of shading");
        }
        throw unfit("does not implement " + service.getName());
    }

    /** Shading moves core below a name of the plugin's, and keeps the end of every class name. */
    private static Optional<Class<?>> copyOf(Class<?> service, Class<?> type) {
        for (Class<?> above = type; above != null; above = above.getSuperclass()) {
            for (Class<?> implemented : above.getInterfaces()) {
                if (implemented.getName().endsWith(service.getName())) {
                    return Optional.of(implemented);
                }
            }
        }
        return Optional.empty();
    }

    private Constructor<?> constructor(Class<?> type) throws Unfit {
        int modifiers = type.getModifiers();
        if (Modifier.isAbstract(modifiers)) {
            throw unfit("is abstract: name the class that implements it");
        }
        if (!Modifier.isPublic(modifiers)) {
            throw unfit("is not public: make it so");
        }
        if (type.isMemberClass() && !Modifier.isStatic(modifiers)) {
            throw unfit("is an inner class: make it static");
        }
        try {
            return type.getConstructor();
        } catch (NoSuchMethodException missing) {
            throw unfit("has no public constructor without parameters: give it one");
        }
    }
}
