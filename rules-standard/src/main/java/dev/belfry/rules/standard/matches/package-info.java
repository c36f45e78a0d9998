/** The rule {@code matches}: an alert for each event that a condition picks, told once in a while for each key. */
@NullMarked
package dev.belfry.rules.standard.matches;

import org.jspecify.annotations.NullMarked;
