package dev.belfry.app;

import dev.belfry.app.command.CommandLines;

/** Where the program starts. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(CommandLines.execute(arguments));
    }
}
