/** The dates that a lease waits for, as pages and doors read them. */
@NullMarked
package dev.serverlease.lease.dates;

import org.jspecify.annotations.NullMarked;
