package dev.serverlease.signature.provider;

import dev.serverlease.signature.provider.SigningProvider.EnvelopeId;
import dev.serverlease.signature.provider.SigningProvider.EnvelopeState;
import dev.serverlease.signature.provider.SigningProvider.SignRequest;
import dev.serverlease.signature.provider.SigningProvider.SignedFile;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where {@link EmbeddedSigning} keeps what was handed to it. */
public interface Envelopes {

    /** @param signed the file, once it is signed */
    record Kept(
            EnvelopeId id,
            SignRequest request,
            EnvelopeState state,
            @Nullable SignedFile signed) {}

    /** Keeps a new one, unless its request id is known. @return the one that is kept under that request id */
    Kept keepOnce(Kept envelope);

    Optional<Kept> find(EnvelopeId id);

    /**
     * Replaces an open envelope by an ended one.
     *
     * @return false if it was not open any more; then nothing changed
     */
    boolean end(Kept ended);
}
