package dev.serverlease.stage.contract.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A signing platform outside, over HTTP: it takes requests, fails where a test wants it to, and tells with a MAC. */
final class FakePlatform implements AutoCloseable {

    static final String TOKEN = "token-of-the-product";
    static final String SECRET = "callback secret of the platform";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;

    /** The requests by their ids: the same again opens nothing new. */
    private final Map<String, String> byRequest = new LinkedHashMap<>();

    final Map<String, JsonNode> opened = new LinkedHashMap<>();
    final Map<String, String> states = new LinkedHashMap<>();
    final Map<String, byte[]> files = new LinkedHashMap<>();
    final List<String> asked = new ArrayList<>();
    private int failures;
    private String refusal = "";

    FakePlatform() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    /** So many of the next requests are answered with 503. */
    void fail(int next) {
        failures = next;
    }

    /** Whatever it is asked from now on, it refuses in these words. */
    void refuse(String words) {
        refusal = words;
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().replaceFirst("^/v1", "");
        asked.add(exchange.getRequestMethod() + " " + path.replaceFirst("flow-\\d+", "{id}"));
        var body = exchange.getRequestBody().readAllBytes();
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            send(exchange, 401, "{}");
        } else if (!refusal.isEmpty()) {
            send(exchange, 400, refusal);
        } else if (failures > 0) {
            failures--;
            send(exchange, 503, "busy");
        } else if (path.equals("/envelopes")) {
            var request = JSON.readTree(body);
            var id = byRequest.computeIfAbsent(
                    request.path("requestId").asText(), any -> "flow-" + (opened.size() + 1) + System.nanoTime());
            opened.putIfAbsent(id, request);
            states.putIfAbsent(id, "OPEN");
            send(exchange, 200, state(id));
        } else {
            var parts = path.split("/");
            var id = parts[2];
            switch (parts.length == 3 ? "" : parts[3]) {
                case "link" -> send(exchange, 200, "{\"url\":\"https://sign.example/" + id + "\"}");
                case "file" ->
                    send(
                            exchange,
                            200,
                            JSON.createObjectNode()
                                    .put("pdf", files.get(id))
                                    .put("evidence", "{\"realName\":\"passed\"}".getBytes(StandardCharsets.UTF_8))
                                    .toString());
                case "cancellation" -> {
                    states.put(id, "CANCELLED");
                    send(exchange, 200, state(id));
                }
                default -> send(exchange, 200, state(id));
            }
        }
    }

    private String state(String id) {
        return "{\"id\":\"" + id + "\",\"state\":\"" + states.get(id) + "\"}";
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** What it would tell about an envelope. */
    static byte[] message(String envelope, String event) {
        return ("{\"envelope\":\"" + envelope + "\",\"event\":\"" + event + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    static String mac(byte[] raw) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(raw));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
