package dev.belfry.app.run;

import dev.belfry.app.environment.CannotStartException;
import dev.belfry.app.environment.ExitCode;
import dev.belfry.core.alert.Alert;
import dev.belfry.core.alert.Content;
import dev.belfry.core.alert.Origin;
import dev.belfry.core.alert.Severity;
import dev.belfry.core.alert.Status;
import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonObject;
import dev.belfry.core.plugin.ParseException;
import dev.belfry.core.plugin.ParseLimits;
import dev.belfry.core.plugin.PluginContext.Format;
import dev.belfry.engine.codec.JsonReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** Alerts that no rule raised: for trying routes and sinks. */
public final class SampleAlert {
    private SampleAlert() {}

    /** An alert that says this text. */
    public static Alert saying(String text, InstantSource clock) {
        return alert(
                new Origin("test", "command line", "test"),
                new Content(Severity.INFO, text, "", Json.object(), List.of()),
                clock);
    }

    private static Alert alert(Origin origin, Content content, InstantSource clock) {
        return new Alert("test-1", 1, Status.FIRING, "test", origin, content, clock.instant());
    }

    /** An alert as a file describes it: {@code rule}, {@code source}, {@code severity}, {@code fields}. */
    public static Alert read(Path file, InstantSource clock) throws CannotStartException {
        JsonObject described = describe(file);
        Severity severity = severity(file, described.text("severity").orElse("warning"));
        Origin origin = new Origin(
                described.text("rule").orElse(""), described.text("source").orElse(""), "test");
        JsonObject fields = described.object("fields").orElse(Json.object());
        return alert(origin, new Content(severity, "test", "", fields, List.of()), clock);
    }

    private static JsonObject describe(Path file) throws CannotStartException {
        try {
            if (JsonReader.read(file, Format.YAML, ParseLimits.DOCUMENT) instanceof JsonObject object) {
                return object;
            }
            throw new CannotStartException(
                    ExitCode.NO_INPUT,
                    file + ": an alert is expected, such as {rule: back-online, fields: {label: VIP}}.");
        } catch (ParseException e) {
            throw new CannotStartException(
                    ExitCode.NO_INPUT,
                    file + ", line " + e.line() + ", column " + e.column() + ": " + e.getMessage() + ".");
        } catch (IOException e) {
            throw new CannotStartException(ExitCode.NO_INPUT, file + ": cannot be read.");
        }
    }

    private static Severity severity(Path file, String word) throws CannotStartException {
        for (Severity severity : Severity.values()) {
            if (severity.word().equals(word)) {
                return severity;
            }
        }
        throw new CannotStartException(
                ExitCode.NO_INPUT, file + ": severity \"" + word + "\" is none of info, warning, error, critical.");
    }
}
