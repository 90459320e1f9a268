package dev.serverlease.signature.provider;

import dev.serverlease.signature.DemoAuthority;
import dev.serverlease.signature.DemoAuthority.OneTimeSigner;
import dev.serverlease.signature.Digests;
import dev.serverlease.signature.SigningUnavailable;
import java.net.URI;
import java.time.Clock;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * The provider that comes with the product: the lessee signs on the product's own page, with a one-time certificate of
 * the demo's certifier. Good for showing the way; without legal effect.
 */
public final class EmbeddedSigning implements SigningProvider {

    private final DemoAuthority authority;
    private final Envelopes envelopes;
    private final BiFunction<EnvelopeId, SignerRef, URI> links;
    private final Clock clock;

    /** @param links makes the signing page's one-time link */
    public EmbeddedSigning(
            DemoAuthority authority, Envelopes envelopes, BiFunction<EnvelopeId, SignerRef, URI> links, Clock clock) {
        this.authority = authority;
        this.envelopes = envelopes;
        this.links = links;
        this.clock = clock;
    }

    @Override
    public Envelope open(SignRequest request) {
        if (!Digests.sha256(request.pdf()).equals(request.digest())) {
            throw new IllegalArgumentException("the digest is not the document's");
        }
        if (request.signers().size() != 1) {
            throw new IllegalArgumentException(
                    "one person signs here, not " + request.signers().size());
        }
        var id = new EnvelopeId(UUID.randomUUID().toString());
        var kept = envelopes.keepOnce(new Envelopes.Kept(id, request, EnvelopeState.OPEN, null));
        if (!kept.request().digest().equals(request.digest())) {
            throw new IllegalArgumentException("request " + request.requestId() + " was made for another document");
        }
        return new Envelope(kept.id(), standing(kept));
    }

    @Override
    public URI linkFor(EnvelopeId envelope, SignerRef signer) {
        signer(find(envelope), signer);
        return links.apply(envelope, signer);
    }

    @Override
    public EnvelopeState state(EnvelopeId envelope) {
        return standing(find(envelope));
    }

    /** Nothing calls back from inside the product. */
    @Override
    public Optional<Callback> callback(Headers headers, byte[] raw) {
        return Optional.empty();
    }

    @Override
    public SignedFile fetch(EnvelopeId envelope) {
        return Optional.ofNullable(find(envelope).signed())
                .orElseThrow(() -> new NoSuchElementException(envelope + " is not signed"));
    }

    @Override
    public void cancel(EnvelopeId envelope, String reason) {
        end(envelope, EnvelopeState.CANCELLED);
    }

    /** The signer declined on the page; who, when and why the page records. */
    public void decline(EnvelopeId envelope) {
        end(envelope, EnvelopeState.DECLINED);
    }

    private void end(EnvelopeId envelope, EnvelopeState state) {
        var kept = find(envelope);
        envelopes.end(new Envelopes.Kept(kept.id(), kept.request(), state, null));
    }

    /**
     * Signs for a person whom the page has identified and who has consented: PAdES with time stamp in the signer's
     * field, and the proof of the certificate. A repeated call gives what was signed.
     *
     * @param evidence what the page recorded of identity and consent
     * @throws IllegalStateException if the envelope has ended otherwise
     * @throws SigningUnavailable if it cannot be signed now
     */
    public SignedFile sign(EnvelopeId envelope, SignerRef ref, byte[] evidence) {
        var kept = find(envelope);
        if (kept.signed() != null) {
            return kept.signed();
        }
        if (standing(kept) != EnvelopeState.OPEN) {
            throw new IllegalStateException(envelope + " is " + standing(kept));
        }
        var signer = signer(kept, ref);
        var pdf = authority.signOnce(
                kept.request().pdf(),
                signer.field(),
                new OneTimeSigner(signer.name(), signer.party(), signer.code()),
                kept.request().requestId());
        var signed = new SignedFile(pdf, evidence);
        if (!envelopes.end(new Envelopes.Kept(kept.id(), kept.request(), EnvelopeState.SIGNED, signed))) {
            // somebody was faster: the other click of a double click, or a cancellation
            return fetchOrRefuse(envelope);
        }
        return signed;
    }

    private SignedFile fetchOrRefuse(EnvelopeId envelope) {
        var now = find(envelope);
        return Optional.ofNullable(now.signed())
                .orElseThrow(() -> new IllegalStateException(envelope + " is " + now.state()));
    }

    private EnvelopeState standing(Envelopes.Kept kept) {
        return kept.state() == EnvelopeState.OPEN
                        && !clock.instant().isBefore(kept.request().expires())
                ? EnvelopeState.EXPIRED
                : kept.state();
    }

    private Envelopes.Kept find(EnvelopeId envelope) {
        return envelopes.find(envelope).orElseThrow(() -> new NoSuchElementException("no " + envelope));
    }

    private static Signer signer(Envelopes.Kept kept, SignerRef ref) {
        return kept.request().signers().stream()
                .filter(signer -> signer.ref().equals(ref))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(ref + " does not sign " + kept.id()));
    }
}
