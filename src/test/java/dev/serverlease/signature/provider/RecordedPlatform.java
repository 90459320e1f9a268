package dev.serverlease.signature.provider;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.signature.SignatureSamples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A platform elsewhere as we know it from its published client: numbered envelopes, callbacks with a MAC over their raw
 * bytes, results 2 done, 3 failed, 4 declined. It loses, doubles and reorders messages if a test wants it to.
 */
class RecordedPlatform implements SigningPlatform {

    private static final byte[] SECRET = "the platform's application secret".getBytes(StandardCharsets.UTF_8);
    private static final ObjectMapper JSON = new ObjectMapper();

    record Message(Headers headers, byte[] raw) {}

    private final Map<String, Envelope> byRequest = new LinkedHashMap<>();
    private final Map<EnvelopeId, EnvelopeState> states = new LinkedHashMap<>();
    private final Map<EnvelopeId, SignedFile> files = new LinkedHashMap<>();
    private int events;

    /** How often a file was fetched. */
    final List<EnvelopeId> fetched = new ArrayList<>();

    @Override
    public Envelope open(SignRequest request) {
        return byRequest.computeIfAbsent(request.requestId(), id -> {
            var envelope = new EnvelopeId("flow-" + (states.size() + 1));
            states.put(envelope, EnvelopeState.OPEN);
            return new Envelope(envelope, EnvelopeState.OPEN);
        });
    }

    @Override
    public URI linkFor(EnvelopeId envelope, SignerRef signer) {
        return URI.create("https://sign.example/" + envelope.value() + "/" + signer.value());
    }

    @Override
    public EnvelopeState state(EnvelopeId envelope) {
        return states.get(envelope);
    }

    @Override
    public Optional<Callback> callback(Headers headers, byte[] raw) {
        var sent = headers.first("X-Tsign-Open-SIGNATURE").orElse("");
        if (!MessageDigest.isEqual(
                mac(raw).getBytes(StandardCharsets.US_ASCII), sent.getBytes(StandardCharsets.UTF_8))) {
            return Optional.empty();
        }
        try {
            var message = JSON.readTree(raw);
            return Optional.of(new Callback(
                    new EnvelopeId(message.get("signFlowId").asText()),
                    message.get("eventId").asText()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public SignedFile fetch(EnvelopeId envelope) {
        fetched.add(envelope);
        return files.get(envelope);
    }

    @Override
    public void cancel(EnvelopeId envelope, String reason) {
        states.replace(envelope, EnvelopeState.OPEN, EnvelopeState.CANCELLED);
    }

    // what happens on the platform

    Message opened(EnvelopeId envelope) {
        return message("OPERATOR_READ", envelope, 1);
    }

    Message signed(EnvelopeId envelope, byte[] pdf) {
        states.put(envelope, EnvelopeState.SIGNED);
        files.put(envelope, new SignedFile(pdf, "{\"realName\":\"passed\"}".getBytes(StandardCharsets.UTF_8)));
        // the platform's own spelling
        return message("SIGN_MISSON_COMPLETE", envelope, 2);
    }

    Message declined(EnvelopeId envelope) {
        states.put(envelope, EnvelopeState.DECLINED);
        return message("SIGN_MISSON_COMPLETE", envelope, 4);
    }

    static Message forged(Message message) {
        return new Message(
                new Headers(Map.of("x-tsign-open-signature", mac("another body".getBytes(StandardCharsets.UTF_8)))),
                message.raw());
    }

    /** The same in content, not in bytes. */
    static Message rewritten(Message message) {
        return new Message(
                message.headers(),
                (" " + new String(message.raw(), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
    }

    private Message message(String action, EnvelopeId envelope, int result) {
        events++;
        var raw = ("{\"action\":\"" + action + "\",\"signFlowId\":\"" + envelope.value() + "\",\"signResult\":" + result
                        + ",\"eventId\":\"" + events + "\",\"timestamp\":"
                        + SignatureSamples.clock().millis() + "}")
                .getBytes(StandardCharsets.UTF_8);
        return new Message(new Headers(Map.of("x-tsign-open-signature", mac(raw))), raw);
    }

    private static String mac(byte[] raw) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(raw));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
