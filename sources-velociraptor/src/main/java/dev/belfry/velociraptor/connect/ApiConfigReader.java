package dev.belfry.velociraptor.connect;

import dev.belfry.core.json.Json;
import dev.belfry.core.json.JsonObject;
import dev.belfry.core.plugin.ParseException;
import dev.belfry.core.plugin.ParseLimits;
import dev.belfry.core.plugin.PluginContext;
import dev.belfry.core.plugin.PluginContext.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads an API client file. Keys it does not know are left alone, since newer servers may write more. */
final class ApiConfigReader {
    private static final List<String> NEEDED =
            List.of("ca_certificate", "client_cert", "client_private_key", "api_connection_string");

    /** The name every server's certificate bears unless its owner changed it. */
    private static final String SERVER_NAME = "VelociraptorServer";

    private final PluginContext context;
    private final Path file;

    ApiConfigReader(PluginContext context, Path file) {
        this.context = context;
        this.file = file;
    }

    ApiConfig read() throws VelociraptorException {
        JsonObject keys = keys();
        List<String> missing =
                NEEDED.stream().filter(key -> text(keys, key).isBlank()).toList();
        if (!missing.isEmpty()) {
            throw unusable("lacks " + String.join(", ", missing));
        }
        Address address = address(text(keys, "api_connection_string"));
        String pinned = text(keys, "pinned_server_name");
        Identity identity = new IdentityReader(file).read(keys);
        return new ApiConfig(file, address.host(), address.port(), pinned.isBlank() ? SERVER_NAME : pinned, identity);
    }

    private JsonObject keys() throws VelociraptorException {
        Json content = content();
        if (content instanceof JsonObject keys) {
            return keys;
        }
        throw unusable("is no API client file");
    }

    private Json content() throws VelociraptorException {
        if (!Files.exists(file)) {
            throw unusable("does not exist");
        }
        try {
            return context.parse(file, Format.YAML, ParseLimits.DOCUMENT);
        } catch (IOException unreadable) {
            throw unusable("cannot be read").because(unreadable);
        } catch (ParseException broken) {
            String line = broken.line() == 0 ? "" : "line " + broken.line() + ": ";
            throw unusable(line + broken.getMessage()).because(broken);
        }
    }

    private Address address(String text) throws VelociraptorException {
        try {
            return Address.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw unusable("api_connection_string: " + wrong.getMessage()).because(wrong);
        }
    }

    private VelociraptorException unusable(String what) {
        return VelociraptorException.lasting(file + ": " + what, Remedies.newFile("belfry"));
    }

    private static String text(JsonObject keys, String key) {
        return keys.text(key).orElse("").strip();
    }
}
