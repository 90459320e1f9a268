package dev.serverlease.signature.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serverlease.signature.Digests;
import dev.serverlease.signature.ExpectedSignature;
import dev.serverlease.signature.Reliability;
import dev.serverlease.signature.SignatureSamples;
import dev.serverlease.signature.provider.SigningProvider.EnvelopeState;
import dev.serverlease.signature.provider.SigningProvider.SignRequest;
import dev.serverlease.signature.provider.SigningProvider.Signer;
import dev.serverlease.signature.provider.SigningProvider.SignerRef;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EmbeddedSigningTest {

    private static final SignerRef WANG = new SignerRef("1");
    private static final String PARTY = "杭州未来贸易有限公司";
    private static final String CODE = "91330106MA2CFPQT4X";

    private final EmbeddedSigning signing = new EmbeddedSigning(
            SignatureSamples.demo(),
            new MemoryEnvelopes(),
            (envelope, signer) -> URI.create("https://lease.example/sign/" + envelope.value()),
            SignatureSamples.clock());

    @Test
    void anIdentifiedPersonSignsAndTheFileHolds() {
        var envelope = signing.open(request("r-1", SignatureSamples.issued()));
        assertThat(envelope.state()).isEqualTo(EnvelopeState.OPEN);

        var signed = signing.sign(envelope.id(), WANG, new byte[] {7});

        assertThat(signing.state(envelope.id())).isEqualTo(EnvelopeState.SIGNED);
        assertThat(signing.fetch(envelope.id())).isEqualTo(signed);
        assertThat(signed.evidence()).containsExactly(7);
        var expected = ExpectedSignature.received(SignatureSamples.issued(), PARTY, CODE, Set.of(Reliability.DEMO));
        assertThat(SignatureSamples.check().check(expected, signed.pdf()).isAccepted())
                .isTrue();
    }

    @Test
    void openingTwiceOpensOneAndAnotherDocumentIsRefused() {
        var first = signing.open(request("r-2", SignatureSamples.issued()));

        assertThat(signing.open(request("r-2", SignatureSamples.issued()))).isEqualTo(first);
        assertThatThrownBy(() -> signing.open(request("r-2", new byte[] {1})))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDoubleClickSignsOnce() {
        var envelope = signing.open(request("r-3", SignatureSamples.issued()));

        var first = signing.sign(envelope.id(), WANG, new byte[0]);

        assertThat(signing.sign(envelope.id(), WANG, new byte[0]).pdf()).isEqualTo(first.pdf());
    }

    @Test
    void whatIsDeclinedCancelledOrExpiredIsNotSigned() {
        var declined = signing.open(request("r-4", SignatureSamples.issued()));
        signing.decline(declined.id());
        var cancelled = signing.open(request("r-5", SignatureSamples.issued()));
        signing.cancel(cancelled.id(), "a new draft");
        var expired = signing.open(new SignRequest(
                "r-6",
                SignatureSamples.issued(),
                Digests.sha256(SignatureSamples.issued()),
                List.of(signer()),
                SignatureSamples.clock().instant()));

        assertThat(signing.state(declined.id())).isEqualTo(EnvelopeState.DECLINED);
        assertThat(signing.state(cancelled.id())).isEqualTo(EnvelopeState.CANCELLED);
        assertThat(signing.state(expired.id())).isEqualTo(EnvelopeState.EXPIRED);
        for (var envelope : List.of(declined, cancelled, expired)) {
            assertThatThrownBy(() -> signing.sign(envelope.id(), WANG, new byte[0]))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aSignedEnvelopeCannotBeCancelled() {
        var envelope = signing.open(request("r-7", SignatureSamples.issued()));
        signing.sign(envelope.id(), WANG, new byte[0]);

        signing.cancel(envelope.id(), "too late");

        assertThat(signing.state(envelope.id())).isEqualTo(EnvelopeState.SIGNED);
    }

    private static SignRequest request(String id, byte[] pdf) {
        return new SignRequest(
                id,
                pdf,
                Digests.sha256(pdf),
                List.of(signer()),
                SignatureSamples.clock().instant().plus(Duration.ofDays(5)));
    }

    private static Signer signer() {
        return new Signer(WANG, "王小明", PARTY, CODE, "lessee");
    }
}
