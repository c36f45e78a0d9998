package dev.belfry.core.json;

/** JSON null, and what is absent. */
public record JsonNull() implements Json {
    public static final JsonNull NULL = new JsonNull();

    @Override
    public String toString() {
        return write();
    }
}
