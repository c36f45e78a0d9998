package dev.belfry.engine.plugin;

/** One line of a service file: this class is a factory of that kind. */
record Declaration(PluginKind kind, String className) {
    /** Whether it could be the name of a class at all. */
    boolean isClassName() {
        return className.codePoints().allMatch(c -> c == '.' || Character.isJavaIdentifierPart(c));
    }
}
