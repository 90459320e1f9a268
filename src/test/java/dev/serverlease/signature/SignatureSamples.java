package dev.serverlease.signature;

import java.time.Clock;

/** What tests of other packages need of signatures. */
public final class SignatureSamples {

    private SignatureSamples() {}

    public static DemoAuthority demo() {
        return World.DEMO;
    }

    public static SignedPdfCheck check() {
        return World.CHECK;
    }

    public static LessorSeal seal() {
        return World.SEAL;
    }

    public static Clock clock() {
        return World.CLOCK;
    }

    /** A contract of the lessor and the lessee of {@link #received}, with two empty fields. */
    public static byte[] issued() {
        return World.ISSUED;
    }

    public static byte[] signed() {
        return World.signedByLessee();
    }

    public static ExpectedSignature received() {
        return World.received();
    }
}
