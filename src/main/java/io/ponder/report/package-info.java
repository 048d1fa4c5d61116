/**
 * What people look at: for now the table at the end of a run, {@link io.ponder.report.RunTable}.
 */
@NullMarked
package io.ponder.report;

import org.jspecify.annotations.NullMarked;
