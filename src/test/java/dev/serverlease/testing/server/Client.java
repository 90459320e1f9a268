package dev.serverlease.testing.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.testing.SmallPdf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One client of a server, with Basic authentication on each request; a user's password is the user's name. */
public class Client {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String base;

    protected Client(int port) {
        base = "http://127.0.0.1:" + port;
    }

    /** @return the answer's body; JSON null where there is none */
    public JsonNode get(String user, String path) {
        return json(send(request(user, path).GET(), "application/json"));
    }

    /** A page as a browser asks for it. @return with the whole answer's headers */
    public HttpResponse<String> page(String user, String path) {
        return send(request(user, path).GET(), "text/html");
    }

    public JsonNode post(String user, String path, Object body) {
        return json(send(
                request(user, path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(JSON.valueToTree(body).toString())),
                "application/json"));
    }

    /** Hands in a small file that nobody handed in before. @return its id */
    public String attach(String user, String number, String kind, String fileName) {
        return json(send(
                        request(user, "/api/leases/" + number + "/attachments?fileName=" + fileName + "&kind=" + kind)
                                .header("Content-Type", "application/pdf")
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .POST(BodyPublishers.ofByteArray(SmallPdf.scan(fileName + UUID.randomUUID()))),
                        "application/json"))
                .path("id")
                .asText();
    }

    private HttpRequest.Builder request(String user, String path) {
        var basic = Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofMinutes(1))
                .header("Authorization", "Basic " + basic);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String accept) {
        var asked = request.header("Accept", accept).build();
        try {
            var answer = answer(asked);
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(
                        asked.method() + " " + asked.uri() + " answers " + answer.statusCode() + " " + answer.body());
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(asked.uri().toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Asks once. */
    protected HttpResponse<String> answer(HttpRequest asked) throws IOException, InterruptedException {
        return HTTP.send(asked, HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            @Nullable JsonNode tree = JSON.readTree(answer.body());
            return tree == null ? JSON.nullNode() : tree;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
