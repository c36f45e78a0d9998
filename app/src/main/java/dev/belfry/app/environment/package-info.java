/** What the process was given around its configuration file: options, properties, variables, and secrets in files. */
@NullMarked
package dev.belfry.app.environment;

import org.jspecify.annotations.NullMarked;
