/** Requests that their senders named, so that one which is sent again is done once. */
@NullMarked
package dev.serverlease.lease.once;

import org.jspecify.annotations.NullMarked;
