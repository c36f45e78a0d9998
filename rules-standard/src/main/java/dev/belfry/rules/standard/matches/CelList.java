package dev.belfry.rules.standard.matches;

import dev.belfry.core.json.JsonArray;
import java.util.AbstractList;

/** A JSON array as CEL sees it; converted one element at a time, for it may be nested deeper than the stack is. */
final class CelList extends AbstractList<Object> {
    private final JsonArray array;

    CelList(JsonArray array) {
        this.array = array;
    }

    @Override
    public Object get(int index) {
        return CelMap.value(array.values().get(index));
    }

    @Override
    public int size() {
        return array.values().size();
    }
}
