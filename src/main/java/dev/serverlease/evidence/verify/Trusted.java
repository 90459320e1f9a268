package dev.serverlease.evidence.verify;

import dev.serverlease.signature.Reliability;
import dev.serverlease.signature.TrustAnchors;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whom the reader trusts, and what has been revoked, from files that the reader names; nothing of the bundle's own. */
final class Trusted {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN (CERTIFICATE|X509 CRL)-----.*?-----END \\1-----", Pattern.DOTALL);

    private final CommonTrustedCertificateSource source = new CommonTrustedCertificateSource();
    private final List<X509Certificate> certificates = new ArrayList<>();
    private final List<X509CRL> lists = new ArrayList<>();

    /**
     * Takes the certificates and the revocation lists of a file in PEM.
     *
     * @throws CertificateException if it has no certificate
     */
    Trusted with(Path pem) throws IOException, GeneralSecurityException {
        var bytes = Files.readAllBytes(pem);
        var blocks = BLOCK.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        while (blocks.find()) {
            add(blocks.group(1).equals("X509 CRL"), blocks.group().getBytes(StandardCharsets.ISO_8859_1));
        }
        if (certificates.isEmpty()) {
            throw new CertificateException(pem + "：没有证书 no certificate");
        }
        return this;
    }

    /**
     * Takes the revocation lists of a file, in PEM or as certifiers publish them, in DER.
     *
     * @throws java.security.cert.CRLException if it has none
     */
    Trusted withRevocations(Path file) throws IOException, GeneralSecurityException {
        int before = lists.size();
        add(true, Files.readAllBytes(file));
        if (lists.size() == before) {
            throw new java.security.cert.CRLException(file + "：没有吊销列表 no revocation list");
        }
        return this;
    }

    private void add(boolean revocations, byte[] bytes) throws GeneralSecurityException {
        var factory = CertificateFactory.getInstance("X.509");
        var in = new ByteArrayInputStream(bytes);
        if (revocations) {
            factory.generateCRLs(in).forEach(list -> lists.add((X509CRL) list));
        } else {
            for (var certificate : factory.generateCertificates(in)) {
                certificates.add((X509Certificate) certificate);
                source.addCertificate(new CertificateToken((X509Certificate) certificate));
            }
        }
    }

    boolean isEmpty() {
        return certificates.isEmpty();
    }

    /** The same for the check of a signed PDF, which need not tell one anchor from another here. */
    TrustAnchors anchors() {
        return TrustAnchors.of(Reliability.AGREED, certificates);
    }

    CommonTrustedCertificateSource source() {
        return source;
    }

    /** @param others that came with the certificate and may stand between it and an anchor */
    boolean leadsTo(X509Certificate certificate, Collection<X509Certificate> others, Instant at) {
        if (certificates.contains(certificate)) {
            return true;
        }
        if (isEmpty()) {
            return false;
        }
        try {
            var target = new X509CertSelector();
            target.setCertificate(certificate);
            var path = new PKIXBuilderParameters(
                    certificates.stream().map(one -> new TrustAnchor(one, null)).collect(Collectors.toSet()), target);
            path.setRevocationEnabled(false);
            path.setDate(Date.from(at));
            path.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(others)));
            CertPathBuilder.getInstance("PKIX").build(path);
            return true;
        } catch (GeneralSecurityException noPath) {
            return false;
        }
    }

    /**
     * Since when the certificate is revoked, as its issuer says in a list that the reader gave.
     *
     * @param others that came with the certificate, its issuer perhaps among them
     */
    Optional<Instant> revokedAt(X509Certificate certificate, Collection<X509Certificate> others) {
        return issuers(others)
                .filter(issuer -> issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()))
                .flatMap(issuer -> lists.stream().filter(list -> isOf(list, issuer)))
                .map(list -> list.getRevokedCertificate(certificate))
                .filter(entry -> entry != null)
                .map(entry -> entry.getRevocationDate().toInstant())
                .min(Instant::compareTo);
    }

    /** Lists that none of these issued; they say nothing. */
    List<String> listsOfOthers(Collection<X509Certificate> others) {
        return lists.stream()
                .filter(list -> issuers(others).noneMatch(issuer -> isOf(list, issuer)))
                .map(list -> list.getIssuerX500Principal().getName())
                .toList();
    }

    private Stream<X509Certificate> issuers(Collection<X509Certificate> others) {
        return Stream.concat(certificates.stream(), others.stream());
    }

    private static boolean isOf(X509CRL list, X509Certificate issuer) {
        if (!list.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
            return false;
        }
        try {
            list.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException otherKey) {
            return false;
        }
    }
}
