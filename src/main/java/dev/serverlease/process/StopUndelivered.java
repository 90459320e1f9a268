package dev.serverlease.process;

import dev.serverlease.lease.Lease;

/**
 * Published in the transaction that has locked the lease: its server has to stop by law, and its process instance is
 * gone, or suspended, or does not wait for that.
 */
public record StopUndelivered(Lease lease) {}
