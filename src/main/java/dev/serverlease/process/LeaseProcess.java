package dev.serverlease.process;

import java.util.Set;

/** Names shared by the models and the code. */
public final class LeaseProcess {

    public static final String KEY = "server-lease";

    /** The only variable of a start: the application, of type Json. It is stored in the lease and then removed. */
    public static final String APPLICATION = "application";

    /** A task's projection: what its form shows. */
    public static final String VIEW = "view";

    /**
     * Stands where the projection is set, or an input that the engine need not hold: it is made when somebody reads it.
     * Not serializable, or the engine would keep it as an object of Java.
     */
    public static final class MadeWhenRead {

        public static final MadeWhenRead VALUE = new MadeWhenRead();

        private MadeWhenRead() {}
    }

    public static final String LEASE_NUMBER = "leaseNumber";
    public static final String LESSEE_NAME = "lesseeName";

    /** The risk in words, for Tasklist's cards; its code is in the lease. */
    public static final String RISK_NAME = "riskName";

    /** Transient: how the evidence of identity stands, for the gateways of the same transaction. */
    public static final String IDENTITY = "identity";

    /** Transient: how it stands with the verification of who signed, for the gateway of the same transaction. */
    public static final String SIGNER = "signer";

    /** A value of {@link #IDENTITY}: the case is checked anew. */
    public static final String DOUBTED = "DOUBTED";

    /** What Tasklist's cards show; only these variables outlive a transaction. */
    public static final Set<String> DISPLAY = Set.of(LEASE_NUMBER, LESSEE_NAME, RISK_NAME);

    private LeaseProcess() {}
}
