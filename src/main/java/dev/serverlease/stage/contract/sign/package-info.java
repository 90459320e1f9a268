/**
 * The lessee's page for signing: a person without an account proves who they are, reads the contract, asks, consents,
 * and signs, declines or names a representative.
 */
@NullMarked
package dev.serverlease.stage.contract.sign;

import org.jspecify.annotations.NullMarked;
