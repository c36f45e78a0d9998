package dev.belfry.app.terminal;

/** Whether an output shows colours. */
public enum Colours {
    ON {
        @Override
        String apply(Style style, String text) {
            return style.apply(text);
        }
    },
    OFF {
        @Override
        String apply(Style style, String text) {
            return text;
        }
    };

    abstract String apply(Style style, String text);
}
