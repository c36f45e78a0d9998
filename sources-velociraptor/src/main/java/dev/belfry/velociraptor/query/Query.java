package dev.belfry.velociraptor.query;

import java.util.Map;

/**
 * One VQL statement that selects.
 *
 * @param name for messages
 * @param variables of the statement's scope. All that comes from outside goes here, never into the text. To VQL each is
 *     a string, whatever it looks like, and one that is missing is NULL, so every variable of the text must be here.
 */
public record Query(String name, String vql, Map<String, String> variables) {
    public Query {
        variables = Map.copyOf(variables);
    }
}
