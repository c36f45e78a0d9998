package dev.belfry.app.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** One of the two streams this process writes to. */
enum Output {
    OUT(1),
    ERR(2);

    private final int number;

    Output(int number) {
        this.number = number;
    }

    PrintStream open() {
        FileDescriptor descriptor = this == OUT ? FileDescriptor.out : FileDescriptor.err;
        return new PrintStream(new FileOutputStream(descriptor), false, charset(System.getProperty("native.encoding")));
    }

    /** In the "C" locale Java writes "?" for every letter beyond ASCII, although any terminal of today shows UTF-8. */
    static Charset charset(@Nullable String named) {
        if (named == null || !Charset.isSupported(named)) {
            return StandardCharsets.UTF_8;
        }
        Charset charset = Charset.forName(named);
        return charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
    }

    Destination destination(Map<String, String> environment) {
        return isTerminal() ? Destination.terminal(environment) : Destination.FILE;
    }

    /**
     * Linux says it for each stream. Elsewhere Java knows only whether all of them are a terminal, and since 22 says so
     * of none at all; picocli sees through that.
     */
    private boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd", String.valueOf(number)))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException notLinux) {
            return Ansi.AUTO.enabled();
        }
    }
}
