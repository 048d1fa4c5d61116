/** JMH benchmarks; README, "How fast it is", has the command. */
@NullMarked
package io.ponder.bench;

import org.jspecify.annotations.NullMarked;
