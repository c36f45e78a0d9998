package dev.belfry.benchmarks.load;

import dev.belfry.fakes.velociraptor.FakeVelociraptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The API client file, readable by its owner alone, as Belfry wants it. */
final class ApiConfigFile {
    private ApiConfigFile() {}

    static Path write(Path file, FakeVelociraptor server) throws IOException {
        Files.writeString(file, server.apiConfig());
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        return file;
    }
}
