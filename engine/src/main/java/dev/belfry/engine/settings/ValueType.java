package dev.belfry.engine.settings;

import dev.belfry.core.json.JsonObject;
import dev.belfry.engine.codec.Located;
import dev.belfry.engine.codec.LocatedText;
import java.util.List;
import java.util.Optional;

/** What one setting may hold. */
interface ValueType {
    String NO_VALUE = "has no value. Write one, or leave out the line.";

    /** How a reader is told what to write: {@code duration}, {@code list of text}. */
    String name();

    /** The value, or empty when it does not fit, which the binder's problems then say. */
    Optional<Object> read(Located value, Where where, Binder binder);

    /**
     * A fallback as if it stood in the file.
     *
     * @throws IllegalArgumentException when it could not stand there
     */
    Located fallback(String text);

    /** What JSON Schema says of it. */
    JsonObject schema();

    /** The settings in it, for the reference; their keys read on after this one's. */
    default List<SettingReference> nested() {
        return List.of();
    }

    /** Whether there is no value, and says so unless somebody has. */
    static boolean isMissing(Located value, Where where, Binder binder) {
        if (!(value instanceof LocatedText text)) {
            return false;
        }
        if (text.isNull()) {
            binder.problems().add(where, value.place(), NO_VALUE);
            return true;
        }
        return text.style() == LocatedText.Style.UNFILLED;
    }
}
