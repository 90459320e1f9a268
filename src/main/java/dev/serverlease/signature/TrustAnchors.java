package dev.serverlease.signature;

import dev.serverlease.start.RefusedToStart;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Whose certificates are trusted, and how far a signature under each of them can be relied on. */
public final class TrustAnchors {

    private final Map<CertificateToken, Reliability> anchors;

    private TrustAnchors(Map<CertificateToken, Reliability> anchors) {
        this.anchors = anchors;
    }

    public static TrustAnchors none() {
        return new TrustAnchors(Map.of());
    }

    /** @param reliability how far a signature under each of them can be relied on */
    public static TrustAnchors of(Reliability reliability, Collection<X509Certificate> certificates) {
        var anchors = new LinkedHashMap<CertificateToken, Reliability>();
        certificates.forEach(certificate -> anchors.put(new CertificateToken(certificate), reliability));
        return new TrustAnchors(anchors);
    }

    /**
     * Reads certificates in PEM, one after the other in one file.
     *
     * @throws RefusedToStart if the file cannot be read or holds no certificate
     */
    public static TrustAnchors read(Reliability reliability, Path pem) {
        try (var in = Files.newInputStream(pem)) {
            var read = CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (read.isEmpty()) {
                throw new CertificateException("no certificate");
            }
            return of(reliability, read);
        } catch (IOException | CertificateException e) {
            throw new RefusedToStart(
                    "信任清单 " + pem + " 中读不出证书（须为 PEM）。 No certificate could be read from the anchors in " + pem
                            + ", which must be PEM.",
                    e);
        }
    }

    public TrustAnchors and(TrustAnchors more) {
        var both = new LinkedHashMap<>(anchors);
        both.putAll(more.anchors);
        return new TrustAnchors(both);
    }

    CommonTrustedCertificateSource source() {
        var source = new CommonTrustedCertificateSource();
        anchors.keySet().forEach(source::addCertificate);
        return source;
    }

    /** The weakest of the anchors among these certificates; empty if none of them is one. */
    Optional<Reliability> reliability(Collection<String> certificateIds) {
        return anchors.entrySet().stream()
                .filter(anchor -> certificateIds.contains(anchor.getKey().getDSSIdAsString()))
                .map(Map.Entry::getValue)
                .max(Comparator.naturalOrder());
    }

    Optional<Reliability> reliability(SigningKey key) {
        return reliability(key.certificates().stream()
                .map(CertificateToken::getDSSIdAsString)
                .toList());
    }
}
