package dev.belfry.engine.settings;

import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonArray;
import dev.belfry.core.json.JsonObject;
import dev.belfry.engine.codec.LocatedText;
import java.util.LinkedHashMap;
import java.util.Map;

/** One of a few words. */
final class EnumType {
    private EnumType() {}

    static ValueType of(Class<?> type) {
        Map<String, Object> constants = new LinkedHashMap<>();
        for (Object constant : type.getEnumConstants()) {
            constants.put(Kebab.ofConstant(constant), constant);
        }
        String choices = String.join(", ", constants.keySet());
        JsonObject schema = Schemas.orFilled(Json.object().with("enum", JsonArray.ofTexts(constants.keySet())));
        return new ScalarType(
                "one of " + choices,
                LocatedText.Style.QUOTED,
                ScalarType.Echo.SHOWN,
                schema,
                (text, folder) -> parse(text, constants));
    }

    private static Object parse(String text, Map<String, Object> constants) throws BadValue {
        Object constant = constants.get(text);
        if (constant == null) {
            throw new BadValue("is not one of " + String.join(", ", constants.keySet()) + "."
                    + DidYouMean.sentence(text, constants.keySet()));
        }
        return constant;
    }
}
