package dev.serverlease.signature;

import static dev.serverlease.signature.World.CLOCK;
import static dev.serverlease.signature.World.DEMO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serverlease.signature.SignatureSettings.StoreType;
import dev.serverlease.testing.Needs;
import dev.serverlease.testing.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The seal's key in a device behind PKCS#11, which never gives it away: here one of software. */
@Needs(Tool.SOFTHSM)
class HardwareSealTest {

    private static final String PIN = "1234";

    @TempDir
    private Path folder;

    @Test
    void sealsWithAKeyThatStaysInTheDevice() throws Exception {
        var device = device();
        // before anybody is signed in: the module keeps that for the whole program
        assertThatThrownBy(() -> new ConfiguredSeal(settings(device, "4321")).open(owner()))
                .isInstanceOf(SigningUnavailable.class)
                .hasStackTraceContaining("PIN");
        putIn(device);
        var seal = new LessorSeal(
                new ConfiguredSeal(settings(device, PIN)),
                () -> new SealStore.Owner(World.LESSOR, null),
                new SignatureWriter(DEMO.anchors(), DEMO.revocation(), DEMO.timeStamps(), CLOCK));

        var sealed = seal.seal(World.signedByLessee(), new SealAct(World.LESSOR, "SL-2027-000001"));

        var report = World.CHECK.check(World.lessorInSealed(), sealed);
        assertThat(report.fault()).as("%s", report.answers()).isEmpty();
        assertThat(new ConfiguredSeal(settings(device, PIN)).open(owner()).key().getEncoded())
                .isNull();
    }

    private static SealStore.Owner owner() {
        return new SealStore.Owner(World.LESSOR, null);
    }

    /** The configuration of Java's provider for a new token. */
    private Path device() throws Exception {
        var configuration = Path.of(System.getenv("SOFTHSM2_CONF"));
        Files.createDirectories(configuration.resolveSibling("tokens"));
        Files.writeString(configuration, "directories.tokendir = " + configuration.resolveSibling("tokens"));
        var process = new ProcessBuilder(
                Tool.SOFTHSM.path(), "--init-token", "--free", "--label", "seal", "--pin", PIN, "--so-pin", "0000");
        var started = process.redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertThat(started.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(started.exitValue())
                .as(Files.readString(folder.resolve("log")))
                .isZero();
        return Files.writeString(folder.resolve("device.cfg"), """
                name = seal
                library = /usr/lib/softhsm/libsofthsm2.so
                slotListIndex = 0
                """);
    }

    private static void putIn(Path device) throws Exception {
        var key = DEMO.open(new SealStore.Owner(World.LESSOR, "91110108MA01CX0664"));
        var keys =
                KeyStore.getInstance("PKCS11", Security.getProvider("SunPKCS11").configure(device.toString()));
        keys.load(null, PIN.toCharArray());
        keys.setKeyEntry("seal", key.key(), null, key.chain().toArray(X509Certificate[]::new));
    }

    private static SignatureSettings.Seal settings(Path store, String pin) {
        return new SignatureSettings.Seal(StoreType.PKCS11, store, pin, "seal", Path.of("unused"));
    }
}
