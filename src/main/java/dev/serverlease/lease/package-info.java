/** What a lease is: the authoritative row, its findings, and its audit trail. */
@NullMarked
package dev.serverlease.lease;

import org.jspecify.annotations.NullMarked;
