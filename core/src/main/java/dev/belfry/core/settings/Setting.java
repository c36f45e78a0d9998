package dev.belfry.core.settings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one component of a settings record. Binding, errors, the JSON Schema, the reference page and the command
 * line's help are all made from it.
 *
 * <p>The key is the component's name in kebab case: {@code apiConfig} is written {@code api-config}. A component is
 * required unless it has a {@link #fallback} or is {@code @Nullable}. Types: {@link String}, {@code int}, {@code long},
 * {@code boolean}, enums (written in kebab case), {@link java.time.Duration} ({@code 5m}, {@code 1h30m}),
 * {@link java.net.URI}, {@link java.nio.file.Path} (relative to the configuration file), {@link Secret},
 * {@link SecretUrl}, {@link dev.belfry.core.json.JsonObject}, records of these, {@link java.util.List} of these (one
 * value stands for a list of one) and {@link java.util.Map} from string to these.
 *
 * <p>A rule between components goes into the record's compact constructor as an {@link IllegalArgumentException}; its
 * message is shown with the place of the plugin's entry.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
    /** One sentence for the reference page and for help. */
    String value();

    /** What counts when the key is absent, as the user would write it; empty for no fallback. */
    String fallback() default "";

    /** An example for the reference page; empty for none. */
    String example() default "";
}
