package dev.serverlease.signature.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.signature.SigningUnavailable;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * A signing platform over HTTP, in the operations that 法大大, e签宝 and 上上签 share: create, state, link, file, cancel, and
 * messages with a MAC over their bytes. Each writes them in its own way; a gateway of a few lines between translates.
 * The runbook has the requests.
 */
@Component
@ConditionalOnProperty("server-lease.signing.provider.address")
public class HttpPlatform implements SigningPlatform {

    /** The header of a message: HMAC-SHA-256 over its body as it came, in hexadecimal. */
    static final String MAC = "X-Signing-Mac";

    private static final String HMAC = "HmacSHA256";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int HUNDRED = 100;
    private static final int DONE = 2;
    private static final int OURS = 4;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String base;
    private final String token;
    private final byte[] secret;

    public HttpPlatform(PlatformSettings settings) {
        this.base = Objects.requireNonNull(settings.address()).toString().replaceFirst("/$", "");
        this.token = Objects.requireNonNull(settings.token());
        this.secret = Objects.requireNonNull(settings.callbackSecret()).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Envelope open(SignRequest request) {
        var body = JSON.createObjectNode()
                .put("requestId", request.requestId())
                .put("digest", request.digest())
                .put("pdf", request.pdf())
                .put("expires", request.expires().toString());
        var signers = body.putArray("signers");
        for (var signer : request.signers()) {
            signers.addObject()
                    .put("ref", signer.ref().value())
                    .put("name", signer.name())
                    .put("party", signer.party())
                    .put("code", signer.code())
                    .put("field", signer.field());
        }
        var answer = post("/envelopes", body);
        return new Envelope(new EnvelopeId(answer.path("id").asText()), state(answer));
    }

    @Override
    public URI linkFor(EnvelopeId envelope, SignerRef signer) {
        return URI.create(get(path(envelope, "/link?signer=" + encoded(signer.value())))
                .path("url")
                .asText());
    }

    @Override
    public EnvelopeState state(EnvelopeId envelope) {
        return state(get(path(envelope, "")));
    }

    private static EnvelopeState state(JsonNode answer) {
        return EnvelopeState.valueOf(answer.path("state").asText());
    }

    @Override
    public Optional<Callback> callback(Headers headers, byte[] raw) {
        var sent = headers.first(MAC).orElse("");
        if (!MessageDigest.isEqual(
                mac(raw).getBytes(StandardCharsets.US_ASCII), sent.getBytes(StandardCharsets.UTF_8))) {
            return Optional.empty();
        }
        try {
            var message = JSON.readTree(raw);
            return Optional.of(new Callback(
                    new EnvelopeId(message.path("envelope").asText()),
                    message.path("event").asText()));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private String mac(byte[] raw) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret, HMAC));
            return HexFormat.of().formatHex(mac.doFinal(raw));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA-256", e);
        }
    }

    @Override
    public SignedFile fetch(EnvelopeId envelope) {
        var file = get(path(envelope, "/file"));
        try {
            return new SignedFile(
                    file.path("pdf").binaryValue(), file.path("evidence").binaryValue());
        } catch (IOException e) {
            throw SigningUnavailable.platform(base, e);
        }
    }

    @Override
    public void cancel(EnvelopeId envelope, String reason) {
        post(path(envelope, "/cancellation"), JSON.createObjectNode().put("reason", reason));
    }

    private static String path(EnvelopeId envelope, String rest) {
        return "/envelopes/" + encoded(envelope.value()) + rest;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private JsonNode get(String path) {
        return answer(request(path).GET().build());
    }

    private JsonNode post(String path, ObjectNode body) {
        return answer(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token);
    }

    /** What the platform refuses is a mistake of ours, and asking again does not help; all else may help. */
    private JsonNode answer(HttpRequest request) {
        @Nullable IOException failure = null;
        try {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() / HUNDRED == DONE) {
                return answer.body().length == 0 ? JSON.createObjectNode() : JSON.readTree(answer.body());
            }
            if (answer.statusCode() / HUNDRED == OURS) {
                // its words may name people, and the message goes to the log
                throw new IllegalArgumentException(
                        "the platform refuses with " + answer.statusCode(),
                        new IOException(new String(answer.body(), StandardCharsets.UTF_8)));
            }
            failure = new IOException("answered " + answer.statusCode());
        } catch (IOException broken) {
            failure = broken;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            failure = new IOException("interrupted");
        }
        throw SigningUnavailable.platform(base, failure);
    }
}
