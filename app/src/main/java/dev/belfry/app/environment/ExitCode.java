package dev.belfry.app.environment;

/** What the process says when it ends, after BSD's sysexits.h. */
public enum ExitCode {
    OK(0),
    /** The command line is wrong. */
    USAGE(64),
    /** A file that was named is not there. */
    NO_INPUT(66),
    /** Something it needs does not answer, or not as it should. */
    UNAVAILABLE(69),
    /** A defect of Belfry. */
    SOFTWARE(70),
    /** The configuration is wrong. */
    CONFIGURATION(78);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
