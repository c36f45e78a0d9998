/** Text to trees and back, and records to trees and back. The only package that knows a parser. */
@NullMarked
package dev.belfry.engine.codec;

import org.jspecify.annotations.NullMarked;
