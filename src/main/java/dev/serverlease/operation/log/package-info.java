/** What each line of the log carries beside its text, and what none shows. */
@NullMarked
package dev.serverlease.operation.log;

import org.jspecify.annotations.NullMarked;
