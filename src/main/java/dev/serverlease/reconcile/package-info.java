/** 核对: checks whether our rows and the engine agree about a lease, and tells operators if not. */
@NullMarked
package dev.serverlease.reconcile;

import org.jspecify.annotations.NullMarked;
