package dev.belfry.app.terminal;

import dev.belfry.core.json.Json;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Where commands print: results to standard output, everything else to standard error. Each line goes through the
 * redactor. Usable from any thread; a line is printed whole.
 */
public final class Console {
    private final PrintStream out;
    private final PrintStream err;
    private final Destination outTo;
    private final Destination errTo;
    private final UnaryOperator<String> redactor;

    Console(PrintStream out, PrintStream err, Destination outTo, Destination errTo, UnaryOperator<String> redactor) {
        this.out = out;
        this.err = err;
        this.outTo = outTo;
        this.errTo = errTo;
        this.redactor = redactor;
    }

    /**
     * The console of this process.
     *
     * @param environment the process's variables: NO_COLOR and TERM count
     * @param redactor takes secrets out of a line
     */
    public static Console ofThisProcess(Map<String, String> environment, UnaryOperator<String> redactor) {
        return new Console(
                Output.OUT.open(),
                Output.ERR.open(),
                Output.OUT.destination(environment),
                Output.ERR.destination(environment),
                redactor);
    }

    /** Prints a line of a result. */
    public void print(Text line) {
        print(out, line.render(outTo.colours()));
    }

    public void print(String line) {
        print(Text.of(line));
    }

    public void print(Table table) {
        table.lines().forEach(this::print);
    }

    /** Prints a result for programs. */
    public void print(Json json) {
        print(out, JsonText.document(json));
    }

    /** Says what is wrong, or what goes on, without getting into the result. */
    public void say(Text line) {
        print(err, line.render(errTo.colours()));
    }

    public void say(String line) {
        say(Text.of(line));
    }

    /** Starts to say how long work goes. Close it when the work is done. */
    public Progress progress(String what, InstantSource clock) {
        return new Progress(new Progress.Line(err, errTo, redactor), what, clock);
    }

    /** Where logs go. */
    public PrintStream logs() {
        return err;
    }

    public Colours logColours() {
        return errTo.colours();
    }

    private void print(PrintStream to, String line) {
        synchronized (to) {
            to.println(redactor.apply(line));
            to.flush();
        }
    }
}
