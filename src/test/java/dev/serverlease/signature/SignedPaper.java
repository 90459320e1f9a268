package dev.serverlease.signature;

import java.util.Set;

/** What the demo's own certifier makes of a contract that is ready for signature; for other packages. */
public final class SignedPaper {

    private static final String NUMBER = "SL-2027-000001";

    private SignedPaper() {}

    public static byte[] issued() {
        return World.ISSUED.clone();
    }

    /** By the lessee, with proof and time stamp. */
    public static byte[] signed(byte[] issued) {
        return World.DEMO.signOnce(issued, "lessee", World.SIGNER, NUMBER);
    }

    /** The check of a signed file on its arrival. */
    public static SignatureReport checked(byte[] issued, byte[] signed) {
        return World.CHECK.check(
                ExpectedSignature.received(issued, World.LESSEE, World.CODE, Set.of(Reliability.DEMO)), signed);
    }

    /** For the lessor, in the archive form. */
    public static byte[] sealed(byte[] signed) {
        return World.SEAL.seal(signed, new SealAct(World.LESSOR, NUMBER));
    }
}
