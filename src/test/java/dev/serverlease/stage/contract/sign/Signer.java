package dev.serverlease.stage.contract.sign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The lessee's signer with a browser that runs no script: opens the link, sends its forms, keeps its cookie. */
public final class Signer {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final String base;
    public final String path;
    private String cookie;

    public Signer(int port, String path) {
        this.base = "http://127.0.0.1:" + port;
        this.path = path;
    }

    /** The same link in another browser. */
    public Signer elsewhere() {
        return new Signer(Integer.parseInt(base.replaceFirst(".*:", "")), path);
    }

    /** This link with the cookie of another. */
    public Signer with(Signer other) {
        var both = elsewhere();
        both.cookie = other.cookie;
        return both;
    }

    public String token() {
        return path.replaceFirst(".*/", "");
    }

    public HttpResponse<String> open() {
        return get("");
    }

    public HttpResponse<String> get(String place) {
        return send(request(place).GET());
    }

    /** What a form answers, byte by byte. */
    public byte[] bytes(String step, Map<String, String> fields) {
        try {
            return CLIENT.send(
                            request("/" + step)
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(HttpRequest.BodyPublishers.ofString(encoded(fields)))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    public HttpResponse<String> post(String step, Map<String, String> fields) {
        var body = encoded(fields);
        return send(request("/" + step)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> upload(String step, Map<String, String> fields, String fileName, byte[] file) {
        return stream(step, () -> new ByteArrayInputStream(form(fields, fileName, file)));
    }

    /** As a browser does it, which says how long it is. */
    HttpResponse<String> sized(String step, byte[] body) {
        return send(request("/" + step)
                .header("Content-Type", "multipart/form-data; boundary=between")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /** Without saying how long it is. */
    public HttpResponse<String> stream(String step, Supplier<InputStream> body) {
        return send(request("/" + step)
                .header("Content-Type", "multipart/form-data; boundary=between")
                .POST(HttpRequest.BodyPublishers.ofInputStream(body)));
    }

    public static byte[] form(Map<String, String> fields, String fileName, byte[] file) {
        var out = new ByteArrayOutputStream();
        fields.forEach((name, value) -> out.writeBytes(
                ("--between\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        out.writeBytes(("--between\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        out.writeBytes(file);
        out.writeBytes("\r\n--between--\r\n".getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    /** Gives name and number, and the code that is read out to them. */
    public Signer identified(Supplier<String> code) {
        done(post("name", Map.of("name", "王 示例", "numberEnd", "015q")));
        done(post("code", Map.of("code", code.get())));
        return this;
    }

    public Signer consented() {
        done(post("read", Map.of()));
        done(post("consent", Map.of("consent", "yes")));
        return this;
    }

    public static void done(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    }

    private HttpRequest.Builder request(String place) {
        var request = HttpRequest.newBuilder(URI.create(base + path + place)).header("User-Agent", "Signer/1");
        return cookie == null ? request : request.header("Cookie", cookie);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            answer.headers().firstValue("Set-Cookie").ifPresent(set -> {
                assertThat(set).contains("HttpOnly", "SameSite=Lax", "Path=" + path);
                cookie = set.contains("Max-Age=0") ? null : set.replaceFirst(";.*", "");
            });
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
