package dev.serverlease.signature;

import dev.serverlease.signature.pdf.Appearance;
import eu.europa.esig.dss.alert.SilentOnStatusAlert;
import eu.europa.esig.dss.alert.exception.AlertException;
import eu.europa.esig.dss.cades.CAdESSignatureParameters;
import eu.europa.esig.dss.cades.signature.CAdESService;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.enumerations.SignaturePackaging;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.spi.validation.CertificateVerifier;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import java.util.function.Supplier;

/**
 * Writes signatures with time stamps: PAdES into a PDF, CAdES beside other bytes; and the data that prove them later.
 */
class SignatureWriter {

    /** Bytes for the signature, its certificates and its time stamp; they are written twice as many, in hexadecimal. */
    private static final int ROOM = 15_000;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss (xxx)");

    private final TrustAnchors anchors;
    private final Revocation revocation;
    private final TimeStamps timeStamps;
    private final Clock clock;

    SignatureWriter(TrustAnchors anchors, Revocation revocation, TimeStamps timeStamps, Clock clock) {
        this.anchors = anchors;
        this.revocation = revocation;
        this.timeStamps = timeStamps;
        this.clock = clock;
    }

    /**
     * A signature with time stamp in the PDF's empty field.
     *
     * @param title what the signature is, the first line that a reader sees
     * @param name whose
     */
    byte[] sign(byte[] pdf, SigningKey key, String field, String title, String name, String reason) {
        return sign(pdf, key, field, title, name, reason, List.of());
    }

    /** @param also lines that a reader sees below the others */
    byte[] sign(byte[] pdf, SigningKey key, String field, String title, String name, String reason, List<String> also) {
        var now = clock.instant();
        var parameters = new PAdESSignatureParameters();
        describe(parameters, key, now);
        parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_T);
        parameters.setContentSize(ROOM);
        parameters.setSigningTimeZone(TimeZone.getTimeZone(clock.getZone()));
        parameters.setSignerName(name);
        parameters.setReason(reason);
        parameters.setImageParameters(Appearance.of(lines(key, title, name, now, also), field));
        var service = pades(verifier());
        var document = new InMemoryDocument(pdf);
        return written(() -> {
            var value = key.sign(service.getDataToSign(document, parameters).getBytes());
            return service.signDocument(document, parameters, value);
        });
    }

    /** A moment as signatures show it. */
    String shown(Instant at) {
        return TIME.format(at.atZone(clock.getZone()));
    }

    private List<String> lines(SigningKey key, String title, String name, Instant now, List<String> also) {
        var lines = new ArrayList<>(List.of(title, name, shown(now)));
        lines.addAll(also);
        if (anchors.reliability(key).filter(Reliability.DEMO::equals).isPresent()) {
            lines.add(Reliability.DEMO.word().zh() + " DEMO");
        }
        return lines;
    }

    /** Adds time stamps where they are missing and all that proves the certificates: it can then be checked offline. */
    byte[] withProof(byte[] pdf) {
        return extend(pdf, SignatureLevel.PAdES_BASELINE_LT);
    }

    /** The same, with an archive time stamp over everything. */
    byte[] forArchive(byte[] pdf) {
        return extend(pdf, SignatureLevel.PAdES_BASELINE_LTA);
    }

    private byte[] extend(byte[] pdf, SignatureLevel level) {
        var parameters = new PAdESSignatureParameters();
        parameters.setSignatureLevel(level);
        var service = pades(lenient());
        return written(() -> service.extendDocument(new InMemoryDocument(pdf), parameters));
    }

    /** A signature beside the data, in DER, with archive time stamp. */
    byte[] detached(byte[] data, SigningKey key) {
        var parameters = new CAdESSignatureParameters();
        describe(parameters, key, clock.instant());
        parameters.setSignatureLevel(SignatureLevel.CAdES_BASELINE_T);
        parameters.setSignaturePackaging(SignaturePackaging.DETACHED);
        var document = new InMemoryDocument(data);
        return written(() -> {
            var service = cades(verifier());
            var value = key.sign(service.getDataToSign(document, parameters).getBytes());
            var signed = service.signDocument(document, parameters, value);
            parameters.setSignatureLevel(SignatureLevel.CAdES_BASELINE_LTA);
            parameters.setDetachedContents(List.of(document));
            return cades(lenient()).extendDocument(signed, parameters);
        });
    }

    private CAdESService cades(CertificateVerifier verifier) {
        var service = new CAdESService(verifier);
        service.setTspSource(timeStamps);
        return service;
    }

    private static void describe(CAdESSignatureParameters parameters, SigningKey key, Instant now) {
        parameters.setSigningCertificate(key.certificate());
        parameters.setCertificateChain(key.certificates());
        parameters.setDigestAlgorithm(SigningKey.DIGEST);
        parameters.bLevel().setSigningDate(Date.from(now));
    }

    private PAdESService pades(CertificateVerifier verifier) {
        var service = new PAdESService(verifier);
        service.setPdfObjFactory(new Appearance.Factory());
        service.setTspSource(timeStamps);
        return service;
    }

    private CommonCertificateVerifier verifier() {
        var verifier = new CommonCertificateVerifier(true);
        verifier.setTrustedCertSources(anchors.source());
        verifier.setCrlSource(revocation.crl());
        verifier.setOcspSource(revocation.ocsp());
        return verifier;
    }

    /** For what was signed and checked before. */
    private CertificateVerifier lenient() {
        var verifier = verifier();
        // a lessee's file may come with more than we would add
        verifier.setAugmentationAlertOnHigherSignatureLevel(new SilentOnStatusAlert());
        // by the machine's clock, not ours; whether they are valid the check of the file has told before
        verifier.setAlertOnNotYetValidCertificate(new SilentOnStatusAlert());
        verifier.setAlertOnExpiredCertificate(new SilentOnStatusAlert());
        return verifier;
    }

    private static byte[] written(Supplier<DSSDocument> write) {
        try (var out = new ByteArrayOutputStream()) {
            write.get().writeTo(out);
            return out.toByteArray();
        } catch (DSSException | AlertException e) {
            throw SigningUnavailable.library(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
