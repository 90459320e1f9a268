package dev.serverlease.signature;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Issues certificates and revocation lists of a certification authority, with keys on the curve P-256. */
final class CertificateMaker {

    private static final String ALGORITHM = "SHA256withECDSA";
    private static final SecureRandom RANDOM = new SecureRandom();

    enum Purpose {
        AUTHORITY,
        TIME_STAMPS,
        SIGNATURES
    }

    private final X500Name issuer;
    private final KeyPair issuersKey;

    CertificateMaker(X500Name issuer, KeyPair issuersKey) {
        this.issuer = issuer;
        this.issuersKey = issuersKey;
    }

    static KeyPair newKey() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    X509Certificate self(Instant from, Instant until) {
        return issue(issuer, issuersKey.getPublic(), Purpose.AUTHORITY, from, until);
    }

    X509Certificate issue(X500Name subject, PublicKey key, Purpose purpose, Instant from, Instant until) {
        try {
            var utils = new JcaX509ExtensionUtils();
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                            issuer, new BigInteger(120, RANDOM), Date.from(from), Date.from(until), subject, key)
                    .addExtension(Extension.subjectKeyIdentifier, false, utils.createSubjectKeyIdentifier(key))
                    .addExtension(
                            Extension.authorityKeyIdentifier,
                            false,
                            utils.createAuthorityKeyIdentifier(issuersKey.getPublic()))
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(purpose == Purpose.AUTHORITY))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(usage(purpose)));
            if (purpose == Purpose.TIME_STAMPS) {
                builder.addExtension(
                        Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder(ALGORITHM).build(issuersKey.getPrivate())));
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param revoked serial numbers and since when */
    byte[] revocations(Map<BigInteger, Instant> revoked, Instant now) {
        try {
            var builder = new X509v2CRLBuilder(issuer, Date.from(now));
            builder.setNextUpdate(Date.from(now.plus(30, ChronoUnit.DAYS)));
            revoked.forEach((serial, since) -> builder.addCRLEntry(serial, Date.from(since), CRLReason.keyCompromise));
            return builder.addExtension(
                            Extension.authorityKeyIdentifier,
                            false,
                            new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(issuersKey.getPublic()))
                    .build(new JcaContentSignerBuilder(ALGORITHM).build(issuersKey.getPrivate()))
                    .getEncoded();
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int usage(Purpose purpose) {
        return switch (purpose) {
            case AUTHORITY -> KeyUsage.keyCertSign | KeyUsage.cRLSign;
            case TIME_STAMPS -> KeyUsage.digitalSignature;
            case SIGNATURES -> KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
        };
    }
}
