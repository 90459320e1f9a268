package dev.serverlease.provision;

/**
 * The system that runs the servers. Every call names the lease and an occurrence and must be idempotent: a call
 * repeated after a lost answer must not hand over a second server.
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
     * @return the provisioner's own reference for what it did
     * @throws RuntimeException if it could not be done now; the call is retried
     */
    String carryOut(Action action, String leaseNumber, int occurrence);
}
