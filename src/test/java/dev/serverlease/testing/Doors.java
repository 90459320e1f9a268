package dev.serverlease.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The two doors to the engine: its own REST with HTTP Basic, and that of Tasklist and Cockpit with their session. */
@Component
@Lazy
public class Doors {

    public enum Door {
        REST("/engine-rest"),
        WEB_APPLICATIONS("/camunda/api/engine/engine/default");

        private final String path;

        Door(String path) {
            this.path = path;
        }
    }

    private final Environment environment;
    private final HttpClient plain = HttpClient.newHttpClient();
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();

    Doors(Environment environment) {
        this.environment = environment;
    }

    private record Session(HttpClient client, CookieManager cookies, Instant since) {

        /** The server ends a session that nobody used for half an hour, and a run may last longer. */
        boolean isOld() {
            return since.isBefore(Instant.now().minus(Duration.ofMinutes(10)));
        }

        String token() {
            return cookies.getCookieStore().getCookies().stream()
                    .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                    .map(HttpCookie::getValue)
                    .reduce((earlier, later) -> later)
                    .orElse("");
        }
    }

    /** Asks behind a door for JSON. */
    public HttpResponse<String> ask(Door door, String user, String method, String path, String body) {
        return ask(door, user, method, path, body, "application/json");
    }

    /** @param user whose name is the password, or null for nobody */
    public HttpResponse<String> ask(
            Door door, String user, String method, String path, String body, String contentType) {
        return raw(door, user, method, door.path + path, body, "Content-Type", contentType);
    }

    /** Asks at an address as it is written, signed in at this door. */
    public HttpResponse<String> raw(
            Door door, String user, String method, String address, String body, String... headers) {
        var request = request(method, address, body);
        request.headers(headers);
        if (user == null) {
            return send(plain, request);
        }
        if (door == Door.REST) {
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString((user + ":" + user).getBytes(UTF_8)));
            return send(plain, request);
        }
        var session = session(user);
        if (java.util.Arrays.stream(headers).noneMatch("X-XSRF-TOKEN"::equals)) {
            request.header("X-XSRF-TOKEN", session.token());
        }
        return send(session.client(), request);
    }

    /** The headers that make a request one of this user's session at the web applications. */
    public List<String> signedIn(String user) {
        var session = session(user);
        var cookies = session.cookies().getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .distinct()
                .toList();
        return List.of("Cookie: " + String.join("; ", cookies), "X-XSRF-TOKEN: " + session.token());
    }

    private Session session(String user) {
        return sessions.compute(user, (name, there) -> there == null || there.isOld() ? logIn(name) : there);
    }

    private Session logIn(String user) {
        var cookies = new CookieManager();
        var session = new Session(HttpClient.newBuilder().cookieHandler(cookies).build(), cookies, Instant.now());
        var name = URLEncoder.encode(user, UTF_8);
        var logIn = request("POST", "/login", "username=" + name + "&password=" + name)
                .header("Content-Type", "application/x-www-form-urlencoded");
        var answer = send(session.client(), logIn);
        if (answer.statusCode() != 302) {
            throw new IllegalStateException("Log-in of " + user + ": " + answer.statusCode() + " " + answer.body());
        }
        send(session.client(), request("GET", "/camunda/app/tasklist/default/", null));
        return session;
    }

    private HttpRequest.Builder request(String method, String address, String body) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + environment.getProperty("local.server.port") + address))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body, UTF_8));
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
