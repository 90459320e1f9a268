/** Runs: what a manager decided about many leases, carried out one lease at a time, with progress, stop and restart. */
@NullMarked
package dev.serverlease.steering.run;

import org.jspecify.annotations.NullMarked;
