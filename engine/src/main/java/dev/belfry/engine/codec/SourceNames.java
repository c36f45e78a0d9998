package dev.belfry.engine.codec;

/** How sources are called in what is stored: by what stays when a person renames them. */
public interface SourceNames {
    /** Everybody by the user's own name. */
    SourceNames AS_THEY_ARE = new SourceNames() {
        @Override
        public String stored(String name) {
            return name;
        }

        @Override
        public String name(String stored) {
            return stored;
        }
    };

    /** What to store for a source's name. */
    String stored(String name);

    /** The name that a source has now; what was stored under a name comes back as it is. */
    String name(String stored);
}
