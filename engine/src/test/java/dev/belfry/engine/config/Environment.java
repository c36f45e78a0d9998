package dev.belfry.engine.config;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills in from a map, and knows nothing but {@code env}. */
final class Environment implements Interpolation {
    private static final Pattern ENV = Pattern.compile("\\$\\{env:([^}]*)}");

    private final Map<String, String> variables = Map.of(
            "LABEL", "VIP: yes",
            "SLACK_WEBHOOK_URL", "https://hooks.example/T0/secret",
            "ODD", "${env:LABEL}",
            "SECRET", "secret");

    @Override
    public String fill(String text) throws UnfilledException {
        Matcher matcher = ENV.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String value = variables.get(matcher.group(1));
            if (value == null) {
                throw new UnfilledException("the environment has no " + matcher.group(1) + ".");
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(filled).toString();
    }
}
