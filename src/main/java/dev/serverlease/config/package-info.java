/** Wiring: clock and time zone, validated settings, the engine's own settings. */
@NullMarked
package dev.serverlease.config;

import org.jspecify.annotations.NullMarked;
