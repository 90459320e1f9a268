package dev.serverlease.signature.provider;

import dev.serverlease.signature.SignedPdfCheck;
import dev.serverlease.signature.SigningUnavailable;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a lessee signs: the shape that the Chinese signing platforms share. Whoever signs, what comes back is checked
 * with {@link SignedPdfCheck}.
 */
public interface SigningPlatform {

    /**
     * Hands a document over for signature. A repeated request with the same id opens nothing new.
     *
     * @throws IllegalArgumentException if the id was used for another document
     * @throws SigningUnavailable if the platform cannot be reached; try again
     */
    Envelope open(SignRequest request);

    /** Where the signer signs; short-lived. */
    URI linkFor(EnvelopeId envelope, SignerRef signer);

    /** How it stands. Ask from time to time, too: callbacks get lost. */
    EnvelopeState state(EnvelopeId envelope);

    /**
     * Reads what the provider sent on its own. It only says that something happened: ask {@link #state} what.
     *
     * @param raw the body as it came, because the message's authentication covers its bytes
     * @return empty if it is not authentic
     */
    Optional<Callback> callback(Headers headers, byte[] raw);

    /** The signed file with the provider's own evidence. */
    SignedFile fetch(EnvelopeId envelope);

    /** Ends it unsigned; nothing happens if it has ended. */
    void cancel(EnvelopeId envelope, String reason);

    /**
     * @param requestId ours; the same for a repeated attempt
     * @param digest SHA-256 of the PDF in hexadecimal
     * @param signers in the order in which they sign
     */
    record SignRequest(String requestId, byte[] pdf, String digest, List<Signer> signers, Instant expires) {}

    /**
     * @param name the person who signs
     * @param party for whom: an organisation, or the person itself
     * @param code the party's unified social credit code, if it goes into the certificate
     * @param field the PDF's empty field for this signature
     */
    record Signer(
            SignerRef ref,
            String name,
            String party,
            @Nullable String code,
            String field) {}

    record SignerRef(String value) {}

    record EnvelopeId(String value) {}

    record Envelope(EnvelopeId id, EnvelopeState state) {}

    enum EnvelopeState {
        OPEN,
        SIGNED,
        DECLINED,
        EXPIRED,
        CANCELLED
    }

    /** @param eventId the provider's; the same for a message sent twice */
    record Callback(EnvelopeId envelope, String eventId) {}

    /** @param evidence the provider's record of who signed and how; its own format */
    record SignedFile(byte[] pdf, byte[] evidence) {}

    /** The headers of a callback; names in lower case. */
    record Headers(Map<String, String> values) {

        public Optional<String> first(String name) {
            return Optional.ofNullable(values.get(name.toLowerCase(Locale.ROOT)));
        }
    }
}
