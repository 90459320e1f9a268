package dev.serverlease.signature;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Objects;

/** Signatures beside data by others than the lessor, with all time stamps. */
public final class OtherSeals {

    private OtherSeals() {}

    /** Under the same certifier, in another company's name. */
    public static byte[] ofAnotherCompany(DemoAuthority demo, byte[] data, Clock clock) {
        return signed(demo, new SealStore.Owner("另一家公司", "91310115MA1K4XYZ0A"), data, clock);
    }

    /** In the lessor's name, but of a certifier that the signer made. */
    public static byte[] ofAnOwnCertifier(String lessor, byte[] data, Clock clock) {
        try {
            return signed(
                    new DemoAuthority(Files.createTempDirectory("own-certifier"), clock),
                    new SealStore.Owner(lessor, "91110108MA01CX0664"),
                    data,
                    clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A PDF in the signer's name, but of a certifier that somebody else made. */
    public static byte[] pdfOfAnOwnCertifier(byte[] issued, DemoAuthority.OneTimeSigner signer, Clock clock) {
        try {
            return new DemoAuthority(Files.createTempDirectory("own-certifier"), clock)
                    .signOnce(issued, ExpectedSignature.LESSEE, signer, "签署");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What the certifier who keeps its keys there says of revoked certificates, in DER.
     *
     * @param at when this one is revoked
     */
    public static byte[] revocations(Path folder, X509Certificate revoked, Instant at) {
        var certifier = new DemoAuthority(folder, Clock.fixed(at, ZoneOffset.UTC));
        certifier.revoke(revoked);
        var issuer = certifier.timeStampKey().certificates().get(1);
        return Objects.requireNonNull(certifier.revocation().crl())
                .getRevocationToken(certifier.timeStampKey().certificate(), issuer)
                .getEncoded();
    }

    public static String pem(byte[] revocations) {
        return "-----BEGIN X509 CRL-----\n" + Base64.getMimeEncoder().encodeToString(revocations)
                + "\n-----END X509 CRL-----\n";
    }

    private static byte[] signed(DemoAuthority authority, SealStore.Owner owner, byte[] data, Clock clock) {
        var key = authority.open(owner);
        return new SignatureWriter(authority.anchors(), authority.revocation(), authority.timeStamps(), clock)
                .detached(data, key);
    }
}
