package dev.serverlease.signature.provider;

import dev.serverlease.signature.provider.SigningPlatform.EnvelopeId;
import dev.serverlease.signature.provider.SigningPlatform.EnvelopeState;
import dev.serverlease.signature.provider.SigningPlatform.Headers;
import dev.serverlease.signature.provider.SigningPlatform.SignedFile;
import org.jspecify.annotations.Nullable;

/**
 * Takes in what comes back from a provider, each end once: whether it told us, told us twice, in the wrong order, or
 * not at all. A message is never believed in what it says; it makes us ask.
 */
public final class SigningReturns {

    /** Who is told of the end of an envelope. */
    public interface Arrivals {

        /** Whether the end of this envelope is already known. */
        boolean isKnown(EnvelopeId envelope);

        /**
         * An envelope has ended. Must bear being told twice, if two ask at the same moment.
         *
         * @param file present if it was signed; not checked yet
         */
        void arrived(EnvelopeId envelope, EnvelopeState end, @Nullable SignedFile file);
    }

    private final SigningPlatform provider;
    private final Arrivals arrivals;

    public SigningReturns(SigningPlatform provider, Arrivals arrivals) {
        this.provider = provider;
        this.arrivals = arrivals;
    }

    /** @return false if the message is not authentic; nothing was done then */
    public boolean callback(Headers headers, byte[] raw) {
        var message = provider.callback(headers, raw);
        message.ifPresent(told -> poll(told.envelope()));
        return message.isPresent();
    }

    /** Asks how an envelope stands, and takes its end in. */
    public void poll(EnvelopeId envelope) {
        if (arrivals.isKnown(envelope)) {
            return;
        }
        var state = provider.state(envelope);
        if (state == EnvelopeState.OPEN) {
            return;
        }
        arrivals.arrived(envelope, state, state == EnvelopeState.SIGNED ? provider.fetch(envelope) : null);
    }
}
