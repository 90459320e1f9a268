/**
 * The acts by which the identity of lessees and signers was verified: their record, and whom an application is about.
 */
@NullMarked
package dev.serverlease.identity;

import org.jspecify.annotations.NullMarked;
