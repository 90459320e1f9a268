/** 核对: whether the rows of a lease and what the engine holds of it still agree, and who is told where they do not. */
@NullMarked
package dev.serverlease.reconcile;

import org.jspecify.annotations.NullMarked;
