package dev.serverlease.provision;

/**
 * The system that runs the servers. Every call names the lease and how often that was asked before, and means the same
 * thing however often it is made: a call that is repeated after a lost answer must not hand over a second server.
 */
public interface Provisioner {

    enum Action {
        HAND_OVER,
        SWITCH_OFF,
        SWITCH_ON
    }

    /**
     * @param leaseNumber the lease, with {@code action} and {@code occurrence} the idempotency key
     * @param occurrence counts the times that a lease is switched off and on, from 1
     * @return the provisioner's own reference of what it did
     * @throws RuntimeException where it could not be done now; it is tried again
     */
    String carryOut(Action action, String leaseNumber, int occurrence);
}
