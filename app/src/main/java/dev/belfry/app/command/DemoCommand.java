package dev.belfry.app.command;

import dev.belfry.app.demo.Demo;
import dev.belfry.app.environment.ExitCode;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = "Shows the whole thing on this machine, without account or network: a Velociraptor server whose"
                + " labelled clients come online, and a Slack and a Teams channel that hear of each once.")
final class DemoCommand implements Callable<Integer> {
    private final Demo demo;

    @ArgGroup
    private Manner manner = new Manner();

    @Option(
            names = "--dir",
            paramLabel = "FOLDER",
            description = "Where to leave the configuration and the messages (belfry-demo).")
    private Path folder = Path.of("belfry-demo");

    /** How it is shown. */
    static final class Manner {
        @Option(
                names = "--crash",
                description = "Runs the pipeline in a process of its own and kills it hard, twice, in the middle.")
        private boolean crash;

        @Option(
                names = "--serve",
                description = "Only plays the servers, until it is stopped, for a pipeline that you run yourself.")
        private boolean serve;
    }

    @Inject
    DemoCommand(Demo demo) {
        this.demo = demo;
    }

    @Override
    public Integer call() throws Exception {
        if (manner.serve) {
            demo.serve(folder);
            return ExitCode.OK.code();
        }
        boolean well = manner.crash ? demo.crash(folder) : demo.show(folder);
        return well ? ExitCode.OK.code() : ExitCode.SOFTWARE.code();
    }
}
