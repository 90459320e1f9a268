package dev.serverlease.signature;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;

/** Signatures beside data by others than the lessor, with all time stamps. */
public final class OtherSeals {

    private OtherSeals() {}

    /** Under the same certifier, in another company's name. */
    public static byte[] ofAnotherCompany(DemoAuthority demo, byte[] data, Clock clock) {
        return signed(demo, "另一家公司", data, clock);
    }

    /** In the lessor's name, but of a certifier that the signer made. */
    public static byte[] ofAnOwnCertifier(String lessor, byte[] data, Clock clock) {
        try {
            return signed(new DemoAuthority(Files.createTempDirectory("own-certifier"), clock), lessor, data, clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] signed(DemoAuthority authority, String name, byte[] data, Clock clock) {
        var key = authority.open(new SealStore.Owner(name, "91110108MA01CX0664"));
        return new SignatureWriter(authority.anchors(), authority.revocation(), authority.timeStamps(), clock)
                .detached(data, key);
    }
}
