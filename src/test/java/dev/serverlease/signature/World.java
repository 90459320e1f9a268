package dev.serverlease.signature;

import dev.serverlease.signature.CertificateMaker.Purpose;
import dev.serverlease.signature.DemoAuthority.OneTimeSigner;
import dev.serverlease.testing.HandClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** One demo certifier, one foreign one and one issued contract for all tests of signatures. */
final class World {

    static final String LESSOR = "示例云服务（北京）有限公司";
    static final String LESSEE = "杭州未来贸易有限公司";
    static final String CODE = "91330106MA2CFPQT4X";
    static final OneTimeSigner SIGNER = new OneTimeSigner("王小明", LESSEE, CODE);

    /** Ahead of the machine's clock, as in the tests of the whole product. */
    static final HandClock CLOCK = new HandClock(Instant.parse("2027-03-01T02:00:00Z"));

    static final DemoAuthority DEMO = demo();
    static final byte[] ISSUED = ContractPdf.of("SL-2027-000001");
    static final LessorSeal SEAL = seal(DEMO.timeStamps());
    static final SignedPdfCheck CHECK = new SignedPdfCheck(DEMO.anchors(), DEMO.revocation(), CLOCK);

    /** Signed once, for whoever only reads it. */
    static final byte[] SIGNED = signedByLessee();

    private World() {}

    private static DemoAuthority demo() {
        try {
            return new DemoAuthority(Files.createTempDirectory("demo-authority"), CLOCK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static LessorSeal seal(TimeStamps timeStamps) {
        return new LessorSeal(
                DEMO,
                () -> new SealStore.Owner(LESSOR, "91110108MA01CX0664"),
                new SignatureWriter(DEMO.anchors(), DEMO.revocation(), timeStamps, CLOCK));
    }

    static byte[] signedByLessee() {
        return DEMO.signOnce(ISSUED, "lessee", SIGNER, "SL-2027-000001");
    }

    static byte[] sealed(byte[] signed) {
        return SEAL.seal(signed, new SealAct(LESSOR, "SL-2027-000001"));
    }

    static ExpectedSignature received() {
        return ExpectedSignature.received(ISSUED, LESSEE, CODE, Set.of(Reliability.DEMO));
    }

    static ExpectedSignature lesseeInSealed() {
        return ExpectedSignature.sealed(ISSUED, "lessee", LESSEE, CODE, Set.of(Reliability.DEMO));
    }

    static ExpectedSignature lessorInSealed() {
        return ExpectedSignature.sealed(ISSUED, "lessor", LESSOR, "91110108MA01CX0664", Set.of(Reliability.DEMO));
    }

    /** A key of somebody whom the demo's certifier does not know. */
    static SigningKey strangersKey(Instant from, Instant until) {
        var root = CertificateMaker.newKey();
        var maker = new CertificateMaker(name("Stranger's root"), root);
        var start = CLOCK.instant().minus(Duration.ofDays(1000));
        return issue(maker, root, LESSEE, start, from, until);
    }

    static SigningKey issue(
            CertificateMaker maker, KeyPair root, String party, Instant rootFrom, Instant from, Instant until) {
        var pair = CertificateMaker.newKey();
        var certificate = maker.issue(name(party), pair.getPublic(), Purpose.SIGNATURES, from, until);
        return new SigningKey(
                pair.getPrivate(), List.of(certificate, maker.self(rootFrom, rootFrom.plus(Duration.ofDays(9000)))));
    }

    static X500Name name(String party) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "CN")
                .addRDN(BCStyle.O, party)
                .addRDN(BCStyle.CN, party)
                .addRDN(BCStyle.ORGANIZATION_IDENTIFIER, CODE)
                .build();
    }
}
