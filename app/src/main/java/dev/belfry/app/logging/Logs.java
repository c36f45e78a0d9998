package dev.belfry.app.logging;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import dev.belfry.app.terminal.Colours;
import java.io.PrintStream;
import java.util.List;
import java.util.function.UnaryOperator;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Sets logging up. */
public final class Logs {
    /** The key, in the MDC or of a key-value pair, that names the source, rule or sink a line is about. */
    public static final String IN = "in";

    /** Plugins may have their own copies of these; they are no more talkative. */
    private static final List<String> LIBRARIES = List.of(
            "ch.qos",
            "com.google",
            "com.networknt",
            "com.zaxxer",
            "io.grpc",
            "java",
            "javax",
            "jdk",
            "okhttp3",
            "org.apache",
            "org.flywaydb",
            "org.jdbi",
            "org.sqlite",
            "sun");

    private Logs() {}

    /**
     * Logs from now on in this way; replaces any earlier one.
     *
     * @param to never closed
     * @param redactor takes secrets out of whatever is logged
     */
    public static void start(LogOptions options, PrintStream to, Colours colours, UnaryOperator<String> redactor) {
        LineFormat format = switch (options.format()) {
            case HUMAN -> new HumanLines(options, colours, redactor);
            case JSON -> new JsonLines(options, redactor);
        };
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            configure(context, options.level(), new LineAppender(format, to));
        }
        bridgeJavaUtilLogging();
    }

    static void configure(LoggerContext context, LogLevel level, LineAppender appender) {
        context.reset();
        appender.setContext(context);
        appender.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(level.level());
        root.addAppender(appender);
        for (String library : LIBRARIES) {
            context.getLogger(library).setLevel(level.librariesLevel());
        }
    }

    /** gRPC and OkHttp log there, and its own handler would write two lines in a look of its own. */
    private static void bridgeJavaUtilLogging() {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }
}
