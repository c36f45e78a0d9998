package dev.belfry.app;

import java.util.List;

/** Where the program starts. */
public final class Main {
    private static final int USAGE = 64;

    private Main() {}

    public static void main(String[] arguments) {
        if (!List.of(arguments).equals(List.of("--version"))) {
            System.err.println("usage: belfry --version");
            System.exit(USAGE);
        }
        System.out.println("belfry " + Main.class.getPackage().getImplementationVersion());
    }
}
