package dev.serverlease.evidence.verify;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;

/**
 * The clock of the machine that verifies. One that is behind would find every certificate “not valid yet”, which says
 * nothing of the bundle: the bundle is looked at as of its own time stamp then, and that this decides nothing is said.
 */
final class ReadersClock {

    /** How far the clocks of honest machines may differ. */
    private static final Duration APART = Duration.ofMinutes(5);

    private static final ASN1ObjectIdentifier ARCHIVE_TIME_STAMP = new ASN1ObjectIdentifier("0.4.0.1733.2.4");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

    private ReadersClock() {}

    /** The clock itself, or one that stands at the newest time stamp of the manifest's signature, if that is later. */
    static Clock notBehind(Clock clock, BundleFile bundle, Trusted trusted, Report report) {
        var now = clock.instant();
        var stamped = newest(bundle, trusted).filter(now::isBefore);
        stamped.filter(now.plus(APART)::isBefore)
                .ifPresent(at -> report.undecided(
                        "本机时钟为 " + TIME.format(now) + "（北京时间），早于证据包签名自身的时间戳 " + TIME.format(at)
                                + "：本机时钟很可能不准，证书当时是否有效不能由此判断。以下各项按该时间戳的时间核验；请校准本机的日期、时间和时区，然后重新核验",
                        "This computer's clock says " + TIME.format(now)
                                + " Beijing time, before the bundle's own time stamp of " + TIME.format(at)
                                + ": the clock is probably wrong, and whether the certificates were valid cannot be told by"
                                + " it. What follows is checked as of the time stamp; set the clock, with its time zone, and"
                                + " verify again"));
        return stamped.map(at -> Clock.fixed(at, clock.getZone())).orElse(clock);
    }

    private static Optional<Instant> newest(BundleFile bundle, Trusted trusted) {
        var signature = bundle.bytes("manifest.p7s");
        if (signature == null) {
            return Optional.empty();
        }
        try {
            return new CMSSignedData(signature)
                    .getSignerInfos().getSigners().stream()
                            .map(signer -> signer.getUnsignedAttributes())
                            .filter(attributes -> attributes != null)
                            .flatMap(attributes -> Stream.of(
                                            PKCSObjectIdentifiers.id_aa_signatureTimeStampToken, ARCHIVE_TIME_STAMP)
                                    .map(attributes::get))
                            .filter(attribute -> attribute != null)
                            .flatMap(attribute -> time(attribute, trusted).stream())
                            .max(Comparator.naturalOrder());
        } catch (CMSException | RuntimeException e) {
            // said where the signature is checked
            return Optional.empty();
        }
    }

    /** What anybody may have stamped is no time to go by, as long as the reader says whom to trust. */
    private static Optional<Instant> time(Attribute stamp, Trusted trusted) {
        try {
            var token = new TimeStampToken(new CMSSignedData(
                    stamp.getAttributeValues()[0].toASN1Primitive().getEncoded()));
            var at = token.getTimeStampInfo().getGenTime().toInstant();
            var all = CmsCertificates.all(token.getCertificates());
            return trusted.isEmpty()
                            || CmsCertificates.of(token.getCertificates(), token.getSID()).stream()
                                    .anyMatch(signer -> trusted.leadsTo(signer, all, at))
                    ? Optional.of(at)
                    : Optional.empty();
        } catch (CMSException | TSPException | IOException | GeneralSecurityException e) {
            return Optional.empty();
        }
    }
}
