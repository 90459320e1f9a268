/**
 * The evidence bundle: all that is kept of one lease in one zip, with a manifest that the lessor's seal signs, so that
 * anybody can check it without us. {@code dev.serverlease.evidence.verify} checks it.
 */
@NullMarked
package dev.serverlease.evidence.bundle;

import org.jspecify.annotations.NullMarked;
