package dev.serverlease.process;

import dev.serverlease.lease.Lease;

/**
 * Published in the transaction that has locked the lease: the law requires its server to stop, but its process instance
 * is gone, suspended, or not waiting for that message.
 */
public record StopUndelivered(Lease lease) {}
