package dev.serverlease.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the product and PostgreSQL and does what networks do: it falls silent, as a whole or in one
 * connection, or it loses the answer to a commit.
 */
public final class FaultyNetwork {

    private static final String COMMIT = "COMMIT\0";

    private final ServerSocket door;
    private final int server;
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();
    private volatile boolean silent;
    private volatile @Nullable String marked;
    private volatile List<String> silencing = List.of();

    /** @param server the port of PostgreSQL on this machine */
    public FaultyNetwork(int server) {
        this.server = server;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    /** From now on nothing arrives any more, in either direction, and nobody is told. */
    public void fallSilent() {
        silent = true;
    }

    /** A connection falls silent as soon as one of these is sent over it: the server never hears of it. */
    public void fallSilentAt(String... texts) {
        silencing = List.of(texts);
    }

    /** New connections are served again; the old ones are gone. */
    public void recover() {
        silent = false;
        marked = null;
        silencing = List.of();
        lines.forEach(Line::cut);
    }

    /** The next transaction that sends this text is committed, and the connection is cut before the answer arrives. */
    public void loseTheCommitOf(String text) {
        marked = text;
    }

    private void accept() {
        while (true) {
            try {
                new Line(door.accept(), new Socket(InetAddress.getLoopbackAddress(), server)).open();
            } catch (IOException e) {
                return; // the tests are over
            }
        }
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "faulty-network");
        thread.setDaemon(true);
        thread.start();
    }

    private final class Line {

        private final Socket product;
        private final Socket postgres;
        private volatile boolean isSilent;
        private volatile boolean isMarked;
        private volatile boolean losesTheNext;

        Line(Socket product, Socket postgres) {
            this.product = product;
            this.postgres = postgres;
        }

        void open() {
            lines.add(this);
            start(() -> pass(product, postgres, true));
            start(() -> pass(postgres, product, false));
        }

        private void pass(Socket from, Socket to, boolean asks) {
            var bytes = new byte[65_536];
            try {
                for (int read = from.getInputStream().read(bytes);
                        read >= 0;
                        read = from.getInputStream().read(bytes)) {
                    if (asks && !silent) {
                        watch(new String(bytes, 0, read, StandardCharsets.UTF_8));
                    }
                    if (silent || isSilent) {
                        continue;
                    }
                    if (!asks && losesTheNext) {
                        break;
                    }
                    to.getOutputStream().write(bytes, 0, read);
                }
            } catch (IOException gone) {
                // one side has hung up: so does the other
            }
            cut();
        }

        private void watch(String sent) {
            isSilent |= silencing.stream().anyMatch(sent::contains);
            var text = marked;
            if (text != null && sent.contains(text)) {
                isMarked = true;
            }
            if (isMarked && sent.contains(COMMIT)) {
                losesTheNext = true;
                marked = null;
            }
        }

        void cut() {
            lines.remove(this);
            try {
                product.close();
                postgres.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
