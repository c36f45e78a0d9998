package dev.belfry.engine.settings;

import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonArray;
import dev.belfry.core.json.JsonObject;
import dev.belfry.engine.codec.Located;
import dev.belfry.engine.codec.LocatedList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Several values. One value stands for a list of one. */
record ListType(ValueType items) implements ValueType {
    @Override
    public String name() {
        return "list of " + items.name();
    }

    @Override
    public Optional<Object> read(Located value, Where where, Binder binder) {
        if (ValueType.isMissing(value, where, binder)) {
            return Optional.empty();
        }
        if (!(value instanceof LocatedList list)) {
            return items.read(value, where, binder).map(List::of);
        }
        List<Object> read = new ArrayList<>();
        int number = 0;
        for (Located item : list.items()) {
            number++;
            items.read(item, where.item(number, item.place()), binder).ifPresent(read::add);
        }
        return read.size() == number ? Optional.of(List.copyOf(read)) : Optional.empty();
    }

    @Override
    public Located fallback(String text) {
        return Fallback.parse(text);
    }

    @Override
    public JsonObject schema() {
        JsonObject list = Schemas.type("array").with("items", items.schema());
        return Json.object().with("anyOf", JsonArray.of(list, items.schema()));
    }

    @Override
    public List<SettingReference> nested() {
        return items.nested().stream().map(setting -> setting.under("[]")).toList();
    }
}
