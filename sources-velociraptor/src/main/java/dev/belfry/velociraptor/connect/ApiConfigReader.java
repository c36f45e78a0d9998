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
import java.util.stream.Stream;

/** Reads an API client file. Keys it does not know are left alone, since newer servers may write more. */
final class ApiConfigReader {
    private static final String ADDRESS = "api_connection_string";
    private static final List<String> IDENTITY = List.of("ca_certificate", "client_cert", "client_private_key");

    /** The name every server's certificate bears unless its owner changed it. */
    private static final String SERVER_NAME = "VelociraptorServer";

    /** The rows of a message are chosen so that they fit. A file can ask for more, never for less. */
    private static final int USUAL_MESSAGE = 16 << 20;

    private static final int LARGEST_MESSAGE = 256 << 20;

    private final PluginContext context;
    private final ApiAccess access;
    private final Path file;

    ApiConfigReader(PluginContext context, ApiAccess access) {
        this.context = context;
        this.access = access;
        this.file = access.apiConfig();
    }

    ApiConfig read() throws VelociraptorException {
        JsonObject keys = keys();
        List<String> missing = needed().filter(key -> text(keys, key).isBlank()).toList();
        if (!missing.isEmpty()) {
            throw unusable("lacks " + String.join(", ", missing));
        }
        Address address = address(text(keys, ADDRESS));
        String pinned = text(keys, "pinned_server_name");
        Identity identity = new IdentityReader(access).read(keys);
        return new ApiConfig(file, address, pinned.isBlank() ? SERVER_NAME : pinned, largestMessage(keys), identity);
    }

    private Stream<String> needed() {
        return access.pkcs12() == null ? Stream.concat(IDENTITY.stream(), Stream.of(ADDRESS)) : Stream.of(ADDRESS);
    }

    private static int largestMessage(JsonObject keys) {
        long wanted = keys.number("max_grpc_recv_size").orElse(0);
        return (int) Math.min(LARGEST_MESSAGE, Math.max(USUAL_MESSAGE, wanted));
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
            throw unusable(ADDRESS + ": " + wrong.getMessage()).because(wrong);
        }
    }

    private VelociraptorException unusable(String what) {
        return VelociraptorException.lasting(file + ": " + what, Remedies.newFile("belfry"));
    }

    private static String text(JsonObject keys, String key) {
        return keys.text(key).orElse("").strip();
    }
}
