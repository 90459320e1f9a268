/** Who may do what: users and groups, the gate before every door to the engine, the engine's authorizations. */
@NullMarked
package dev.serverlease.access;

import org.jspecify.annotations.NullMarked;
