package dev.serverlease.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Another address of the tests' PostgreSQL, until it is closed or a client sends a certain word. */
public final class CutAddress implements AutoCloseable {

    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final Predicate<String> cuts;
    private final ServerSocket server;
    private final String url;
    private final boolean forGood;
    private volatile boolean cut;

    /**
     * @param database as {@link TestPostgres#url(String)} names it
     * @param word in ASCII
     */
    public CutAddress(String database, String word) throws IOException {
        this(0, database, said -> said.contains(word), true);
    }

    /** The same, but after the cut it is there for whoever comes anew, and sends what it likes. */
    public static CutAddress once(String database, String word) throws IOException {
        return new CutAddress(0, database, said -> said.contains(word), false);
    }

    /** One at this port, and nothing that is sent cuts it. */
    public CutAddress(int port) throws IOException {
        this(port, "postgres", said -> false, true);
    }

    private CutAddress(int at, String database, Predicate<String> cuts, boolean forGood) throws IOException {
        this.cuts = cuts;
        this.forGood = forGood;
        server = new ServerSocket(at, 50, InetAddress.getLoopbackAddress());
        var real = TestPostgres.url(database);
        int port = Integer.parseInt(real.replaceFirst(".*localhost:(\\d+)/.*", "$1"));
        url = real.replace("localhost:" + port, "localhost:" + server.getLocalPort());
        daemon(() -> {
            while (!server.isClosed()) {
                var client = server.accept();
                var behind = new Socket("localhost", port);
                sockets.addAll(List.of(client, behind));
                daemon(() -> copyUntilCut(client, behind));
                daemon(() -> behind.getInputStream().transferTo(client.getOutputStream()));
            }
        });
    }

    public String url() {
        return url;
    }

    public boolean isCut() {
        return cut;
    }

    private void copyUntilCut(Socket client, Socket behind) throws IOException {
        var bytes = new byte[65_536];
        for (int read = client.getInputStream().read(bytes);
                read > 0;
                read = client.getInputStream().read(bytes)) {
            if (!cut && cuts.test(new String(bytes, 0, read, StandardCharsets.ISO_8859_1))) {
                cut = true;
                if (forGood) {
                    close();
                } else {
                    closeSockets();
                }
                return;
            }
            behind.getOutputStream().write(bytes, 0, read);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        closeSockets();
    }

    private void closeSockets() throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void daemon(Work work) {
        var thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException ended) {
                // with the test, or cut
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
