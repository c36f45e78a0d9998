package dev.belfry.app;

import dev.belfry.app.command.CommandLines;
import java.time.InstantSource;

/** Where the program starts. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(CommandLines.execute(InstantSource.system(), arguments));
    }
}
