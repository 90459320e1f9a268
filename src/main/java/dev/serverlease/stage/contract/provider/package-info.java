/**
 * Signing at a platform outside: what is handed over to it, what it tells us, and what comes back. Whoever signs there,
 * the file is checked as one that the lessee uploads.
 */
@NullMarked
package dev.serverlease.stage.contract.provider;

import org.jspecify.annotations.NullMarked;
