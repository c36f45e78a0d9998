/** What a settings record says about itself: how it is bound, what goes wrong, its JSON Schema and its reference page. */
@NullMarked
package dev.belfry.engine.settings;

import org.jspecify.annotations.NullMarked;
