package dev.serverlease.faults;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/** Copies the files of a database that works on; they come and go meanwhile. */
final class CopiedFiles extends SimpleFileVisitor<Path> {

    /** Directories whose contents another server makes anew (manual of PostgreSQL, “Backing Up The Data Directory”). */
    private static final Set<String> MADE_ANEW = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private static final Set<String> OF_ONE_SERVER = Set.of("postmaster.pid", "postmaster.opts", "epg-lock");

    private final Path from;
    private final Path to;

    CopiedFiles(Path from, Path to) {
        this.from = from;
        this.to = to;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
        var name = from.relativize(directory).toString();
        if (!name.isEmpty()) {
            Files.createDirectory(to.resolve(name));
        }
        return MADE_ANEW.contains(name) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        var name = from.relativize(file).toString();
        try {
            if (!OF_ONE_SERVER.contains(name)) {
                Files.copy(file, to.resolve(name));
            }
        } catch (NoSuchFileException gone) {
            return FileVisitResult.CONTINUE;
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        if (failure instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw failure;
    }
}
