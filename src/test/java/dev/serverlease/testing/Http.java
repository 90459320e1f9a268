package dev.serverlease.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Speaks to the product as one of the demo users, whose passwords are their names. */
public final class Http {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final String base;

    public Http(int port) {
        base = "http://127.0.0.1:" + port;
    }

    /** An answer: its status, and its body where that is JSON. */
    public record Answer(int status, JsonNode body, String text, HttpResponse<String> whole) {}

    /** @param user null for nobody */
    public Answer call(@Nullable String user, String method, String path, @Nullable String body) {
        return call(user, method, path, body, "application/json");
    }

    public Answer call(@Nullable String user, String method, String path, @Nullable String body, String contentType) {
        return send(
                user,
                method,
                path,
                body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8),
                contentType);
    }

    /** Posts a file as it is, byte by byte. */
    public Answer post(@Nullable String user, String path, byte[] file, String contentType, String... otherHeaders) {
        return send(user, "POST", path, HttpRequest.BodyPublishers.ofByteArray(file), contentType, otherHeaders);
    }

    private Answer send(
            @Nullable String user,
            String method,
            String path,
            HttpRequest.BodyPublisher body,
            String contentType,
            String... otherHeaders) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, body)
                .header("Content-Type", contentType);
        if (otherHeaders.length > 0) {
            request.headers(otherHeaders);
        }
        if (user != null) {
            var basic = Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8));
            request.header("Authorization", "Basic " + basic);
        }
        try {
            var response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(response.statusCode(), tree(response.body()), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A file as the door gives it. */
    public byte[] bytes(String user, String path) {
        var basic = Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8));
        try {
            var answer = CLIENT.send(
                    HttpRequest.newBuilder(URI.create(base + path))
                            .header("Authorization", "Basic " + basic)
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " answers " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The cookies of somebody who has just signed in, by their names. */
    static Map<String, String> session(String origin, String user) {
        var cookies = new CookieManager();
        var client = HttpClient.newBuilder().cookieHandler(cookies).build();
        try {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create(origin + "/login"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString("username=" + user + "&password=" + user))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
            // which gives the token of the web applications' pages
            client.send(
                    HttpRequest.newBuilder(URI.create(origin + "/camunda/app/tasklist/default/"))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return named(cookies);
    }

    private static Map<String, String> named(CookieManager cookies) {
        return cookies.getCookieStore().getCookies().stream()
                .collect(Collectors.toMap(HttpCookie::getName, HttpCookie::getValue, (before, now) -> now));
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text.isBlank() ? "null" : text);
        } catch (IOException e) {
            return JSON.nullNode();
        }
    }

    /** Hands in a small PDF that nobody handed in before, and answers its id. */
    public String attach(String user, String number, String kind, String fileName) {
        var answer = post(
                user,
                "/api/leases/" + number + "/attachments?fileName=" + fileName + "&kind=" + kind,
                SmallPdf.scan(number + " " + UUID.randomUUID()),
                "application/pdf",
                "Idempotency-Key",
                UUID.randomUUID().toString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body().path("id").asText();
    }
}
