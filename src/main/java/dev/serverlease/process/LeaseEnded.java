package dev.serverlease.process;

import dev.serverlease.lease.EndReason;

/** Published in the transaction in which a lease ends; a listener that fails rolls the end back. */
public record LeaseEnded(String leaseNumber, EndReason reason) {}
