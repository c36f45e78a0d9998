/** How fast the parts are that run for every event or every alert, by JMH. */
@NullMarked
package dev.belfry.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
