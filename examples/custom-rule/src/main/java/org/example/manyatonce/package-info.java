/** A rule that tells when many clients are seen at once. */
@NullMarked
package org.example.manyatonce;

import org.jspecify.annotations.NullMarked;
