package dev.belfry.engine.settings;

import dev.belfry.core.text.VisibleText;
import dev.belfry.engine.codec.LocatedMap;
import dev.belfry.engine.codec.Place;

/**
 * Where in the configuration something belongs.
 *
 * @param place of the key, or of the list's item
 * @param path the keys that lead there, safe to print; empty for the file itself
 */
public record Where(Place place, String path) {
    private static final int LONGEST_KEY = 64;

    /** The start of the file. */
    public static final Where FILE = new Where(new Place(1, 1), "");

    /** An entry of the map that is here. */
    public Where key(LocatedMap.Entry entry) {
        return new Where(entry.place(), join(entry.key()));
    }

    /** A key that is missing in the map that is here. */
    public Where missing(String key) {
        return new Where(place, join(key));
    }

    /**
     * An item of the list that is here.
     *
     * @param number from 1, as people count
     */
    public Where item(int number, Place itemPlace) {
        return new Where(itemPlace, path + "[" + number + "]");
    }

    boolean holds(String other) {
        return other.equals(path) || other.startsWith(path + ".") || other.startsWith(path + "[");
    }

    private String join(String key) {
        String shown = VisibleText.line(key, LONGEST_KEY);
        return path.isEmpty() ? shown : path + "." + shown;
    }
}
