package dev.belfry.engine.config;

import dev.belfry.engine.codec.Located;
import dev.belfry.engine.codec.LocatedMap;
import dev.belfry.engine.codec.LocatedText;
import dev.belfry.engine.plugin.PluginKind;
import dev.belfry.engine.settings.Problems;
import dev.belfry.engine.settings.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the named entries of a section. */
final class SectionReader {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private final LocatedMap root;
    private final Filler filler;
    private final Problems problems;

    SectionReader(LocatedMap root, Filler filler, Problems problems) {
        this.root = root;
        this.filler = filler;
        this.problems = problems;
    }

    /** What the user calls the section of a kind. */
    static String section(PluginKind kind) {
        return kind + "s";
    }

    /** The names in a section, whatever stands under them. */
    Set<String> names(PluginKind kind) {
        LocatedMap.Entry section = root.get(section(kind));
        return section != null && section.value() instanceof LocatedMap map
                ? map.entries().keySet()
                : Set.of();
    }

    /**
     * The entries that can be read on; tells of the others.
     *
     * @param misspelt sections that are there under another name, and not to be told of as missing
     */
    List<NamedEntry> entries(PluginKind kind, Set<String> misspelt) {
        LocatedMap.Entry section = root.get(section(kind));
        if (section == null) {
            if (!misspelt.contains(section(kind))) {
                problems.add(Where.FILE.missing(section(kind)), "is required, with at least one " + kind + " in it.");
            }
            return List.of();
        }
        Where where = Where.FILE.key(section);
        if (isEmpty(section.value())) {
            problems.add(where, "is empty. Write at least one " + kind + ": a name, and its settings under it.");
            return List.of();
        }
        if (!(section.value() instanceof LocatedMap map)) {
            problems.add(where, section.value().place(), "names are expected here, each with its settings under it.");
            return List.of();
        }
        return entries(map, where);
    }

    private static boolean isEmpty(Located section) {
        return section instanceof LocatedMap map
                ? map.entries().isEmpty()
                : section instanceof LocatedText text && text.isNull();
    }

    private List<NamedEntry> entries(LocatedMap section, Where where) {
        List<NamedEntry> entries = new ArrayList<>();
        for (LocatedMap.Entry entry : section.entries().values()) {
            Where here = where.key(entry);
            if (!NAME.matcher(entry.key()).matches()) {
                problems.add(
                        here, "a name has lower-case letters, digits and hyphens, at most 64, and no hyphen first.");
            }
            if (entry.value() instanceof LocatedMap settings) {
                entries.add(new NamedEntry(entry.key(), here, filler.fill(settings, here)));
            } else {
                problems.add(here, "settings are expected under this name, beginning with type.");
            }
        }
        return entries;
    }
}
