/** Strategies in which candidates meet and a comparator decides (arXiv:2411.19477). */
@NullMarked
package io.ponder.strategy.tournament;

import org.jspecify.annotations.NullMarked;
