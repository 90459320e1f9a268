package dev.serverlease.signature;

import eu.europa.esig.dss.diagnostic.CertificateWrapper;
import eu.europa.esig.dss.diagnostic.SignatureWrapper;
import eu.europa.esig.dss.diagnostic.TimestampWrapper;
import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SubIndication;
import eu.europa.esig.dss.enumerations.TokenExtractionStrategy;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.pdf.modifications.DefaultPdfDifferencesFinder;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxNativeObjectFactory;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.validation.reports.Reports;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The library's verdict on the signature in one field. */
final class Validation {

    private final Reports reports;
    private final SignatureWrapper signature;

    private Validation(Reports reports, SignatureWrapper signature) {
        this.reports = reports;
        this.signature = signature;
    }

    /** @return empty if the library finds no signature in that field */
    static Optional<Validation> of(byte[] pdf, String field, TrustAnchors anchors, Revocation revocation, Instant now) {
        var verifier = new CommonCertificateVerifier(true);
        verifier.setTrustedCertSources(anchors.source());
        verifier.setCrlSource(revocation.crl());
        verifier.setOcspSource(revocation.ocsp());
        var looks = new DefaultPdfDifferencesFinder();
        // the comparison of objects finds what a comparison of pictures would, many times faster
        looks.setMaximalPagesAmountForVisualComparison(0);
        var pdfs = new PdfBoxNativeObjectFactory();
        pdfs.setPdfDifferencesFinder(looks);
        pdfs.setPdfObjectModificationsFinder(Changes.finder());
        var validator = new PDFDocumentValidator(new InMemoryDocument(pdf));
        validator.setPdfObjFactory(pdfs);
        validator.setCertificateVerifier(verifier);
        validator.setValidationTime(Date.from(now));
        validator.setTokenExtractionStrategy(TokenExtractionStrategy.EXTRACT_CERTIFICATES_ONLY);
        var reports = validator.validateDocument(StrictPolicy.POLICY);
        return reports.getDiagnosticData().getSignatures().stream()
                .filter(found -> found.getPDFRevision().getSignatureFieldNames().contains(field))
                .findFirst()
                .map(found -> new Validation(reports, found));
    }

    Optional<SignatureFault> fault() {
        if (reports.getSimpleReport().getIndication(signature.getId()) == Indication.TOTAL_PASSED) {
            return Optional.empty();
        }
        var reason = reports.getSimpleReport().getSubIndication(signature.getId());
        var fault = reason == null ? SignatureFault.NOT_PROVED : fault(reason);
        return Optional.of(
                fault == SignatureFault.REVOCATION_UNKNOWN ? outOfValidity().orElse(fault) : fault);
    }

    /** Nobody speaks of revocation for a certificate that has expired, or is not valid yet. */
    private Optional<SignatureFault> outOfValidity() {
        var certificate = signature.getSigningCertificate();
        if (certificate == null) {
            return Optional.empty();
        }
        var proved = timeStamp()
                .map(TimestampWrapper::getProductionTime)
                .orElse(reports.getSimpleReport().getValidationTime());
        return certificate.getNotAfter().before(proved)
                ? Optional.of(SignatureFault.EXPIRED)
                : Optional.of(SignatureFault.NOT_YET_VALID)
                        .filter(fault -> certificate.getNotBefore().after(proved));
    }

    private static SignatureFault fault(SubIndication reason) {
        return switch (reason) {
            case HASH_FAILURE, SIG_CRYPTO_FAILURE, SIGNED_DATA_NOT_FOUND -> SignatureFault.ALTERED;
            case FORMAT_FAILURE -> SignatureFault.CHANGED_BESIDE_THE_SIGNATURE;
            case NO_SIGNING_CERTIFICATE_FOUND, NO_CERTIFICATE_CHAIN_FOUND, NO_CERTIFICATE_CHAIN_FOUND_NO_POE ->
                SignatureFault.UNTRUSTED_ISSUER;
            case REVOKED, REVOKED_NO_POE, REVOKED_CA_NO_POE -> SignatureFault.REVOKED;
            case NOT_YET_VALID -> SignatureFault.NOT_YET_VALID;
            case EXPIRED, OUT_OF_BOUNDS_NO_POE, OUT_OF_BOUNDS_NOT_REVOKED -> SignatureFault.EXPIRED;
            case TRY_LATER, CERTIFICATE_CHAIN_GENERAL_FAILURE, REVOCATION_OUT_OF_BOUNDS_NO_POE ->
                SignatureFault.REVOCATION_UNKNOWN;
            case CRYPTO_CONSTRAINTS_FAILURE, CRYPTO_CONSTRAINTS_FAILURE_NO_POE -> SignatureFault.WEAK_ALGORITHM;
            default -> SignatureFault.NOT_PROVED;
        };
    }

    String indication() {
        var reason = reports.getSimpleReport().getSubIndication(signature.getId());
        return reports.getSimpleReport().getIndication(signature.getId()) + (reason == null ? "" : " " + reason);
    }

    @Nullable
    Subject subject() {
        var certificate = signature.getSigningCertificate();
        return certificate == null || certificate.getBinaries() == null
                ? null
                : Subject.ofCertificate(certificate.getBinaries());
    }

    @Nullable
    String issuer() {
        var certificate = signature.getSigningCertificate();
        return certificate == null ? null : certificate.getCertificateIssuerDN();
    }

    Optional<Reliability> reliability(TrustAnchors anchors) {
        return anchors.reliability(signature.getCertificateChain().stream()
                .map(CertificateWrapper::getId)
                .toList());
    }

    @Nullable
    Instant signingTime() {
        return instant(signature.getClaimedSigningTime());
    }

    /** The earliest trusted time stamp over the signature. */
    Optional<TimestampWrapper> timeStamp() {
        return signature.getTimestampList().stream()
                .filter(stamp ->
                        stamp.isTrustedChain() && stamp.isSignatureValid() && stamp.isMessageImprintDataIntact())
                .min(Comparator.comparing(TimestampWrapper::getProductionTime));
    }

    static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }

    String evidence() {
        return reports.getXmlValidationReport();
    }
}
