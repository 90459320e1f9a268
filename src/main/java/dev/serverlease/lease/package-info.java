/**
 * What a lease is: the row that tells the truth about it, its findings, decisions and signatures, and its audit trail.
 */
@NullMarked
package dev.serverlease.lease;

import org.jspecify.annotations.NullMarked;
