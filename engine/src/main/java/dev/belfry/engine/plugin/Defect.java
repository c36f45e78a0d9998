package dev.belfry.engine.plugin;

import dev.belfry.core.plugin.PluginFactory;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts what a plugin's code threw into a clause for its author: what is wrong, and what to do where that is known. */
final class Defect {
    private static final Pattern CLASS_FILE_VERSION = Pattern.compile("class file version (\\d+)");
    private static final Pattern CLASS_NAME = Pattern.compile("[\\w$./]+");

    /** Class files of Java 1 are version 45. */
    private static final int BEFORE_JAVA_1 = 44;

    private final Throwable thrown;
    private final ThrownCopy copy;
    private final ClassLoader loader;

    private Defect(Throwable thrown, ThrownCopy copy, ClassLoader loader) {
        this.thrown = thrown;
        this.copy = copy;
        this.loader = loader;
    }

    /**
     * The clause.
     *
     * @param thrown for its class only; whatever it says is taken from the copy
     * @param loader the plugin's
     */
    static String clause(Throwable thrown, ThrownCopy copy, ClassLoader loader) {
        return new Defect(thrown, copy, loader).clause();
    }

    /** What was really thrown, where reflection or the class loader wrapped it. */
    static Throwable unwrapped(Throwable thrown) {
        boolean wrapper = thrown instanceof InvocationTargetException
                || thrown instanceof ExceptionInInitializerError
                || thrown instanceof TypeNotPresentException;
        Throwable cause = thrown.getCause();
        return wrapper && cause != null ? unwrapped(cause) : thrown;
    }

    private String clause() {
        if (thrown instanceof UnsupportedClassVersionError) {
            return newerJava().orElseGet(this::misfit);
        }
        if (thrown instanceof ClassFormatError) {
            return "a class file of it is broken (" + copy + "): build it again, or copy it again";
        }
        if (thrown instanceof NoClassDefFoundError || thrown instanceof ClassNotFoundException) {
            return className(copy.getMessage()).map(this::missing).orElseGet(this::asThrown);
        }
        return thrown instanceof LinkageError ? misfit() : asThrown();
    }

    private Optional<String> newerJava() {
        Matcher matcher = CLASS_FILE_VERSION.matcher(String.valueOf(copy.getMessage()));
        int here = Runtime.version().feature();
        int needed = matcher.find() ? Integer.parseInt(matcher.group(1)) - BEFORE_JAVA_1 : here;
        if (needed <= here) {
            return Optional.empty();
        }
        return Optional.of("its class files are for Java " + needed + ", and this is Java " + here
                + ": run Belfry on Java " + needed + ", or compile the plugin with --release " + here);
    }

    private static Optional<String> className(@Nullable String message) {
        return Optional.ofNullable(message)
                .filter(name -> CLASS_NAME.matcher(name).matches())
                .map(name -> name.replace('/', '.'));
    }

    private String missing(String className) {
        if (SharedPackages.have(className)) {
            return "it needs " + className + ", which is not in this Belfry: " + buildAgainstThisCore();
        }
        if (isBelfrysOwn(className)) {
            return "it needs " + className + ", which is Belfry's own and hidden from plugins, as all is but"
                    + " dev.belfry.core: put a library's jar beside the plugin's, in a folder of their own";
        }
        return "it needs " + className + ", which is in none of its jars: put the jar that has it beside the plugin's,"
                + " in a folder of their own";
    }

    private boolean isBelfrysOwn(String className) {
        ClassLoader host = Defect.class.getClassLoader();
        return loader != host && host.getResource(className.replace('.', '/') + ".class") != null;
    }

    private String misfit() {
        return "it does not fit the classes it found (" + copy + "): " + buildAgainstThisCore()
                + ", and give it one version of each library";
    }

    private static String buildAgainstThisCore() {
        String version = PluginFactory.class.getPackage().getImplementationVersion();
        return "build it against belfry-core" + (version == null ? " of this version" : " " + version);
    }

    private String asThrown() {
        return copy + place();
    }

    /** Where in the plugin it happened; else where it happened. */
    private String place() {
        StackTraceElement[] stack = copy.getStackTrace();
        for (StackTraceElement frame : stack) {
            if (loader.getName() != null && loader.getName().equals(frame.getClassLoaderName())) {
                return at(frame);
            }
        }
        return stack.length == 0 ? "" : at(stack[0]);
    }

    private static String at(StackTraceElement frame) {
        String line = frame.getLineNumber() > 0 ? ", line " + frame.getLineNumber() : "";
        return " (" + frame.getClassName() + "." + frame.getMethodName() + line + ")";
    }
}
