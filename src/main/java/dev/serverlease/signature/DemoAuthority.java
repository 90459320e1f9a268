package dev.serverlease.signature;

import dev.serverlease.signature.CertificateMaker.Purpose;
import eu.europa.esig.dss.crl.CRLUtils;
import eu.europa.esig.dss.enumerations.RevocationOrigin;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.x509.revocation.crl.CRLSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.CRLToken;
import eu.europa.esig.dss.spi.x509.tsp.KeyEntityTSPSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.jspecify.annotations.Nullable;

/**
 * The certifier and time-stamp service of the demo profile, made at its first start and kept for the next. All its
 * certificates say DEMO in their names, and what they sign has no legal effect: the Electronic Signature Law art. 16
 * asks for a licensed certifier.
 */
public final class DemoAuthority implements SealStore {

    /** Under the arc for examples: the policy that each demo time stamp names. */
    private static final String TIME_STAMP_POLICY = "2.999.1";

    private static final String MARK = "DEMO 演示";

    /** Tests set their clocks; the demo's certificates are older than any of them. */
    private static final Duration BEFORE = Duration.ofDays(1500);

    private static final Duration LONG = Duration.ofDays(365 * 30);

    private static final Duration JUST_BEFORE = Duration.ofMinutes(5);

    /** Long enough for a seal that comes weeks later. */
    private static final Duration ONE_TIME = Duration.ofDays(365);

    private final DemoKeys keys;
    private final Clock clock;
    private final SigningKey authority;
    private final SigningKey timeStamps;
    private final Map<BigInteger, Instant> revoked = new ConcurrentHashMap<>();

    /** To open a key's file takes a tenth of a second or more, at each seal. */
    private final Map<Owner, SigningKey> seals = new ConcurrentHashMap<>();

    DemoAuthority(Path folder, Clock clock) {
        this.keys = new DemoKeys(folder);
        this.clock = clock;
        var kept = keys.keepOrMake("authority", this::make);
        this.authority = DemoKeys.key(kept, "authority");
        this.timeStamps = DemoKeys.key(kept, "time-stamps");
        keys.publish("anchors.pem", anchorsPem());
    }

    private Map<String, SigningKey> make() {
        var key = CertificateMaker.newKey();
        var name = name(MARK + " 根证书 Root " + UUID.randomUUID(), MARK, null);
        var maker = new CertificateMaker(name, key);
        var from = clock.instant().minus(BEFORE);
        var root = maker.self(from, from.plus(LONG));
        var stamps = CertificateMaker.newKey();
        var stampsCertificate = maker.issue(
                name(MARK + " 时间戳 Time stamps", MARK, null),
                stamps.getPublic(),
                Purpose.TIME_STAMPS,
                from,
                from.plus(LONG));
        return Map.of(
                "authority", new SigningKey(key.getPrivate(), List.of(root)),
                "time-stamps", new SigningKey(stamps.getPrivate(), List.of(stampsCertificate, root)));
    }

