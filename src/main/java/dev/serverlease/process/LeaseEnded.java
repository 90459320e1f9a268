package dev.serverlease.process;

import dev.serverlease.lease.EndReason;
import dev.serverlease.lease.LeaseStage;

/**
 * Published in the transaction in which a lease ends; a listener that fails rolls the end back.
 *
 * @param from the stage that it ended in
 */
public record LeaseEnded(String leaseNumber, EndReason reason, LeaseStage from) {}
