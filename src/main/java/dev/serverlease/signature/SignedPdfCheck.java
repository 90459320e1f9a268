package dev.serverlease.signature;

import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks a signed PDF: the right document, signed by the right party, in the right field, not altered, with a
 * certificate that was valid then and that is trusted. Whoever brought the file, it is checked in this way.
 */
public final class SignedPdfCheck {

    private static final Logger LOG = LoggerFactory.getLogger(SignedPdfCheck.class);

    private final TrustAnchors anchors;
    private final Revocation revocation;
    private final Clock clock;

    SignedPdfCheck(TrustAnchors anchors, Revocation revocation, Clock clock) {
        this.anchors = anchors;
        this.revocation = revocation;
        this.clock = clock;
    }

    /** For a machine without network: what the file carries itself must prove it. */
    public static SignedPdfCheck offline(TrustAnchors anchors, Clock clock) {
        return new SignedPdfCheck(anchors, Revocation.OFFLINE, clock);
    }

    /** Refuses what is wrong with the file in the report, not with an exception. */
    public SignatureReport check(ExpectedSignature expected, byte[] file) {
        var writer = new ReportWriter(expected, file, clock.getZone());
        var unread = FileGuard.fault(expected, file);
        if (unread.isPresent()) {
            return writer.refused(unread.get());
        }
        try {
            return Validation.of(file, expected.field(), anchors, revocation, clock.instant())
                    .map(found -> writer.checked(found, fault(expected, file, found), found.reliability(anchors)))
                    .orElseGet(() -> writer.refused(SignatureFault.NO_SIGNATURE));
        } catch (RuntimeException e) {
            // a file that was made to break a reader is refused, not retried
            LOG.info("A signed file could not be checked: {}", e.toString());
            return writer.refused(SignatureFault.DAMAGED);
        }
    }

    private Optional<SignatureFault> fault(ExpectedSignature expected, byte[] file, Validation found) {
        var verdict = found.fault();
        if (verdict.isPresent()) {
            return verdict;
        }
        if (!Changes.areOnlySignatures(expected, file)) {
            return Optional.of(SignatureFault.CHANGED_BESIDE_THE_SIGNATURE);
        }
        var subject = found.subject();
        if (subject == null || !subject.isNamed(expected.party())) {
            return Optional.of(SignatureFault.OTHER_PARTY);
        }
        if (expected.code() != null && !subject.hasCode(expected.code())) {
            return Optional.of(SignatureFault.OTHER_CODE);
        }
        if (expected.signer() != null && !subject.isOnlyOf(expected.party(), expected.signer())) {
            return Optional.of(SignatureFault.OTHER_SIGNER);
        }
        if (expected.number() != null && subject.hasOtherNumber(expected.number())) {
            return Optional.of(SignatureFault.OTHER_NUMBER);
        }
        return found.reliability(anchors).filter(expected.allowed()::contains).isPresent()
                ? Optional.empty()
                : Optional.of(SignatureFault.NOT_RELIABLE_ENOUGH);
    }
}
