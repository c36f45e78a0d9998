package dev.belfry.core.listing;

import dev.belfry.core.json.Json;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Plugins are compiled against core: nothing that they see changes unnoticed. */
class PublicApiTest {
    private static final Path LISTING = Path.of("src/api/api.txt");
    private static final String REWRITE = "./mvnw -q -Pfast -pl core test -Dtest=PublicApiTest -Dapi.rewrite=true";

    @Test
    void isTheOneThatWasAgreed() throws IOException, URISyntaxException {
        String api = ApiListing.of(classesOf(Json.class));
        if (Boolean.getBoolean("api.rewrite")) {
            Files.createDirectories(LISTING.getParent());
            Files.writeString(LISTING, api);
        }
        assertThat(LISTING)
                .as("core's public API is not what core/src/api/api.txt lists. If that is meant: %s", REWRITE)
                .hasContent(api);
    }

    private static Path classesOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
