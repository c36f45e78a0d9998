package dev.belfry.app.environment;

import dev.belfry.engine.config.Interpolation;
import dev.belfry.engine.config.UnfilledException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.configuration2.interpol.ConfigurationInterpolator;
import org.apache.commons.configuration2.interpol.InterpolatorSpecification;

/**
 * Fills in {@code ${env:NAME}} and {@code ${file:PATH}} (relative to the configuration file) in texts of the
 * configuration; two dollar signs before a brace stand for one. For one thread.
 *
 * <p>Commons Configuration keeps the lookups, these two and no other: its own default set reads any file and every
 * property. Its substitution is not used, because it looks into the values again: a password that happens to ask for a
 * file is just a password. For the same reason there are no defaults (colon, hyphen) and nothing nested; either is told
 * to its author.
 */
public final class Lookups implements Interpolation {
    private static final Pattern ASKED = Pattern.compile("\\$\\$\\{|\\$\\{(?<what>[^}]*)(?<end>}?)");

    private final ConfigurationInterpolator lookups;
    private final Map<String, String> variables;
    private final Path folder;
    private final Set<String> warnings = new LinkedHashSet<>();
    private final Set<Path> files = new LinkedHashSet<>();

    /**
     * Makes lookups for one configuration file.
     *
     * @param variables the process's environment
     */
    public Lookups(Path configurationFile, Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
        this.folder = configurationFile.toAbsolutePath().resolveSibling("");
        this.lookups = ConfigurationInterpolator.fromSpecification(new InterpolatorSpecification.Builder()
                .withPrefixLookup("env", this::variable)
                .withPrefixLookup("file", this::file)
                .create());
    }

    /** What its user should see to, as one line each: secrets in files that everyone can read. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** The files that were asked for so far, whether they could be read or not. */
    public Set<Path> files() {
        return Set.copyOf(files);
    }

    @Override
    public String fill(String text) throws UnfilledException {
        Matcher asked = ASKED.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (asked.find()) {
            String what = asked.group("what");
            String value = what == null ? "${" : value(what, "}".equals(asked.group("end")));
            asked.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return asked.appendTail(filled).toString();
    }

    /** No message shows what stands there, but for a name: it may be a password with a dollar sign. */
    private String value(String what, boolean ended) throws UnfilledException {
        if (!ended) {
            throw new UnfilledException("a ${ has no } after it. Write $${ for a plain one.");
        }
        if (what.contains("${")) {
            throw new UnfilledException("one ${…} stands within another, which is not filled in.");
        }
        try {
            Object value = lookups.resolve(what);
            if (value != null) {
                return value.toString();
            }
        } catch (Missing missing) {
            throw new UnfilledException(String.valueOf(missing.getMessage()));
        }
        throw new UnfilledException("only ${env:NAME} and ${file:PATH} are filled in. Write $${ for a plain ${.");
    }

    private String variable(String name) {
        int fallback = name.indexOf(":-");
        if (fallback >= 0) {
            String bare = name.substring(0, fallback);
            throw new Missing("${env:" + bare + "} takes no default. Set " + bare + ", or write the value here.");
        }
        String value = variables.get(name);
        if (value == null) {
            throw new Missing(name.isBlank() ? "${env:} names no variable." : "the environment has no " + name + ".");
        }
        return value;
    }

    private String file(String name) {
        if (name.isBlank()) {
            throw new Missing("${file:} names no file.");
        }
        try {
            Path path = folder.resolve(name);
            files.add(path);
            SecretFile file = new SecretFile(path);
            String text = file.read();
            if (file.isReadByEveryone()) {
                warnings.add(name + " can be read by every user of this machine. To keep it secret: chmod o-r " + name);
            }
            return text;
        } catch (IOException | InvalidPathException e) {
            String why = e instanceof InvalidPathException ? "that is no path" : String.valueOf(e.getMessage());
            throw new Missing("cannot read " + name + ": " + why + ".");
        }
    }

    /** Gets a message through Commons Configuration, whose lookups declare no exception. */
    private static final class Missing extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Missing(String message) {
            super(message);
        }
    }
}
