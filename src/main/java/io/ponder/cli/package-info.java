/** The command line: parsing and wiring only. Start at {@link io.ponder.cli.Ponder}. */
@NullMarked
package io.ponder.cli;

import org.jspecify.annotations.NullMarked;
