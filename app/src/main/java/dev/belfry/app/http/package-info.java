/** Sends requests with OkHttp: the one place that knows an HTTP client, and decides where requests may go. */
@NullMarked
package dev.belfry.app.http;

import org.jspecify.annotations.NullMarked;
