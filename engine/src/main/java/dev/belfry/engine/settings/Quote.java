package dev.belfry.engine.settings;

import dev.belfry.core.text.VisibleText;
import dev.belfry.engine.codec.LocatedText;
import java.util.regex.Pattern;

/** How a message quotes what was written: in quotes, cut, and never what was filled in. */
public final class Quote {
    private static final int LONGEST = 40;

    /** An address that stands in the wrong place may be a secret all the same. */
    private static final Pattern SECRET_PART = Pattern.compile("://.*", Pattern.DOTALL);

    private Quote() {}

    /** {@code "5 minuten"}, or {@code what is filled in here}. */
    public static String of(LocatedText text) {
        if (text.isFilled()) {
            return "what is filled in here";
        }
        String written = VisibleText.line(SECRET_PART.matcher(text.written()).replaceFirst("://…"), LONGEST);
        return '"' + written + '"';
    }
}
