package dev.belfry.app.command;

import dev.belfry.app.environment.ExitCode;
import dev.belfry.app.startup.Startup;
import dev.belfry.app.terminal.Console;
import dev.belfry.app.terminal.Style;
import dev.belfry.app.terminal.Table;
import dev.belfry.app.terminal.Text;
import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonArray;
import dev.belfry.core.json.JsonObject;
import dev.belfry.engine.config.DeliverySettings;
import dev.belfry.engine.config.RuleSettings;
import dev.belfry.engine.plugin.Plugin;
import dev.belfry.engine.plugin.PluginCatalogue;
import dev.belfry.engine.plugin.PluginKind;
import dev.belfry.engine.settings.SettingReference;
import dev.belfry.engine.settings.SettingsModel;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "plugins",
        synopsisSubcommandLabel = "[COMMAND]",
        description = "Lists the plugins there are, and says what is wrong with others.")
final class PluginsCommand implements Callable<Integer> {
    private final Startup startup;
    private final Console console;

    @Mixin
    private final OutputOption output = new OutputOption();

    @Inject
    PluginsCommand(Startup startup, Console console) {
        this.startup = startup;
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        startup.startLogging();
        PluginCatalogue catalog = startup.plugins();
        if (output.isJson()) {
            console.print(new JsonArray(
                    catalog.plugins().stream().<Json>map(PluginsCommand::json).toList()));
        } else {
            Table table =
                    new Table().column("kind").column("type").column("from").column("what it does");
            catalog.plugins()
                    .forEach(plugin -> table.row(
                            kind(plugin.kind()),
                            Text.of(Style.STRONG, plugin.type()),
                            plugin.origin().label(),
                            plugin.description()));
            console.print(table);
        }
        return catalog.problems().isEmpty() ? ExitCode.OK.code() : ExitCode.CONFIGURATION.code();
    }

    private static JsonObject json(Plugin<?> plugin) {
        return JsonObject.builder()
                .put("kind", kind(plugin.kind()))
                .put("type", plugin.type())
                .put("plugin", plugin.origin().name())
                .put("version", plugin.origin().version())
                .put("description", plugin.description())
                .build();
    }

    private static String kind(PluginKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    @Command(name = "show", description = "Shows the settings of one plugin.")
    int show(@Parameters(paramLabel = "TYPE", description = "The plugin's type, as in  type: slack") String type)
            throws Exception {
        startup.startLogging();
        List<Plugin<?>> found = startup.plugins().plugins().stream()
                .filter(plugin -> plugin.type().equals(type))
                .toList();
        if (found.isEmpty()) {
            console.say("There is no plugin of type " + type + ". See  belfry plugins");
            return ExitCode.USAGE.code();
        }
        found.forEach(this::show);
        return ExitCode.OK.code();
    }

    private void show(Plugin<?> plugin) {
        console.print(Text.of(Style.STRONG, plugin.type())
                .and("   " + kind(plugin.kind()) + " of " + plugin.origin().label() + ". " + plugin.description()));
        console.print(settings(SettingsModel.of(plugin.settings()).reference()));
        if (plugin.kind() == PluginKind.SINK) {
            console.print("Every sink also has:");
            console.print(settings(DeliverySettings.MODEL.reference()));
        } else if (plugin.kind() == PluginKind.RULE) {
            console.print("Every rule also has:");
            console.print(settings(RuleSettings.MODEL.reference()));
        }
    }

    private static Table settings(List<SettingReference> references) {
        Table table =
                new Table().column("setting").column("type").column("default").column("what it is");
        for (SettingReference setting : new ArrayList<>(references)) {
            table.row(Text.of(Style.STRONG, setting.key()), setting.type(), setting.fallback(), setting.description());
        }
        return table;
    }
}
