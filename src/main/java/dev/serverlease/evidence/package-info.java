/** Proves that the record was not altered: anchors over all chains, and the check that each chain is intact. */
@NullMarked
package dev.serverlease.evidence;

import org.jspecify.annotations.NullMarked;