    /** What a verifier elsewhere must be told to trust, in PEM; for the demo only. */
    public byte[] anchorsPem() {
        return (DSSUtils.convertToPEM(authority.certificate()) + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    TrustAnchors anchors() {
        return TrustAnchors.of(Reliability.DEMO, authority.chain());
    }

    Revocation revocation() {
        return new Revocation((CRLSource) this::revocationList, null);
    }

    private @Nullable CRLToken revocationList(CertificateToken certificate, CertificateToken issuer) {
        if (!issuer.equals(authority.certificate())) {
            return null;
        }
        try {
            var list = CRLUtils.buildCRLBinary(maker().revocations(revoked, clock.instant()));
            var token = new CRLToken(certificate, CRLUtils.buildCRLValidity(list, issuer));
            token.setExternalOrigin(RevocationOrigin.EXTERNAL);
            return token;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TimeStamps timeStamps() {
        return new TimeStamps(MARK, (algorithm, digest) -> {
            var source =
                    new KeyEntityTSPSource(timeStamps.key(), timeStamps.chain().get(0), timeStamps.chain());
            source.setTsaPolicy(TIME_STAMP_POLICY);
            source.setProductionTime(Date.from(clock.instant()));
            return source.getTimeStampResponse(algorithm, digest);
        });
    }

    SigningKey timeStampKey() {
        return timeStamps;
    }

    /** The lessor's demo seal; a lessor of another name gets another. */
    @Override
    public SigningKey open(Owner owner) {
        return seals.computeIfAbsent(owner, this::seal);
    }

    private SigningKey seal(Owner owner) {
        var file = "seal-" + UUID.nameUUIDFromBytes(owner.toString().getBytes(StandardCharsets.UTF_8));
        return DemoKeys.key(
                keys.keepOrMake(
                        file,
                        () -> Map.of(
                                "seal",
                                issue(
                                        name(owner.name(), owner.name(), owner.code()),
                                        clock.instant().minus(BEFORE),
                                        LONG.minus(BEFORE.multipliedBy(2))))),
                "seal");
    }

    /**
     * Who signs once.
     *
     * @param person the identified person
     * @param party for whom; the same name if for itself
     * @param code the party's unified social credit code, if it goes into the certificate
     */
    public record OneTimeSigner(
            String person, String party, @Nullable String code) {}

    /**
     * Signs with a certificate that is made for this one signature, whose key nobody keeps: PAdES with time stamp, and
     * the proof of the certificates. Its level is {@link Reliability#DEMO}.
     *
     * @param field the PDF's empty field
     * @throws SigningUnavailable if it cannot be signed now
     */
    public byte[] signOnce(byte[] pdf, String field, OneTimeSigner signer, String reason) {
        return signOnce(pdf, field, signer, reason, List.of());
    }

    /** @param also lines that a reader sees in the field below the others */
    public byte[] signOnce(byte[] pdf, String field, OneTimeSigner signer, String reason, List<String> also) {
        var writer = new SignatureWriter(anchors(), revocation(), timeStamps(), clock);
        var name = signer.person().equals(signer.party()) ? signer.party() : signer.party() + " " + signer.person();
        return writer.withProof(
                writer.sign(pdf, oneTime(signer), field, "承租人电子签名 Signature of the lessee", name, reason, also));
    }

    SigningKey oneTime(OneTimeSigner signer) {
        return oneTime(signer, clock.instant().minus(JUST_BEFORE), ONE_TIME);
    }

    SigningKey oneTime(OneTimeSigner signer, Instant from, Duration valid) {
        return issue(name(signer.person(), signer.party(), signer.code()), from, valid);
    }

    /** Until the next start. */
    void revoke(X509Certificate certificate) {
        revoked.put(certificate.getSerialNumber(), clock.instant());
    }

    private SigningKey issue(X500Name subject, Instant from, Duration valid) {
        var pair = CertificateMaker.newKey();
        var certificate = maker().issue(subject, pair.getPublic(), Purpose.SIGNATURES, from, from.plus(valid));
        return new SigningKey(
                pair.getPrivate(), List.of(certificate, authority.chain().get(0)));
    }

    private CertificateMaker maker() {
        return new CertificateMaker(
                X500Name.getInstance(
                        authority.chain().get(0).getSubjectX500Principal().getEncoded()),
                new KeyPair(authority.chain().get(0).getPublicKey(), authority.key()));
    }

    private static X500Name name(String common, String organisation, @Nullable String code) {
        var name = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "CN")
                .addRDN(BCStyle.O, organisation)
                .addRDN(BCStyle.OU, MARK + " 不具有签署效力 without legal effect")
                .addRDN(BCStyle.CN, common);
        if (code != null) {
            name.addRDN(new ASN1ObjectIdentifier("2.5.4.97"), code);
        }
        return name.build();
    }
}
