package dev.belfry.engine.plugin;

import dev.belfry.core.plugin.PluginFactory;
import dev.belfry.core.text.VisibleText;
import dev.belfry.engine.settings.SettingsModel;
import java.util.regex.Pattern;

/** Makes one factory and looks it over, so that whatever is wrong with it shows at start and not at the first alert. */
final class FactoryCheck {
    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9-]*");
    private static final int LONGEST_LINE = 300;

    private final Declaration declaration;
    private final PluginOrigin origin;
    private final ClassLoader loader;

    FactoryCheck(Declaration declaration, PluginOrigin origin, ClassLoader loader) {
        this.declaration = declaration;
        this.origin = origin;
        this.loader = loader;
    }

    /**
     * The factory, ready for use.
     *
     * @throws Unfit when it is none; the message says why
     */
    Plugin<?> check() throws Unfit {
        PluginFactory<?> factory = asked("its constructor", this::made);
        return new Plugin<>(
                declaration.kind(), type(factory), description(factory), settings(factory), factory, origin, loader);
    }

    private PluginFactory<?> made() throws Throwable {
        return (PluginFactory<?>) new FactoryClass(declaration, loader).make();
    }

    private String type(PluginFactory<?> factory) throws Unfit {
        String type = asked("type()", factory::type);
        if (!TYPE.matcher(type).matches()) {
            throw unfit("type() is \"" + VisibleText.line(type, LONGEST_LINE)
                    + "\": use lower-case letters, digits and hyphens, starting with a letter");
        }
        return type;
    }

    private String description(PluginFactory<?> factory) throws Unfit {
        String description = asked("description()", factory::description);
        if (description.isBlank()) {
            throw unfit("description() is empty: say in one sentence what it does");
        }
        return VisibleText.line(description, LONGEST_LINE);
    }

    private Class<? extends Record> settings(PluginFactory<?> factory) throws Unfit {
        // A raw type gets past the compiler with any class at all.
        Class<?> settings = asked("settings()", factory::settings);
        if (!settings.isRecord()) {
            throw unfit("settings() is " + settings.getName() + ", which is no record: make it one");
        }
        return modelled(settings.asSubclass(Record.class));
    }

    private Class<? extends Record> modelled(Class<? extends Record> settings) throws Unfit {
        asked("settings()", () -> {
            try {
                return SettingsModel.of(settings);
            } catch (IllegalArgumentException fault) {
                throw unfit("settings(): " + fault.getMessage());
            }
        });
        return settings;
    }

    private <T> T asked(String what, PluginCode<T> question) throws Unfit {
        T answer;
        try {
            answer = question.runWith(loader);
        } catch (Unfit unfit) {
            throw unfit;
        } catch (Throwable thrown) {
            throw failed(what, thrown);
        }
        if (answer == null) {
            throw unfit(what + " answered null");
        }
        return answer;
    }

    private Unfit failed(String what, Throwable thrown) {
        Fatal.rethrow(thrown);
        Throwable real = Defect.unwrapped(thrown);
        Fatal.rethrow(real);
        ThrownCopy copy = ThrownCopy.of(real, text -> VisibleText.line(text, LONGEST_LINE));
        return new Unfit(subject() + what + " failed: " + Defect.clause(real, copy, loader), copy);
    }

    private Unfit unfit(String what) {
        return new Unfit(subject() + what);
    }

    private String subject() {
        return declaration.className() + ": ";
    }
}
