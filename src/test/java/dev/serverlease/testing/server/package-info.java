/** Servers in JVMs of their own, and those who drive them over HTTP: for benches, and for tests that kill them. */
@NullMarked
package dev.serverlease.testing.server;

import org.jspecify.annotations.NullMarked;
