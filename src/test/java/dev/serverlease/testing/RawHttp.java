package dev.serverlease.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.apache.coyote.AbstractProtocol;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** One connection, byte by byte, from a source address of one's own choice: for what no client library would send. */
public final class RawHttp implements AutoCloseable {

    private static final int PATIENCE = 30_000;

    private final Socket socket = new Socket();

    /** @param source an address of this machine, such as 127.0.0.7 */
    public RawHttp(int port, String source) {
        try {
            socket.bind(new InetSocketAddress(InetAddress.getByName(source), 0));
            socket.connect(new InetSocketAddress("127.0.0.1", port), PATIENCE);
            socket.setSoTimeout(PATIENCE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The product's server waits for each byte of a body as long as the product says, and less while this runs. */
    public static void whileTheServerWaitsLess(ServletWebServerApplicationContext product, Runnable test) {
        var connections = (AbstractProtocol<?>) ((TomcatWebServer) product.getWebServer())
                .getTomcat()
                .getConnector()
                .getProtocolHandler();
        int usual = connections.getConnectionTimeout();
        assertThat(usual).as("what the product says").isEqualTo(5000);
        connections.setConnectionTimeout(1000);
        try {
            test.run();
        } finally {
            connections.setConnectionTimeout(usual);
        }
    }

    /** An answer; {@code whole} is all that came. */
    public record Answer(int status, List<String> headers, String whole) {

        public List<String> header(String name) {
            return headers.stream()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .toList();
        }
    }

    public static String basic(String user, String password) {
        return "Authorization: Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    }

    /** Sends one whole request, which is the last, and reads until the server closes. */
    public static Answer ask(int port, String source, String requestLine, String body, String... headers) {
        return askBytes(port, source, requestLine, body == null ? null : body.getBytes(UTF_8), headers);
    }

    /** The same with a body that need not be text. */
    public static Answer askBytes(int port, String source, String requestLine, byte[] body, String... headers) {
        try (var connection = new RawHttp(port, source)) {
            var length = body == null ? "" : "Content-Length: " + body.length + "\r\n";
            connection.send(head(requestLine, headers) + length + "Connection: close\r\n\r\n");
            if (body != null) {
                connection.sendWhileTaken(body);
            }
            return connection.answer();
        }
    }

    /** The beginning of a request, its headers not ended yet. */
    public static String head(String requestLine, String... headers) {
        return requestLine + " HTTP/1.1\r\nHost: localhost\r\n"
                + String.join(
                        "",
                        Arrays.stream(headers).map(header -> header + "\r\n").toList());
    }

    public RawHttp send(String text) {
        return send(text.getBytes(UTF_8));
    }

    private RawHttp send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * As an honest client does: where the server answers and hangs up before it has all, its answer is still to read.
     */
    private void sendWhileTaken(byte[] body) {
        try {
            socket.getOutputStream().write(body);
        } catch (SocketException hungUp) {
            // what it said before is what the caller asks for
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** False where the server has hung up. */
    public boolean trickle(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(UTF_8));
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    /** The first line of the next answer. */
    public String line() {
        try {
            var line = new StringBuilder();
            for (int one = socket.getInputStream().read();
                    one >= 0 && one != '\n';
                    one = socket.getInputStream().read()) {
                line.append((char) one);
            }
            return line.toString().strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the rest of an answer that says its length. */
    public void skipAnswer() {
        int length = 0;
        for (var header = line(); !header.isEmpty(); header = line()) {
            if (header.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring("content-length:".length()).strip());
            }
        }
        try {
            socket.getInputStream().readNBytes(length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that comes until the server closes the connection. */
    public Answer answer() {
        var all = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(all);
        } catch (SocketException reset) {
            // closed with bytes of ours still on the way
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var text = all.toString(UTF_8);
        var lines = List.of(all.toString(ISO_8859_1).split("\r\n\r\n", 2)[0].split("\r\n"));
        int status = lines.get(0).startsWith("HTTP/1.1 ")
                ? Integer.parseInt(lines.get(0).substring(9, 12))
                : 0;
        return new Answer(status, lines.subList(Math.min(1, lines.size()), lines.size()), text);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
