package dev.serverlease.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class OwnersOnlyTest {

    @TempDir
    private Path home;

    @Test
    void aFolderThatOthersMayReadIsTheirsNoLonger() throws IOException {
        Files.setPosixFilePermissions(
                Files.createDirectory(home.resolve("open")), PosixFilePermissions.fromString("rwxrwxrwx"));

        OwnersOnly.folder(home.resolve("open"));
        OwnersOnly.folder(home.resolve("not/there/yet"));

        assertThat(mode("open")).isEqualTo("rwx------");
        assertThat(mode("not/there/yet")).isEqualTo("rwx------");
    }

    @Test
    void aFileTakesThePlaceOfOneThatOthersMayRead() throws IOException {
        Files.setPosixFilePermissions(
                Files.writeString(home.resolve("key"), "old"), PosixFilePermissions.fromString("rw-rw-rw-"));

        OwnersOnly.file(home.resolve("key"), new byte[] {7});

        assertThat(home.resolve("key")).hasBinaryContent(new byte[] {7});
        assertThat(mode("key")).isEqualTo("rw-------");
        try (var left = Files.list(home)) {
            assertThat(left).as("no draft is left").containsExactly(home.resolve("key"));
        }
    }

    private String mode(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(name)));
    }
}
