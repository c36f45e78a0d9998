package dev.belfry.engine.plugin;

import java.nio.file.Path;
import java.util.List;

/**
 * Where one plugin lies.
 *
 * @param name of the folder, or of the single jar without its ending
 * @param path the folder or the single jar
 * @param jars its jars by name; empty for a folder without any
 */
record PluginLocation(String name, Path path, List<Path> jars) {
    private static final String ENDING = ".jar";

    static PluginLocation ofFolder(Path folder, List<Path> jars) {
        return new PluginLocation(fileName(folder), folder, jars);
    }

    static PluginLocation ofJar(Path jar) {
        String name = fileName(jar);
        return new PluginLocation(name.substring(0, name.length() - ENDING.length()), jar, List.of(jar));
    }

    static boolean isJar(Path path) {
        String name = fileName(path);
        return name.length() > ENDING.length()
                && name.regionMatches(true, name.length() - ENDING.length(), ENDING, 0, ENDING.length());
    }

    /** A root has no file name. */
    static String fileName(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }
}
