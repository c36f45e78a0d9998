package dev.belfry.app.command;

/** How a command that lists things prints them. */
enum OutputFormat {
    TEXT,
    JSON
}
