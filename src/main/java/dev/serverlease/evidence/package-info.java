/** Proves that the record is what it was: anchors over all chains, and the look whether each chain still holds. */
@NullMarked
package dev.serverlease.evidence;

import org.jspecify.annotations.NullMarked;
