package dev.serverlease.start;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Files and folders for the user alone under whom the product runs. Where a file system knows no such rights (Windows),
 * they have those of the folder above.
 */
public final class OwnersOnly {

    private OwnersOnly() {}

    /** Makes the folder and those above it if they are not there; takes from others what they may do in it. */
    public static void folder(Path folder) throws IOException {
        Files.createDirectories(folder);
        protect(folder, "rwx------");
    }

    /** Writes the file whole or not at all, in place of one that is there. At no moment may others read it. */
    public static void file(Path file, byte[] content) throws IOException {
        // like any temporary file it is its owner's alone from the first moment
        var draft = Files.createTempFile(file.toAbsolutePath().getParent(), "new", ".tmp");
        protect(draft, "rw-------");
        Files.write(draft, content);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void protect(Path path, String permissions) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}
