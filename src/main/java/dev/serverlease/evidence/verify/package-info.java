/**
 * The offline verifier of evidence bundles, {@code java -jar server-lease.jar verify}: files in, lines and an exit code
 * out. No Spring context, no database, no network.
 */
@NullMarked
package dev.serverlease.evidence.verify;

import org.jspecify.annotations.NullMarked;
