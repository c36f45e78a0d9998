/** A plugin that tells its secrets to whoever catches its exceptions. */
@NullMarked
package org.example.leaky;

import org.jspecify.annotations.NullMarked;
