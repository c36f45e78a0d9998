package dev.belfry.trials;

import dev.belfry.app.command.CommandLines;
import java.nio.file.Path;
import java.util.Arrays;

/** Belfry's own main, on a clock that the trial puts forward and back. */
final class BelfryOnWallClock {
    private BelfryOnWallClock() {}

    public static void main(String[] arguments) {
        WallClock clock = WallClock.at(Path.of(arguments[0]));
        System.exit(CommandLines.execute(clock, Arrays.copyOfRange(arguments, 1, arguments.length)));
    }
}
