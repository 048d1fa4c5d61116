/**
 * What to buy: frontiers of accuracy against cost, where one strategy overtakes another, and how a
 * budget is best shared between problems of different difficulty.
 */
@NullMarked
package io.ponder.plan;

import org.jspecify.annotations.NullMarked;
