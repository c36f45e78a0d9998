package dev.belfry.velociraptor.connect;

/** What to type on a Velociraptor server, in its own words. */
public final class Remedies {
    private static final String BINARY = "velociraptor --config server.config.yaml";

    private Remedies() {}

    /** The command that writes an API client file. */
    public static String newFile(String user) {
        return "Make a new file on the server:  " + BINARY + " config api_client --name " + quoted(user)
                + " --role api api.config.yaml";
    }

    /** The command that gives the three rights Belfry needs, and takes all others. */
    public static String grant(String user, String org) {
        String where = org.equals("root") ? "" : " --org " + quoted(org);
        return "On the server:  " + BINARY + where + " acl grant " + quoted(user)
                + " '{\"any_query\":true,\"read_results\":true,\"label_clients\":true}'";
    }

    /** Safe to paste into a shell, and unchanged when that takes no quotes. */
    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9@._-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
