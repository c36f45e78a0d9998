package dev.belfry.app.command;

import com.google.inject.Injector;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands with Guice, and everything else as picocli does. */
final class InjectedCommands implements IFactory {
    private final Injector injector;
    private final IFactory others = CommandLine.defaultFactory();

    InjectedCommands(Injector injector) {
        this.injector = injector;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        return type.getPackage().equals(InjectedCommands.class.getPackage()) && !type.equals(Version.class)
                ? injector.getInstance(type)
                : others.create(type);
    }
}
