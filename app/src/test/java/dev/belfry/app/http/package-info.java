@NullMarked
package dev.belfry.app.http;

import org.jspecify.annotations.NullMarked;
