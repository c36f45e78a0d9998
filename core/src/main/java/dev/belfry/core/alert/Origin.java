package dev.belfry.core.alert;

/**
 * Where an alert came from.
 *
 * @param rule the configured name of the rule
 * @param source the configured name of the source whose event made the rule raise it
 * @param key the subject the rule counts by
 */
public record Origin(String rule, String source, String key) {}
