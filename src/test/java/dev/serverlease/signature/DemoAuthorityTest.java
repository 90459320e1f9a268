package dev.serverlease.signature;

import static dev.serverlease.signature.World.CLOCK;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class DemoAuthorityTest {

    private static final SealStore.Owner LESSOR = new SealStore.Owner(World.LESSOR, "91110108MA01CX0664");

    /** With the keys of one authority and its one seal. */
    @TempDir
    private static Path folder;

    private static DemoAuthority first;

    @BeforeAll
    static void make() {
        first = new DemoAuthority(folder.resolve("keys"), CLOCK);
        first.open(LESSOR);
    }

    @Test
    void isTheSameAfterARestart() throws Exception {
        var seal = first.open(LESSOR).chain();

        var second = new DemoAuthority(folder.resolve("keys"), CLOCK);

        assertThat(second.anchorsPem()).isEqualTo(first.anchorsPem());
        assertThat(second.open(LESSOR).chain()).isEqualTo(seal);
        assertThat(folder.resolve("keys/anchors.pem")).hasBinaryContent(second.anchorsPem());
    }

    @Test
    void anotherLessorHasAnotherSeal() {
        assertThat(World.DEMO
                        .open(new SealStore.Owner("另一家有限公司", null))
                        .subject()
                        .isNamed("另一家有限公司"))
                .isTrue();
        assertThat(World.DEMO.open(LESSOR).subject().isNamed("另一家有限公司")).isFalse();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyTheOwnerReadsTheKeys() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("keys"))))
                .isEqualTo("rwx------");
        try (var files = Files.list(folder.resolve("keys"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".p12")))
                    .hasSize(2)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void everyCertificateSaysThatItIsADemo() throws Exception {
        var root = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(World.DEMO.anchorsPem()));

        assertThat(root.getSubjectX500Principal().getName()).contains("DEMO 演示");
        for (var key : new SigningKey[] {World.DEMO.open(LESSOR), World.DEMO.oneTime(World.SIGNER)}) {
            assertThat(key.chain())
                    .allSatisfy(certificate -> assertThat(
                                    certificate.getSubjectX500Principal().getName())
                            .contains("DEMO 演示"));
        }
    }

    /** A timestamp by a certificate for anything else is worth nothing (RFC 3161 section 2.3). */
    @Test
    void timeStampsCarryTheirOwnPurpose() throws Exception {
        var certificate = World.DEMO.timeStampKey().chain().get(0);
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.8");
        assertThat(certificate.getCriticalExtensionOIDs()).contains("2.5.29.37");
    }
}
