package dev.belfry.engine.config;

import dev.belfry.core.settings.Setting;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a running instance can be asked how it is. Without the section it listens nowhere. */
public record MonitoringSettings(
        @Setting(
                value =
                        "The address and port to answer at: /metrics for Prometheus, /live and /ready. Whoever reaches it"
                                + " may read it, so leave it on this machine, or see to it that only your monitoring gets there.",
                fallback = "127.0.0.1:23537",
                example = "0.0.0.0:23537")
        String listen) {
    private static final Pattern LISTEN = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9.-]+):([0-9]{1,5})");
    private static final int HIGHEST_PORT = 65_535;

    /** Refuses what is no address with a port. */
    public MonitoringSettings {
        Matcher matcher = LISTEN.matcher(listen);
        if (!matcher.matches() || port(matcher) < 1 || port(matcher) > HIGHEST_PORT) {
            throw new IllegalArgumentException("listen must be an address and a port, such as 127.0.0.1:23537");
        }
    }

    /** An address or a name, an IPv6 address in brackets. */
    public String host() {
        return listen.substring(0, listen.lastIndexOf(':'));
    }

    public int port() {
        return Integer.parseInt(listen.substring(listen.lastIndexOf(':') + 1));
    }

    private static int port(Matcher matcher) {
        return Integer.parseInt(matcher.group(2));
    }
}
