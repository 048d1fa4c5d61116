/**
 * What theorems prove about strategies: bounds that compute their assumptions from a problem's
 * table, the budgets that they guarantee, and closed forms for mixes of problems.
 */
@NullMarked
package io.ponder.theory;

import org.jspecify.annotations.NullMarked;
