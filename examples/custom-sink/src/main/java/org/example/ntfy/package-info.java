/** A sink that pushes alerts to phones through ntfy. */
@NullMarked
package org.example.ntfy;

import org.jspecify.annotations.NullMarked;
