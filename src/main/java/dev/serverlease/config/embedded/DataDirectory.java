package dev.serverlease.config.embedded;

import dev.serverlease.start.RefusedToStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The embedded server's data directory, owned by one running product. If the product was killed and its server is still
 * running, that server is stopped; otherwise the next start would wait for it in vain.
 */
class DataDirectory implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 30;

    private final Path directory;
    private @Nullable FileChannel lock;

    DataDirectory(Path directory) {
        this.directory = directory;
    }

    /** @throws RefusedToStart if another running product uses the same data */
    void takeOver() throws IOException {
        lock = FileChannel.open(
                directory.resolveSibling(directory.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        if (tryLock(lock) == null) {
            throw new RefusedToStart("数据目录 " + directory + " 正被另一个运行中的本系统使用：请先停止它，或者设置"
                    + " server-lease.embedded-postgres.directory。 Another running instance uses the data in "
                    + directory
                    + ": stop it first, or set server-lease.embedded-postgres.directory.");
        }
        stopOrphan();
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** We hold the lock, so a server that still runs here belongs to a product that has ended. */
    private void stopOrphan() throws IOException {
        var pidFile = directory.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        var lines = Files.readAllLines(pidFile);
        var orphan = lines.isEmpty() || lines.get(0).isBlank()
                ? java.util.Optional.<ProcessHandle>empty()
                : ProcessHandle.of(Long.parseLong(lines.get(0).strip()));
        if (orphan.isEmpty() || !orphan.get().info().command().orElse("").contains("postgres")) {
            return;
        }
        orphan.get().destroy();
        try {
            orphan.get().onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new RefusedToStart(
                    "上次运行留在 " + directory + " 的 PostgreSQL（进程 " + lines.get(0)
                            + "）停不下来，请手工结束后重新启动。 The PostgreSQL server with pid " + lines.get(0)
                            + " that an earlier run left in " + directory
                            + " does not stop: end it by hand, and start again.",
                    e);
        }
    }

    /**
     * Renames the data directory, so that the next server starts with an empty one. The server that used it has
     * stopped.
     *
     * @return the new path
     */
    Path moveAside(LocalDate day) throws IOException {
        var name = directory.getFileName() + "-until-" + day;
        var aside = directory.resolveSibling(name);
        for (int n = 2; Files.exists(aside); n++) {
            aside = directory.resolveSibling(name + "-" + n);
        }
        return Files.move(directory, aside);
    }

    @Override
    public void close() {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
