/**
 * The contract with the engine: keys and messages, the lease of an execution, dates for timers, starting instances and
 * correlating messages.
 */
@NullMarked
package dev.serverlease.process;

import org.jspecify.annotations.NullMarked;
