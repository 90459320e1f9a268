/** The gate before every door to the engine: who may call what, and what a request may contain. */
@NullMarked
package dev.serverlease.access.gate;

import org.jspecify.annotations.NullMarked;
