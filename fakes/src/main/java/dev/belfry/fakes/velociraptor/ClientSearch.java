package dev.belfry.fakes.velociraptor;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The {@code search} argument of {@code clients()}. Known are {@code label:}, {@code host:} (or no verb), {@code
 * client:} and {@code all}. A term is lower-cased and matches as a prefix; {@code *} is a glob; in {@code prefix/regex/}
 * the regular expression matches what follows the prefix, so {@code X/$/} is X alone.
 */
final class ClientSearch {
    /** The server's complaint about a verb, which it looks for in lower case only. */
    static final class UnknownVerb extends Exception {
        private static final long serialVersionUID = 1L;

        private final String complaint;

        UnknownVerb(String verb) {
            super(verb);
            this.complaint = "Invalid search operator " + verb;
        }

        String complaint() {
            return complaint;
        }
    }

    private final String verb;
    private final String term;
    private final String prefix;
    private final Predicate<String> fits;

    private ClientSearch(String verb, String term) {
        this.verb = verb;
        this.term = term;
        this.prefix = prefix(term);
        this.fits = rest(term, prefix);
    }

    static ClientSearch of(String search) throws UnknownVerb {
        int colon = search.indexOf(':');
        String term = search.substring(colon + 1).toLowerCase(Locale.ROOT);
        if (colon < 0) {
            return new ClientSearch(search.startsWith("C.") ? "client" : wholeFleet(search) ? "all" : "host", term);
        }
        String verb = search.substring(0, colon);
        if (!List.of("label", "host", "client").contains(verb)) {
            throw new UnknownVerb(verb);
        }
        return new ClientSearch(verb, term);
    }

    private static boolean wholeFleet(String search) {
        return search.isEmpty() || search.equals("all");
    }

    /** By label, or by id. */
    Collection<ClientState> in(ClientTable clients) {
        if (verb.equals("label") && !term.equals("none")) {
            return clients.labelled(prefix, fits);
        }
        return clients.all().stream().filter(this::accepts).toList();
    }

    private boolean accepts(ClientState state) {
        return switch (verb) {
            case "label" -> state.labels().isEmpty();
            case "host" -> matches(state.client().hostname());
            case "client" -> matches(state.client().id());
            default -> true;
        };
    }

    private boolean matches(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.startsWith(prefix) && fits.test(lower);
    }

    private static boolean isRegex(String term) {
        return term.endsWith("/") && term.indexOf('/') < term.length() - 1;
    }

    private static String prefix(String term) {
        int end = isRegex(term) ? term.indexOf('/') : term.indexOf('*');
        return end < 0 ? term : term.substring(0, end);
    }

    private static Predicate<String> rest(String term, String prefix) {
        if (isRegex(term)) {
            Predicate<String> regex = compiled(term.substring(prefix.length() + 1, term.length() - 1));
            return text -> regex.test(text.substring(prefix.length()));
        }
        if (term.contains("*")) {
            String glob = "\\Q" + term.replace("*", "\\E.*\\Q") + "\\E";
            return Pattern.compile(glob).asMatchPredicate();
        }
        return text -> true;
    }

    private static Predicate<String> compiled(String regex) {
        try {
            Pattern pattern = Pattern.compile(regex);
            return text -> pattern.matcher(text).lookingAt();
        } catch (PatternSyntaxException e) {
            // As there: anything that goes on after the prefix.
            return text -> !text.isEmpty();
        }
    }
}
