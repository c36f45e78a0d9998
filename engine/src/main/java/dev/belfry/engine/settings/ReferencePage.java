package dev.belfry.engine.settings;

import java.util.List;

/** One plugin's settings as a Markdown page: what it is, a table, and an example to copy. */
public final class ReferencePage {
    private final StringBuilder page = new StringBuilder();

    private ReferencePage() {}

    /**
     * Makes the page.
     *
     * @param type what the user writes after {@code type:}
     * @param description one sentence
     */
    public static String of(String type, String description, SettingsModel<?> model) {
        ReferencePage writer = new ReferencePage();
        writer.page.append("# ").append(type).append("\n\n").append(description).append('\n');
        List<SettingReference> settings = model.reference();
        writer.table(settings);
        writer.example(type, settings);
        return writer.page.toString();
    }

    /** The table alone, for settings that stand beside those of a plugin. */
    public static String table(SettingsModel<?> model) {
        ReferencePage writer = new ReferencePage();
        writer.table(model.reference());
        return writer.page.toString();
    }

    private void table(List<SettingReference> settings) {
        page.append("\n| setting | what to write | default | what it is |\n|---|---|---|---|\n");
        for (SettingReference setting : settings) {
            page.append("| `").append(setting.key()).append("` | ");
            page.append(cell(setting.type())).append(" | ");
            page.append(fallback(setting)).append(" | ");
            page.append(cell(setting.description())).append(" |\n");
        }
    }

    private static String fallback(SettingReference setting) {
        if (setting.required()) {
            return "required";
        }
        return setting.fallback().isEmpty() ? "" : "`" + cell(setting.fallback()) + "`";
    }

    private void example(String type, List<SettingReference> settings) {
        page.append("\n```yaml\ntype: ").append(type).append('\n');
        for (SettingReference setting : settings) {
            if (!setting.example().isEmpty() && !setting.key().contains(".")) {
                page.append(setting.key())
                        .append(": ")
                        .append(setting.example())
                        .append('\n');
            }
        }
        page.append("```\n");
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace('\n', ' ');
    }
}
