package dev.serverlease.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.signature.DemoAuthority;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.Needs;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.Tool;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A bundle is checked without our product. */
@ServerLeaseTest
@Needs(Tool.OPENSSL)
class OpenSslTest {

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private DemoAuthority demo;

    @LocalServerPort
    private int port;

    @TempDir
    private Path folder;

    /** What README.txt tells people without our product. */
    @Test
    void openSslAloneVerifiesTheSignatureAndTheDigests() throws Exception {
        clock.set(SettableClock.START);
        var bundle = new TamperedBundle(WholeLease.ask(port, "legal1", lease.drivenToForce(lease.application()))
                .body());
        var unpacked = folder;
        for (var file : bundle.files.entrySet()) {
            var path = unpacked.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        Files.write(unpacked.resolve("anchors.pem"), demo.anchorsPem());
        var commands = bundle.text("README.txt")
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("openssl "))
                .toList();
        assertThat(commands).hasSize(4);
        assertThat(ran(unpacked, commands.get(0))).contains("Verification successful");
        var listed = TamperedBundle.json(bundle.text("manifest.json")).path("files").findParents("sha256").stream()
                .filter(file -> file.path("path").asText().equals("README.txt"))
                .map(file -> file.path("sha256").asText())
                .findFirst()
                .orElseThrow();
        assertThat(ran(unpacked, commands.get(1))).contains(listed);
        assertThat(ran(unpacked, commands.get(2))).contains("signingTime");
        var stamped = bundle.stamps().get(0).replaceAll("\\D", "");
        var root = TamperedBundle.json(bundle.lines("anchors/roots.jsonl").get(Integer.parseInt(stamped) - 1))
                .path("root")
                .asText();
        var stamp = commands.get(3).replace("<root>", root).replace("<number>", stamped);
        assertThat(ran(unpacked, stamp)).contains("Verification: OK");
        assertThat(ran(unpacked, stamp.replace(root, "1".repeat(64)))).contains("Verification: FAILED");
        Files.writeString(unpacked.resolve("manifest.json"), bundle.text("manifest.json") + " ");
        assertThat(ran(unpacked, commands.get(0))).contains("failure");
    }

    private static String ran(Path in, String command) throws Exception {
        var words = new ArrayList<>(List.of(command.split(" ")));
        words.set(0, Tool.OPENSSL.path());
        var process = new ProcessBuilder(words)
                .directory(in.toFile())
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
