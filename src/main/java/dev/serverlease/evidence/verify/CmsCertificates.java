package dev.serverlease.evidence.verify;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.SignerId;
import org.bouncycastle.util.Store;
import org.jspecify.annotations.Nullable;

/** The certificates that came within a signature or a time stamp. */
final class CmsCertificates {

    private CmsCertificates() {}

    static List<X509Certificate> all(Store<X509CertificateHolder> store) throws CertificateException, IOException {
        return of(store, null);
    }

    /** @param signer whose; null for all */
    static List<X509Certificate> of(Store<X509CertificateHolder> store, @Nullable SignerId signer)
            throws CertificateException, IOException {
        var all = new ArrayList<X509Certificate>();
        var factory = CertificateFactory.getInstance("X.509");
        for (var certificate : store.getMatches(null)) {
            if (signer == null || signer.match(certificate)) {
                all.add((X509Certificate)
                        factory.generateCertificate(new ByteArrayInputStream(certificate.getEncoded())));
            }
        }
        return all;
    }

    /** The organisation, or the common name of somebody without. */
    static String nameOf(X509Certificate certificate) {
        var name = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        return Stream.of(BCStyle.O, BCStyle.CN)
                .flatMap(type -> Stream.of(name.getRDNs(type)))
                .findFirst()
                .map(part -> IETFUtils.valueToString(part.getFirst().getValue()))
                .orElse(name.toString());
    }
}
