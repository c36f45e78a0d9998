/** How fast the whole is: real stores, real sockets, one process each. Prints rows of a table; asserts nothing. */
@NullMarked
package dev.belfry.benchmarks.load;

import org.jspecify.annotations.NullMarked;
