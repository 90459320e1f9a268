package dev.serverlease.signature.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.signature.Digests;
import dev.serverlease.signature.SignatureFault;
import dev.serverlease.signature.SignatureSamples;
import dev.serverlease.signature.provider.RecordedPlatform.Message;
import dev.serverlease.signature.provider.SigningPlatform.EnvelopeId;
import dev.serverlease.signature.provider.SigningPlatform.EnvelopeState;
import dev.serverlease.signature.provider.SigningPlatform.SignRequest;
import dev.serverlease.signature.provider.SigningPlatform.SignedFile;
import dev.serverlease.signature.provider.SigningPlatform.Signer;
import dev.serverlease.signature.provider.SigningPlatform.SignerRef;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A platform's messages arrive twice, late, in the wrong order, forged or never; the end is taken in once and true. */
class SigningReturnsTest {

    private static final byte[] SIGNED = SignatureSamples.signed();

    private final RecordedPlatform provider = new RecordedPlatform();
    private final Map<EnvelopeId, EnvelopeState> ends = new LinkedHashMap<>();
    private final Map<EnvelopeId, Optional<SignedFile>> files = new LinkedHashMap<>();
    private final SigningReturns returns = new SigningReturns(provider, new SigningReturns.Arrivals() {
        @Override
        public boolean isKnown(EnvelopeId envelope) {
            return ends.containsKey(envelope);
        }

        @Override
        public void arrived(EnvelopeId envelope, EnvelopeState end, SignedFile file) {
            assertThat(ends.put(envelope, end)).as("told once").isNull();
            files.put(envelope, Optional.ofNullable(file));
        }
    });

    private final EnvelopeId envelope = provider.open(request("r-1")).id();

    @Test
    void aSignedFileArrivesAndIsCheckedAsAnyOther() {
        assertThat(receive(provider.signed(envelope, SIGNED))).isTrue();

        assertThat(ends).containsExactly(Map.entry(envelope, EnvelopeState.SIGNED));
        var file = files.get(envelope).orElseThrow();
        assertThat(SignatureSamples.check()
                        .check(SignatureSamples.received(), file.pdf())
                        .isAccepted())
                .isTrue();
    }

    @Test
    void aRepeatedMessageChangesNothing() {
        var message = provider.signed(envelope, SIGNED);
        receive(message);

        assertThat(receive(message)).isTrue();
        assertThat(provider.fetched).hasSize(1);
    }

    @Test
    void aForgedMessageOrOneWhoseBytesWereTouchedIsNotTakenIn() {
        var message = provider.signed(envelope, SIGNED);

        assertThat(receive(RecordedPlatform.forged(message))).isFalse();
        assertThat(receive(RecordedPlatform.rewritten(message))).isFalse();
        assertThat(ends).isEmpty();
        assertThat(provider.fetched).isEmpty();
    }

    @Test
    void messagesInTheWrongOrderEndAsThePlatformSays() {
        var opened = provider.opened(envelope);
        var signed = provider.signed(envelope, SIGNED);

        receive(signed);
        receive(opened);

        assertThat(ends).containsExactly(Map.entry(envelope, EnvelopeState.SIGNED));
    }

    @Test
    void aMessageThatOnlySaysThatItWasOpenedEndsNothing() {
        assertThat(receive(provider.opened(envelope))).isTrue();
        assertThat(ends).isEmpty();
    }

    @Test
    void aLostMessageIsFoundByAsking() {
        provider.signed(envelope, SIGNED);

        returns.poll(envelope);
        returns.poll(envelope);

        assertThat(ends).containsExactly(Map.entry(envelope, EnvelopeState.SIGNED));
        assertThat(provider.fetched).hasSize(1);
    }

    @Test
    void aRefusalArrivesWithoutAFile() {
        receive(provider.declined(envelope));

        assertThat(ends).containsExactly(Map.entry(envelope, EnvelopeState.DECLINED));
        assertThat(files.get(envelope)).isEmpty();
    }

    /** The prefix is not ours any more; the officer compares, the check refuses. */
    @Test
    void aRewrittenFileIsRefusedWhoeverBroughtIt() {
        var rewritten = SIGNED.clone();
        rewritten[SignatureSamples.issued().length / 2] ^= 1;
        receive(provider.signed(envelope, rewritten));

        var report = SignatureSamples.check()
                .check(
                        SignatureSamples.received(),
                        files.get(envelope).orElseThrow().pdf());
        assertThat(report.fault()).contains(SignatureFault.OTHER_DOCUMENT);
    }

    @Test
    void aRequestThatIsRepeatedAfterALostAnswerOpensOneEnvelope() {
        assertThat(provider.open(request("r-1")).id()).isEqualTo(envelope);
        assertThat(provider.open(request("r-2")).id()).isNotEqualTo(envelope);
    }

    private boolean receive(Message message) {
        return returns.callback(message.headers(), message.raw());
    }

    private static SignRequest request(String id) {
        var pdf = SignatureSamples.issued();
        return new SignRequest(
                id,
                pdf,
                Digests.sha256(pdf),
                List.of(new Signer(new SignerRef("1"), "王小明", "杭州未来贸易有限公司", null, "lessee")),
                SignatureSamples.clock().instant().plus(Duration.ofDays(5)));
    }
}
