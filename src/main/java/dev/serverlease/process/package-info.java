/**
 * The contract with the engine: keys and messages, which lease an execution stands for, dates for its timers, start and
 * correlate.
 */
@NullMarked
package dev.serverlease.process;

import org.jspecify.annotations.NullMarked;
