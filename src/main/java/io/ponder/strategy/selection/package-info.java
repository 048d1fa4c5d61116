/** Strategies that choose by a verifier's score. */
@NullMarked
package io.ponder.strategy.selection;

import org.jspecify.annotations.NullMarked;
