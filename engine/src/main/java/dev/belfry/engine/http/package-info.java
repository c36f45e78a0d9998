/** How the engine has requests sent, without knowing an HTTP client. */
@NullMarked
package dev.belfry.engine.http;

import org.jspecify.annotations.NullMarked;
