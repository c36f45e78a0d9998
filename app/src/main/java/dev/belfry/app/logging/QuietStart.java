package dev.belfry.app.logging;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;
import dev.belfry.app.terminal.Colours;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;

/**
 * Logs warnings only until {@link Logs#start}; Logback would print everything to standard output. A {@link
 * java.util.ServiceLoader} service, so it is public.
 */
public final class QuietStart extends ContextAwareBase implements Configurator {
    @Override
    public ExecutionStatus configure(LoggerContext context) {
        LogOptions options = new LogOptions(LogFormat.HUMAN, LogLevel.WARN, ZoneId.systemDefault());
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), false, StandardCharsets.UTF_8);
        Logs.configure(context, options.level(), new LineAppender(new HumanLines(options, Colours.OFF, t -> t), err));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
