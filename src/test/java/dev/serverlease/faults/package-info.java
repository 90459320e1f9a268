/**
 * Servers that are killed under load, a fail-over and a restore, each with real servers in processes of their own:
 * {@code mvn -Pfaults}. What was acknowledged is compared with what the database holds.
 */
@NullMarked
package dev.serverlease.faults;

import org.jspecify.annotations.NullMarked;
