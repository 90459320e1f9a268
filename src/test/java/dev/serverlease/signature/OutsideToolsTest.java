package dev.serverlease.signature;

import static dev.serverlease.signature.World.CHECK;
import static dev.serverlease.signature.World.CLOCK;
import static dev.serverlease.signature.World.DEMO;
import static dev.serverlease.signature.World.ISSUED;
import static dev.serverlease.signature.World.SEAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.signature.DemoAuthority.OneTimeSigner;
import dev.serverlease.testing.Needs;
import dev.serverlease.testing.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others' programs say of our signatures, and we of theirs. */
@Needs({Tool.OPENSSL, Tool.PDFSIG, Tool.CERTUTIL, Tool.PK12UTIL})
class OutsideToolsTest {

    @TempDir
    private Path folder;

    @Test
    void opensslVerifiesADetachedSignatureAndItsData() throws Exception {
        var data = "{\"format\":\"sl-evidence/1\"}".getBytes(StandardCharsets.UTF_8);
        var manifest = Files.write(folder.resolve("manifest.json"), data);
        var signature = Files.write(folder.resolve("manifest.p7s"), SEAL.signDetached(data));
        var anchors = Files.write(folder.resolve("anchors.pem"), DEMO.anchorsPem());

        assertThat(verified(signature, manifest, anchors)).isZero();

        Files.write(manifest, "{\"format\":\"sl-evidence/2\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(verified(signature, manifest, anchors)).isNotZero();
    }

    private int verified(Path signature, Path data, Path anchors) throws Exception {
        return run(
                Tool.OPENSSL.path(),
                "cms",
                "-verify",
                "-binary",
                "-inform",
                "DER",
                "-in",
                signature.toString(),
                "-content",
                data.toString(),
                "-CAfile",
                anchors.toString(),
                "-purpose",
                "any",
                "-attime",
                String.valueOf(CLOCK.instant().getEpochSecond()),
                "-out",
                folder.resolve("out").toString());
    }

    @Test
    void aFileThatPopplerSignedHoldsAndIsSealed() throws Exception {
        var database = Files.createDirectory(folder.resolve("nss"));
        var p12 = folder.resolve("lessee.p12");
        var keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        // poppler takes the machine's clock, and embeds the whole of a font, which for Chinese is larger than an upload
        var key = DEMO.oneTime(
                new OneTimeSigner("Wang Xiaoming", World.LESSEE, World.CODE),
                Instant.now().minusSeconds(3600),
                Duration.ofDays(700));
        keys.setKeyEntry(
                "lessee", key.key(), "secret".toCharArray(), key.chain().toArray(X509Certificate[]::new));
        try (var out = Files.newOutputStream(p12)) {
            keys.store(out, "secret".toCharArray());
        }
        assertThat(run(Tool.CERTUTIL.path(), "-N", "-d", "sql:" + database, "--empty-password"))
                .isZero();
        assertThat(run(Tool.PK12UTIL.path(), "-i", p12.toString(), "-d", "sql:" + database, "-W", "secret"))
                .isZero();
        var issued = Files.write(folder.resolve("issued.pdf"), ISSUED);
        var signed = folder.resolve("signed.pdf");
        assertThat(run(
                        Tool.PDFSIG.path(),
                        "-nssdir",
                        database.toString(),
                        "-nick",
                        "lessee",
                        "-sign",
                        "lessee",
                        issued.toString(),
                        signed.toString()))
                .as("%s", Files.readString(folder.resolve("log")))
                .isZero();

        var uploaded = Files.readAllBytes(signed);
        var arrival = CHECK.check(World.received(), uploaded);
        assertThat(arrival.fault()).as("%s", arrival.answers()).isEmpty();
        var sealed = World.sealed(SEAL.withProof(uploaded));
        for (var expected : List.of(World.lesseeInSealed(), World.lessorInSealed())) {
            var report = SignedPdfCheck.offline(DEMO.anchors(), CLOCK).check(expected, sealed);
            assertThat(report.fault())
                    .as("%s %s", report.facts(), report.answers())
                    .isEmpty();
        }
    }

    @Test
    void popplerFindsBothSignaturesOfASealedContractValid() throws Exception {
        var sealed = Files.write(folder.resolve("sealed.pdf"), World.sealed(World.signedByLessee()));

        run(Tool.PDFSIG.path(), "-nocert", sealed.toString());

        assertThat(Files.readString(folder.resolve("log")).lines().filter(line -> line.contains("Signature is Valid")))
                .hasSize(2);
    }

    private int run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
